package io.clearwatch.jobs;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.jobs.clocks.Clock;
import io.clearwatch.jobs.clocks.RefundMilestones;
import io.clearwatch.jobs.clocks.RefundResult;
import io.clearwatch.jobs.clocks.RefundRules;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.clocks.StuckRules;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.jobs.rolling.RefundContributor;
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

/** Export tax refunds: working days from acceptance to approval and to payment. */
public final class RefundJob implements Job<RefundEvent, RefundResult> {
  private static final Set<EventType> EVENTS = EnumSet.of(EventType.REFUNDS);

  private static final EventMapper<RefundEvent> MAPPER = EventMapper.as(RefundEvent.class);

  /** Submits the job to the cluster that runs this; the options are those of {@code run}. */
  public static void main(String[] args) throws Exception {
    JobMain.run(new RefundJob(), args);
  }

  @Override
  public String name() {
    return "clearwatch-refund";
  }

  @Override
  public Set<EventType> events() {
    return EVENTS;
  }

  @Override
  public EventMapper<RefundEvent> mapper() {
    return MAPPER;
  }

  @Override
  public TypeInformation<RefundResult> resultType() {
    return TypeInformation.of(RefundResult.class);
  }

  @Override
  public CsvTable<RefundResult> resultTable() {
    return CsvTables.REFUNDS;
  }

  @Override
  public String key(RefundEvent event) {
    return event.getRefundId();
  }

  @Override
  public JobParts<RefundEvent, RefundMilestones, RefundResult> parts(JobSettings settings) {
    return new JobParts<>(
        new RefundRules(settings.workingDays()),
        StuckRules.none(),
        new RefundContributor(),
        milestones -> List.of());
  }

  @Override
  public JobOutputs<RefundResult> define(
      DataStream<Received<RefundEvent>> received,
      DataStream<PublishedTarget> targets,
      JobSettings settings) {
    SingleOutputStreamOperator<RefundEvent> events = Intake.of(received, MAPPER.type());
    SingleOutputStreamOperator<Revision<RefundResult>> refunds =
        events
            .keyBy(RefundEvent::getRefundId)
            .process(
                new Clock<>(
                    new RefundRules(settings.workingDays()),
                    StuckRules.none(),
                    TypeInformation.of(RefundMilestones.class),
                    settings.retention()),
                Revision.typeOf(resultType()))
            .name("refund clock")
            .uid("refund-clock");
    Flow flow = Flow.of(refunds, new RefundContributor(), targets, settings);
    return new JobOutputs<>(
        refunds,
        flow.points(),
        flow.judgements(),
        flow.alerts(),
        events.getSideOutput(Intake.REJECTED),
        events
            .getSideOutput(PipelineCounts.TAG)
            .union(refunds.getSideOutput(PipelineCounts.TAG), flow.counts()));
  }
}
