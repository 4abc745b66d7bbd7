package io.clearwatch.jobs;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.jobs.clocks.Clock;
import io.clearwatch.jobs.clocks.InspectionMilestones;
import io.clearwatch.jobs.clocks.InspectionResult;
import io.clearwatch.jobs.clocks.InspectionRules;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.rolling.InspectionContributor;
import io.clearwatch.jobs.sources.EventMapper;
import io.clearwatch.jobs.sources.Intake;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.wire.EventType;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** Inspections: how long an appointment, the wait, the inspection and all of it take. */
public final class InspectionJob {
  /** Name, also of the consumer group. */
  public static final String NAME = "clearwatch-inspection";

  /** What the job reads. */
  public static final Set<EventType> EVENTS = EnumSet.of(EventType.INSPECTIONS);

  /** How it sees what it reads. */
  public static final EventMapper<InspectionEvent> MAPPER = EventMapper.as(InspectionEvent.class);

  private static final OutputTag<InspectionResult> SETTLED =
      new OutputTag<>("settled", TypeInformation.of(InspectionResult.class));

  private InspectionJob() {}

  /** Builds the job on a stream of its events. */
  public static JobOutputs<InspectionResult> define(
      DataStream<Received<InspectionEvent>> received, JobSettings settings) {
    SingleOutputStreamOperator<InspectionEvent> events = Intake.of(received, MAPPER.type());
    SingleOutputStreamOperator<Revision<InspectionResult>> inspections =
        events
            .keyBy(InspectionEvent::getInspectionId)
            .process(
                new Clock<>(
                    new InspectionRules(settings.ports()),
                    TypeInformation.of(InspectionMilestones.class),
                    settings.retention(),
                    SETTLED),
                Revision.typeOf(TypeInformation.of(InspectionResult.class)))
            .name("inspection clock")
            .uid("inspection-clock");
    Flow flow = Flow.of(inspections, new InspectionContributor(), settings);
    return new JobOutputs<>(
        inspections,
        inspections.getSideOutput(SETTLED),
        flow.points(),
        flow.judgements(),
        flow.alerts(),
        events.getSideOutput(Intake.REJECTED));
  }
}
