package io.clearwatch.benchmarks.state;

import io.clearwatch.events.Clearance;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.DeclarationClock;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.clocks.DeclarationRules;
import io.clearwatch.jobs.clocks.DeclarationStuckRules;
import io.clearwatch.jobs.clocks.Retention;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.UnusableException;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The clock of the clearance job. */
final class ClockState extends OperatorState<DeclarationMilestone, Revision<Clearance>> {
  /** Outputs are dropped this often. */
  private static final int DROP_EVENTS = 1_000;

  private final EventCodec codec = new EventCodec();

  ClockState() throws Exception {
    super(
        new DeclarationClock(
            new DeclarationRules(PortRegistry.builtIn()),
            new DeclarationStuckRules(StuckLimits.builtIn(), PortRegistry.builtIn()),
            Retention.DEFAULT),
        DeclarationMilestone::declarationId);
  }

  /** Takes events and drops what they give. */
  void take(Iterator<SpecificRecordBase> events) throws Exception {
    for (int n = 1; events.hasNext(); n++) {
      take(events.next());
      if (n % DROP_EVENTS == 0) {
        dropOutputs();
      }
    }
    dropOutputs();
  }

  /** Takes events; what they change in the backlog. */
  List<BacklogChange> changesOf(Iterator<SpecificRecordBase> events) throws Exception {
    while (events.hasNext()) {
      take(events.next());
    }
    Queue<StreamRecord<BacklogChange>> side = harness.getSideOutput(DeclarationClock.BACKLOG);
    List<BacklogChange> changes = side.stream().map(StreamRecord::getValue).toList();
    dropOutputs();
    return changes;
  }

  private void take(SpecificRecordBase event) throws Exception {
    DeclarationMilestone milestone = DeclarationMilestone.of(received(event));
    harness.processElement(milestone, milestone.timeMillis);
  }

  /** As it comes from a topic: strings are shared with no other event. */
  private SpecificRecordBase received(SpecificRecordBase event) throws UnusableException {
    return codec.decode(event.getClass(), codec.encode(event));
  }

  @Override
  void dropOutputs() throws InterruptedException {
    super.dropOutputs();
    Queue<StreamRecord<BacklogChange>> side = harness.getSideOutput(DeclarationClock.BACKLOG);
    if (side != null) {
      side.clear();
    }
  }
}
