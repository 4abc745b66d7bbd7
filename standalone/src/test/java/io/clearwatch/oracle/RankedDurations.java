package io.clearwatch.oracle;

import io.clearwatch.oracle.Figures.Completion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The durations of one cell in order of time, each with its rank by value. */
final class RankedDurations {
  private final long[] times;

  /** Sum of the values of the first i completions. */
  private final long[] sums;

  /** Rank by value of the i-th completion. */
  private final int[] ranks;

  private final long[] valueOfRank;

  RankedDurations(List<Completion> completions) {
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
  }

  int size() {
    return times.length;
  }

  /** When the i-th was complete. */
  long timeMillis(int i) {
    return times[i];
  }

  /** Rank by value of the i-th, from 0. */
  int rank(int i) {
    return ranks[i];
  }

  long valueOfRank(int rank) {
    return valueOfRank[rank];
  }

  /** Sum of the values in [from, to) in order of time. */
  long sum(int from, int to) {
    return sums[to] - sums[from];
  }
}
