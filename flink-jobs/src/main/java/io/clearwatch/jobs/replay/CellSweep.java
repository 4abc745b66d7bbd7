package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Total;
import io.clearwatch.measurements.Window;
import java.util.Arrays;

/**
 * One cell on a walk through time: what completed in it, in the order of time and for as long as a
 * window can hold it, and the totals of its windows. A completion enters each window once and
 * leaves it once.
 *
 * <p>Completions are added ahead of the walk by one thread and taken up by {@link #takeUp}, with
 * nothing else at work, before the walk comes to them.
 */
final class CellSweep {
  private static final Window[] WINDOWS = Window.values();
  private static final int SHARE_BITS = 32;

  private final Cell cell;
  private final String key;
  private final boolean isShare;

  private Completions ahead = new Completions();
  private final Completions known = new Completions();
  private final int[] entered = new int[WINDOWS.length];
  private final int[] left = new int[WINDOWS.length];
  private final Total[] totals = new Total[WINDOWS.length];
  private long firstMillis = Long.MAX_VALUE;

  CellSweep(String key) {
    this.key = key;
    this.cell = Cell.parse(key);
    this.isShare = cell.kind() == Cell.Kind.SHARE;
    for (int i = 0; i < totals.length; i++) {
      totals[i] = new Total();
    }
  }

  /** Completions as columns. Of a share, the value is its numerator and denominator in one. */
  private static final class Completions {
    private long[] times = new long[8];
    private long[] values = new long[8];
    private short[] bins = new short[8];
    private int size;

    void add(long time, long value, int bin) {
      makeRoomFor(1);
      times[size] = time;
      values[size] = value;
      bins[size] = (short) bin;
      size++;
    }

    void addAll(Completions others) {
      makeRoomFor(others.size);
      System.arraycopy(others.times, 0, times, size, others.size);
      System.arraycopy(others.values, 0, values, size, others.size);
      System.arraycopy(others.bins, 0, bins, size, others.size);
      size += others.size;
    }

    void removeFirst(int count) {
      System.arraycopy(times, count, times, 0, size - count);
      System.arraycopy(values, count, values, 0, size - count);
      System.arraycopy(bins, count, bins, 0, size - count);
      size -= count;
    }

    private void makeRoomFor(int more) {
      if (size + more > times.length) {
        int length = Math.max(size + more, times.length + times.length / 2);
        times = Arrays.copyOf(times, length);
        values = Arrays.copyOf(values, length);
        bins = Arrays.copyOf(bins, length);
      }
    }
  }

  Cell cell() {
    return cell;
  }

  /** {@link Cell#key()}. */
  String key() {
    return key;
  }

  /** The cell is given from its first tick after this time on. */
  void beginsAt(long timeMillis) {
    firstMillis = Math.min(firstMillis, timeMillis);
  }

  /**
   * Adds a completion; not before one that was added already.
   *
   * @param bin of the duration
   */
  void addDuration(long timeMillis, long duration, int bin) {
    beginsAt(timeMillis);
    ahead.add(timeMillis, duration, bin);
  }

  /** Adds to the share; not before what was added already. */
  void addShare(long timeMillis, int numerator, int denominator) {
    beginsAt(timeMillis);
    long value = ((long) numerator << SHARE_BITS) + denominator;
    int last = ahead.size - 1;
    if (last >= 0 && ahead.times[last] == timeMillis) {
      ahead.values[last] += value;
    } else {
      ahead.add(timeMillis, value, 0);
    }
  }

  /** Takes up what was added, and forgets what has left every window. */
  void takeUp() {
    int gone = Integer.MAX_VALUE;
    for (int count : left) {
      gone = Math.min(gone, count);
    }
    if (gone > known.size / 2) {
      known.removeFirst(gone);
      for (int i = 0; i < WINDOWS.length; i++) {
        entered[i] -= gone;
        left[i] -= gone;
      }
    }
    if (ahead.size > 0) {
      known.addAll(ahead);
      ahead = new Completions();
    }
  }

  /** True once something has completed before the tick. */
  boolean hasBegun(long tickMillis) {
    return firstMillis < tickMillis;
  }

  /** True if no window holds anything or ever will of what is known. */
  boolean isEmpty() {
    for (int count : left) {
      if (count < known.size) {
        return false;
      }
    }
    return true;
  }

  /** What a window holds where it stands. */
  Total total(Window window) {
    return totals[window.ordinal()];
  }

  /**
   * Moves a window to a tick: it then holds what completed in [tick - window, tick).
   *
   * @return true if something has entered or left
   */
  boolean advance(Window window, long tickMillis) {
    int at = window.ordinal();
    Total total = totals[at];
    int enteredBefore = entered[at];
    int leftBefore = left[at];
    int to = enteredBefore;
    while (to < known.size && known.times[to] < tickMillis) {
      add(total, to++, 1);
    }
    entered[at] = to;
    long begin = tickMillis - window.millis();
    int from = leftBefore;
    while (from < to && known.times[from] < begin) {
      add(total, from++, -1);
    }
    left[at] = from;
    return to != enteredBefore || from != leftBefore;
  }

  private void add(Total total, int completion, int sign) {
    long value = known.values[completion];
    if (isShare) {
      total.addShare(sign * (int) (value >> SHARE_BITS), sign * (int) value);
    } else {
      total.addDuration(value, known.bins[completion], sign);
    }
  }
}
