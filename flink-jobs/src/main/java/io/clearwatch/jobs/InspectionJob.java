package io.clearwatch.jobs;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.clocks.Clock;
import io.clearwatch.jobs.clocks.InspectionMilestones;
import io.clearwatch.jobs.clocks.InspectionResult;
import io.clearwatch.jobs.clocks.InspectionRules;
import io.clearwatch.jobs.clocks.InspectionStuckRules;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.rolling.InspectionContributor;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.sources.EventMapper;
import io.clearwatch.jobs.sources.Intake;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.wire.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Inspections: how long an appointment, the wait, the inspection and all of it take, and which are
 * stuck.
 */
public final class InspectionJob implements Job<InspectionEvent, InspectionResult> {
  private static final Set<EventType> EVENTS = EnumSet.of(EventType.INSPECTIONS);

  private static final EventMapper<InspectionEvent> MAPPER = EventMapper.as(InspectionEvent.class);

  /** Submits the job to the cluster that runs this; the options are those of {@code run}. */
  public static void main(String[] args) throws Exception {
    JobMain.run(new InspectionJob(), args);
  }

  @Override
  public String name() {
    return "clearwatch-inspection";
  }

  @Override
  public Set<EventType> events() {
    return EVENTS;
  }

  @Override
  public EventMapper<InspectionEvent> mapper() {
    return MAPPER;
  }

  @Override
  public TypeInformation<InspectionResult> resultType() {
    return TypeInformation.of(InspectionResult.class);
  }

  @Override
  public CsvTable<InspectionResult> resultTable() {
    return CsvTables.INSPECTIONS;
  }

  @Override
  public String key(InspectionEvent event) {
    return event.getInspectionId();
  }

  @Override
  public JobParts<InspectionEvent, InspectionMilestones, InspectionResult> parts(
      JobSettings settings) {
    return new JobParts<>(
        new InspectionRules(settings.ports()),
        new InspectionStuckRules(settings.stuck(), settings.ports()),
        new InspectionContributor(),
        milestones -> List.of());
  }

  @Override
  public JobOutputs<InspectionResult> define(
      DataStream<Received<InspectionEvent>> received,
      DataStream<PublishedTarget> targets,
      JobSettings settings) {
    SingleOutputStreamOperator<InspectionEvent> events = Intake.of(received, MAPPER.type());
    SingleOutputStreamOperator<Revision<InspectionResult>> inspections =
        events
            .keyBy(InspectionEvent::getInspectionId)
            .process(
                new Clock<>(
                    new InspectionRules(settings.ports()),
                    new InspectionStuckRules(settings.stuck(), settings.ports()),
                    TypeInformation.of(InspectionMilestones.class),
                    settings.retention()),
                Revision.typeOf(resultType()))
            .name("inspection clock")
            .uid("inspection-clock");
    StuckFlow stuck = StuckFlow.of(inspections.getSideOutput(Clock.STUCK), settings);
    Flow flow = Flow.of(inspections, new InspectionContributor(), targets, settings);
    return new JobOutputs<>(
        inspections,
        flow.points().union(stuck.points()),
        flow.judgements(),
        flow.alerts().union(stuck.alerts()),
        events.getSideOutput(Intake.REJECTED),
        events
            .getSideOutput(PipelineCounts.TAG)
            .union(inspections.getSideOutput(PipelineCounts.TAG), flow.counts()));
  }
}
