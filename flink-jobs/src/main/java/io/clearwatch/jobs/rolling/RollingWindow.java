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

  /** Ticks after this time have to be given again; {@link Long#MAX_VALUE} if none. */
  public long dirtyFromMillis = Long.MAX_VALUE;

  /** Latest slice changed behind the position and not yet repaired; MIN_VALUE if none. */
  public long dirtyToMillis = Long.MIN_VALUE;

  /** For Flink. */
  public RollingWindow() {}

  public RollingWindow(long positionMillis) {
    this.positionMillis = positionMillis;
  }

  /** Moves forward to a tick. */
  public void advance(SliceStore slices, long sliceMillis, long lengthMillis, long tickMillis) {
    move(slices, sliceMillis, lengthMillis, positionMillis, tickMillis, total);
    positionMillis = tickMillis;
  }

  /**
   * Reads the ticks ahead of the position, as far as one that covers the newest slice but not too
   * many of them, and stays where it is: at least one, in their order, each with what is known so
   * far.
   *
   * @param nextTick the tick after a given time, {@link Long#MAX_VALUE} if none
   * @param newestMillis start of the newest slice
   * @param most how many ticks at most
   */
  public void lookAhead(
      SliceStore slices,
      long sliceMillis,
      long lengthMillis,
      LongUnaryOperator nextTick,
      long newestMillis,
      int most,
      TickConsumer ticks) {
    Total ahead = total.copy();
    long at = positionMillis;
    int read = 0;
    do {
      long tick = nextTick.applyAsLong(at);
      if (tick == Long.MAX_VALUE) {
        return;
      }
      move(slices, sliceMillis, lengthMillis, at, tick, ahead);
      ticks.accept(tick, ahead);
      at = tick;
      read++;
    } while (at <= newestMillis && read < most);
  }

  /** Takes a total from one time to a later one: what enters is added, what leaves subtracted. */
  private static void move(
      SliceStore slices, long sliceMillis, long lengthMillis, long from, long to, Total moved) {
    addAll(slices, sliceMillis, Math.max(from, to - lengthMillis), to, moved, 1);
    addAll(slices, sliceMillis, from - lengthMillis, Math.min(from, to - lengthMillis), moved, -1);
  }

  /**
   * Takes note of a change to a slice, after the change was stored.
   *
   * @param horizonMillis how far behind the position ticks are given again; counted from there, and
   *     when the change comes, so that neither a restart nor a jump of the watermark changes which
   * @return true if the window had passed the slice, so that ticks have to be given again
   */
  public boolean changed(long startMillis, Slice change, long lengthMillis, long horizonMillis) {
    if (startMillis >= positionMillis) {
      return false;
    }
    if (startMillis >= positionMillis - lengthMillis) {
      total.add(change, 1);
    }
    long firstCorrected = positionMillis - horizonMillis;
    if (startMillis + lengthMillis >= firstCorrected) {
      dirtyFromMillis = Math.min(dirtyFromMillis, Math.max(startMillis, firstCorrected - 1));
      dirtyToMillis = Math.max(dirtyToMillis, startMillis);
    }
    return true;
  }

  /**
   * Gives again every tick that the changes since the last repair touch, latest first.
   *
   * @param previousTick the tick before a given one, {@link Long#MIN_VALUE} if none
   */
  public void repair(
      SliceStore slices,
      long sliceMillis,
      long lengthMillis,
      LongUnaryOperator previousTick,
      TickConsumer ticks) {
    if (dirtyToMillis == Long.MIN_VALUE) {
      return;
    }
    long firstTouched = dirtyFromMillis + 1;
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
