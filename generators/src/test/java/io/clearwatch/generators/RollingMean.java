package io.clearwatch.generators;

import java.util.Comparator;
import java.util.List;

/** Means of customs hours over a sliding window, at ticks. */
final class RollingMean {
  private static final long TICK_MILLIS = 10 * 60_000L;

  private final List<Observed.Case> cases;
  private final long windowMillis;

  RollingMean(List<Observed.Case> cases, long windowHours) {
    this.cases =
        cases.stream().sorted(Comparator.comparingLong(Observed.Case::completedMillis)).toList();
    windowMillis = windowHours * 3_600_000;
  }

  /** Largest mean at the ticks of a time. */
  double max(long fromMillis, long toMillis) {
    return extreme(fromMillis, toMillis, 1);
  }

  /** Smallest mean at the ticks of a time. */
  double min(long fromMillis, long toMillis) {
    return -extreme(fromMillis, toMillis, -1);
  }

  private double extreme(long fromMillis, long toMillis, int sign) {
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int in = 0;
    int out = 0;
    for (long tick = fromMillis; tick <= toMillis; tick += TICK_MILLIS) {
      for (; in < cases.size() && cases.get(in).completedMillis() < tick; in++) {
        sum += cases.get(in).customsHours();
      }
      for (; out < in && cases.get(out).completedMillis() < tick - windowMillis; out++) {
        sum -= cases.get(out).customsHours();
      }
      if (in > out) {
        largest = Math.max(largest, sign * sum / (in - out));
      }
    }
    return largest;
  }
}
