package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Runs a {@link RollingFunction} alone and keeps what it gives. */
final class RollingHarness implements AutoCloseable {
  private final Ticks ticks;
  private final long horizonMillis;
  private final KeyedOneInputStreamOperatorTestHarness<String, Partial, Rolled> harness;

  RollingHarness(Ticks ticks, long horizonMillis) throws Exception {
    this(ticks, horizonMillis, null);
  }

  private RollingHarness(Ticks ticks, long horizonMillis, OperatorSubtaskState state)
      throws Exception {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new RollingFunction(ticks, horizonMillis)),
            Partial::cell,
            Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static Partial partial(Cell cell, long startMillis, long duration) {
    Slice slice = new Slice();
    slice.addDuration(duration, 1);
    return new Partial(cell.key(), startMillis, slice);
  }

  void add(Cell cell, long startMillis, long duration) throws Exception {
    add(partial(cell, startMillis, duration));
  }

  void add(Partial partial) throws Exception {
    harness.processElement(partial, partial.startMillis);
  }

  void watermark(long timeMillis) throws Exception {
    harness.processWatermark(timeMillis);
  }

  void endInput() throws Exception {
    watermark(Long.MAX_VALUE);
  }

  /** Closes this one; the other one goes on from its state. */
  RollingHarness restarted() throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, 1);
    close();
    return new RollingHarness(ticks, horizonMillis, state);
  }

  void forgetOutput() {
    harness.getOutput().clear();
  }

  List<Rolled> output() {
    return harness.extractOutputValues();
  }

  /** Ticks of a window whose final value was given, in their order, each once. */
  List<Long> ticks(Window window) {
    return ticks(window, false);
  }

  /** Ticks of a window that a provisional value was given for, in their order, each once. */
  List<Long> provisionalTicks(Window window) {
    return ticks(window, true);
  }

  private List<Long> ticks(Window window, boolean provisional) {
    return output().stream()
        .filter(rolled -> rolled.window == window && rolled.provisional == provisional)
        .map(rolled -> rolled.tickMillis)
        .distinct()
        .sorted()
        .toList();
  }

  /** What was given last for each cell, window and tick. */
  Collection<Rolled> lastOfEach() {
    Map<String, Rolled> last = new LinkedHashMap<>();
    output().forEach(rolled -> last.put(id(rolled.cell, rolled.window, rolled.tickMillis), rolled));
    return last.values();
  }

  Rolled last(Cell cell, Window window, long tickMillis) {
    String wanted = id(cell.key(), window, tickMillis);
    return lastOfEach().stream()
        .filter(rolled -> id(rolled.cell, rolled.window, rolled.tickMillis).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was given for " + wanted));
  }

  long sum(Cell cell, Window window, long tickMillis) {
    return last(cell, window, tickMillis).sum;
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** How many buckets of slices of a width a cell holds. */
  int buckets(Cell cell, long widthMillis) throws Exception {
    return KeyedEntries.keys(
            harness.getOperator(),
            cell.key(),
            "slices-" + widthMillis,
            Types.LONG,
            SliceBucket.class)
        .size();
  }

  private static String id(String cell, Window window, long tickMillis) {
    return cell + " " + window + "@" + tickMillis;
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close the operator under test", e);
    }
  }
}
