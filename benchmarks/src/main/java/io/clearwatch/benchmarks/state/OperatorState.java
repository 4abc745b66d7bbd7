package io.clearwatch.benchmarks.state;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** One keyed operator in Flink's harness, whose outputs are dropped and whose state is weighed. */
abstract class OperatorState<I, O> implements AutoCloseable {
  final KeyedOneInputStreamOperatorTestHarness<String, I, O> harness;
  private final long emptySnapshotBytes;
  private long checkpoint;

  OperatorState(KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key)
      throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, Types.STRING);
    harness.setCheckpointStorage(new JobManagerCheckpointStorage(Integer.MAX_VALUE));
    harness.open();
    emptySnapshotBytes = snapshotBytes();
  }

  /** Lets event time go on; timers fire. */
  void advanceTo(long timeMillis) throws Exception {
    harness.processWatermark(timeMillis);
    dropOutputs();
  }

  /**
   * Frees what the operator has given.
   *
   * @throws InterruptedException if the thread is interrupted: nothing else here would notice
   */
  void dropOutputs() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    harness.getOutput().clear();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** Entries of all states; a map is one for each key. */
  int entries() {
    return harness.numKeyedStateEntries();
  }

  /** Size of a full snapshot, timers included, without what one of nothing has. */
  long stateBytes() throws Exception {
    return snapshotBytes() - emptySnapshotBytes;
  }

  private long snapshotBytes() throws Exception {
    checkpoint++;
    return harness.snapshot(checkpoint, checkpoint).getStateSize();
  }

  @Override
  public void close() throws IOException {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IOException("the operator did not close", e);
    }
  }
}
