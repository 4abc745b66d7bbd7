package io.clearwatch.oracle;

import io.clearwatch.oracle.Figures.Completion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The durations of one cell in one window, tick by tick.
 *
 * <p>All durations of the cell are ranked once; a set of ranks says which are inside the window.
 * Walking that set upwards meets the durations of the window in sorted order.
 */
final class RollingWindow {
  private final long lengthMillis;
  private final long[] times;

  /** Sum of the values of the first i completions in order of time. */
  private final long[] sums;

  /** Rank by value of the i-th completion in order of time. */
  private final int[] ranks;

  private final long[] valueOfRank;
  private final long[] inside;
  private int from;
  private int to;

  RollingWindow(List<Completion> completions, long lengthMillis) {
    this.lengthMillis = lengthMillis;
    Completion[] byTime = completions.toArray(new Completion[0]);
    Arrays.sort(byTime, Comparator.comparingLong(Completion::timeMillis));
    int size = byTime.length;
    times = new long[size];
    sums = new long[size + 1];
    Integer[] byValue = new Integer[size];
    for (int i = 0; i < size; i++) {
      times[i] = byTime[i].timeMillis();
      sums[i + 1] = sums[i] + byTime[i].value();
      byValue[i] = i;
    }
    Arrays.sort(byValue, Comparator.comparingLong(i -> byTime[i].value()));
    ranks = new int[size];
    valueOfRank = new long[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[byValue[rank]] = rank;
      valueOfRank[rank] = byTime[byValue[rank]].value();
    }
    inside = new long[size / Long.SIZE + 1];
  }

  /** Moves to [tick - length, tick); ticks only go up. */
  void moveTo(long tick) {
    while (to < times.length && times[to] < tick) {
      inside[ranks[to] / Long.SIZE] |= 1L << ranks[to];
      to++;
    }
    while (from < to && times[from] < tick - lengthMillis) {
      inside[ranks[from] / Long.SIZE] &= ~(1L << ranks[from]);
      from++;
    }
  }

  long count() {
    return to - from;
  }

  long sum() {
    return sums[to] - sums[from];
  }

  /**
   * The value at rank floor(percent / 100 (n - 1)) of the sorted durations in the window.
   *
   * @throws IllegalStateException if the window is empty
   */
  long percentile(int percent) {
    if (count() == 0) {
      throw new IllegalStateException("An empty window has no percentile");
    }
    long remaining = percent * (count() - 1) / 100;
    int word = 0;
    while (remaining >= Long.bitCount(inside[word])) {
      remaining -= Long.bitCount(inside[word]);
      word++;
    }
    long bits = inside[word];
    while (remaining > 0) {
      bits &= bits - 1;
      remaining--;
    }
    return valueOfRank[word * Long.SIZE + Long.numberOfTrailingZeros(bits)];
  }
}
