package io.clearwatch.jobs;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.Clock;
import io.clearwatch.jobs.clocks.DeclarationClock;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.clocks.DeclarationMilestoneSerializer;
import io.clearwatch.jobs.clocks.DeclarationMilestones;
import io.clearwatch.jobs.clocks.DeclarationRules;
import io.clearwatch.jobs.clocks.DeclarationStuckRules;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.rolling.BacklogFunction;
import io.clearwatch.jobs.rolling.ClearanceContributor;
import io.clearwatch.jobs.rolling.CurrentTargets;
import io.clearwatch.jobs.rolling.LiveBacklogFunction;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.sinks.kafka.ResultTopics;
import io.clearwatch.jobs.sources.EventMapper;
import io.clearwatch.jobs.sources.Intake;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.jobs.types.FlatRecordSerializer;
import io.clearwatch.measurements.Point;
import io.clearwatch.wire.EventType;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Overall clearance times: declarations, releases and inspections become clearances, these become
 * rolling figures, stages, shares and verdicts; what is not released yet is the backlog, and what
 * waits too long is stuck.
 */
public final class ClearanceJob implements Job<DeclarationMilestone, Clearance> {
  private static final Set<EventType> EVENTS =
      EnumSet.of(EventType.DECLARATIONS, EventType.RELEASES, EventType.INSPECTIONS);

  private static final EventMapper<DeclarationMilestone> MAPPER =
      new EventMapper<>(DeclarationMilestone::of, DeclarationMilestoneSerializer.type());

  /** Submits the job to the cluster that runs this; the options are those of {@code run}. */
  public static void main(String[] args) throws Exception {
    JobMain.run(new ClearanceJob(), args);
  }

  @Override
  public String name() {
    return "clearwatch-clearance";
  }

  @Override
  public Set<EventType> events() {
    return EVENTS;
  }

  @Override
  public EventMapper<DeclarationMilestone> mapper() {
    return MAPPER;
  }

  @Override
  public TypeInformation<Clearance> resultType() {
    return FlatRecordSerializer.typeOf(Clearance.class);
  }

  @Override
  public void publish(DataStream<Revision<Clearance>> revisions, ResultTopics topics) {
    topics.clearances(revisions);
  }

  @Override
  public CsvTable<Clearance> resultTable() {
    return CsvTables.CLEARANCES;
  }

  @Override
  public String key(DeclarationMilestone event) {
    return event.declarationId();
  }

  @Override
  public JobParts<DeclarationMilestone, DeclarationMilestones, Clearance> parts(
      JobSettings settings) {
    DeclarationRules rules = new DeclarationRules(settings.ports());
    return new JobParts<>(
        rules,
        new DeclarationStuckRules(settings.stuck(), settings.ports()),
        new ClearanceContributor(),
        rules::stays);
  }

  @Override
  public JobOutputs<Clearance> define(
      DataStream<Received<DeclarationMilestone>> received,
      DataStream<PublishedTarget> targets,
      JobSettings settings) {
    SingleOutputStreamOperator<DeclarationMilestone> milestones =
        Intake.of(received, MAPPER.type());
    SingleOutputStreamOperator<Revision<Clearance>> clearances =
        milestones
            .keyBy(DeclarationMilestone::declarationId)
            .process(
                new DeclarationClock(
                    new DeclarationRules(settings.ports()),
                    new DeclarationStuckRules(settings.stuck(), settings.ports()),
                    settings.retention()),
                Revision.typeOf(resultType()))
            .name("clearance clock")
            .uid("clearance-clock");
    DataStream<Point> backlog =
        backlog(clearances.getSideOutput(DeclarationClock.BACKLOG), targets, settings)
            .name("backlog")
            .uid("backlog");
    StuckFlow stuck = StuckFlow.of(clearances.getSideOutput(Clock.STUCK), settings);
    Flow flow = Flow.of(clearances, new ClearanceContributor(), targets, settings);
    return new JobOutputs<>(
        clearances,
        flow.points().union(backlog, stuck.points()),
        flow.judgements(),
        flow.alerts().union(stuck.alerts()),
        milestones.getSideOutput(Intake.REJECTED),
        milestones
            .getSideOutput(PipelineCounts.TAG)
            .union(clearances.getSideOutput(PipelineCounts.TAG), flow.counts()));
  }

  private static SingleOutputStreamOperator<Point> backlog(
      DataStream<BacklogChange> changes,
      DataStream<PublishedTarget> targets,
      JobSettings settings) {
    KeyedStream<BacklogChange, String> byCell = changes.keyBy(BacklogChange::cell);
    return targets == null
        ? byCell.process(
            new BacklogFunction(settings.ticks(), settings.horizonMillis(), settings.catalogue()))
        : byCell
            .connect(targets.broadcast(CurrentTargets.STATE))
            .process(
                new LiveBacklogFunction(
                    settings.ticks(), settings.horizonMillis(), settings.catalogue()));
  }
}
