package io.clearwatch.jobs.rolling;

import java.util.function.LongUnaryOperator;

/**
 * One window of one cell. It stands at a position in time and holds the total of the slices in
 * [position - length, position). Moving to a tick adds the slices that enter and subtracts those
 * that leave, so a tick costs the same for every length.
 *
 * <p>A slice may change after the window has passed it. The window then takes the change into its
 * total where it still covers the slice, and remembers which ticks it touches; {@link #repair}
 * walks back over those and gives them again.
 *
 * <p>Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class RollingWindow {
  /** Receives the total at a tick; it must not keep the total. */
  @FunctionalInterface
  public interface TickConsumer {
    void accept(long tickMillis, Total total);
  }

  /** End of what the total covers, in milliseconds since the epoch; a multiple of the slice. */
  public long positionMillis;

  public Total total = new Total();

  /** Earliest slice changed behind the position and not yet repaired; above dirtyTo if none. */
  public long dirtyFromMillis = Long.MAX_VALUE;

  /** Latest slice changed behind the position and not yet repaired. */
  public long dirtyToMillis = Long.MIN_VALUE;

  /** For Flink. */
  public RollingWindow() {}

  public RollingWindow(long positionMillis) {
    this.positionMillis = positionMillis;
  }

  /** Moves forward to a tick. */
  public void advance(SliceStore slices, long sliceMillis, long lengthMillis, long tickMillis) {
    long enterFrom = Math.max(positionMillis, tickMillis - lengthMillis);
    long leaveTo = Math.min(positionMillis, tickMillis - lengthMillis);
    addAll(slices, sliceMillis, enterFrom, tickMillis, total, 1);
    addAll(slices, sliceMillis, positionMillis - lengthMillis, leaveTo, total, -1);
    positionMillis = tickMillis;
  }

  /**
   * Takes note of a change to a slice, after the change was stored.
   *
   * @return true if the window had passed the slice, so that ticks have to be given again
   */
  public boolean changed(long startMillis, Slice change, long lengthMillis) {
    if (startMillis >= positionMillis) {
      return false;
    }
    if (startMillis >= positionMillis - lengthMillis) {
      total.add(change, 1);
    }
    dirtyFromMillis = Math.min(dirtyFromMillis, startMillis);
    dirtyToMillis = Math.max(dirtyToMillis, startMillis);
    return true;
  }

  /**
   * Gives again every tick that the changes since the last repair touch, latest first.
   *
   * @param previousTick the tick before a given one, {@link Long#MIN_VALUE} if none
   * @param horizonMillis ticks before this time stay as they are
   */
  public void repair(
      SliceStore slices,
      long sliceMillis,
      long lengthMillis,
      LongUnaryOperator previousTick,
      long horizonMillis,
      TickConsumer ticks) {
    if (dirtyFromMillis > dirtyToMillis) {
      return;
    }
    long firstTouched = Math.max(dirtyFromMillis + 1, horizonMillis);
    long lastTouched = dirtyToMillis + lengthMillis;
    Total past = total.copy();
    long at = positionMillis;
    long tick = previousTick.applyAsLong(positionMillis + 1);
    while (tick >= firstTouched) {
      addAll(slices, sliceMillis, tick, at, past, -1);
      addAll(slices, sliceMillis, tick - lengthMillis, at - lengthMillis, past, 1);
      at = tick;
      if (tick <= lastTouched) {
        ticks.accept(tick, past);
      }
      tick = previousTick.applyAsLong(tick);
    }
    dirtyFromMillis = Long.MAX_VALUE;
    dirtyToMillis = Long.MIN_VALUE;
  }

  private static void addAll(
      SliceStore slices, long sliceMillis, long from, long to, Total total, int sign) {
    for (long start = from; start < to; start += sliceMillis) {
      Slice slice = slices.get(start);
      if (slice != null) {
        total.add(slice, sign);
      }
    }
  }
}
