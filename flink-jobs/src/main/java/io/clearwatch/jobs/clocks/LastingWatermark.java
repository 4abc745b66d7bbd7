package io.clearwatch.jobs.clocks;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * The watermark of an operator, also just after a restart. Flink keeps no watermark in its
 * checkpoints; until the sources have given the first one, every event would pass for one in time.
 *
 * <p>Subtasks are a little apart in their watermarks; after a restart all go on from the latest.
 */
public final class LastingWatermark {
  private final ListState<Long> state;
  private long knownMillis = Long.MIN_VALUE;

  /** The watermark as of the checkpoint that is restored, if one is. */
  public LastingWatermark(OperatorStateStore store) throws Exception {
    state = store.getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
    for (long restored : state.get()) {
      knownMillis = Math.max(knownMillis, restored);
    }
  }

  /**
   * The watermark now, which is also what a checkpoint remembers, so it is asked for with every
   * element, and with every timer by which something is told. Milliseconds since the epoch; {@link
   * Long#MIN_VALUE} if there has never been one.
   */
  public long millis(TimerService timers) {
    knownMillis = Math.max(knownMillis, timers.currentWatermark());
    return knownMillis;
  }

  /** Puts it into a checkpoint. */
  public void snapshot() throws Exception {
    state.clear();
    state.add(knownMillis);
  }
}
