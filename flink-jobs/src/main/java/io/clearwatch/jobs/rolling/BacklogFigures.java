package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.OpenDeclaration;
import java.util.List;

/**
 * The backlog of one cell as of one tick.
 *
 * @param open declarations that have arrived and are not released or cancelled
 * @param overdue those whose age is above the limit
 * @param oldestMillis age of the oldest; 0 if none is open
 * @param bands by age relative to the limit: below a half, below one, below two, two and more
 */
record BacklogFigures(long open, long overdue, long oldestMillis, long[] bands) {

  /**
   * @param open oldest first
   */
  static BacklogFigures of(List<OpenDeclaration> open, long tick, long limitMillis) {
    long[] bands = new long[4];
    int olderThanTwo = countArrivedUpTo(open, tick - 2 * limitMillis);
    int olderThanOne = countArrivedUpTo(open, tick - limitMillis);
    int olderThanHalf = countArrivedUpTo(open, tick - (limitMillis + 1) / 2);
    bands[3] = olderThanTwo;
    bands[2] = olderThanOne - olderThanTwo;
    bands[1] = olderThanHalf - olderThanOne;
    bands[0] = open.size() - olderThanHalf;
    long overdue = countArrivedUpTo(open, tick - limitMillis - 1);
    long oldest = open.isEmpty() ? 0 : tick - open.get(0).arrivedMillis();
    return new BacklogFigures(open.size(), overdue, oldest, bands);
  }

  BacklogFigures plus(BacklogFigures other) {
    long[] sums = bands.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.bands[i];
    }
    return new BacklogFigures(
        open + other.open,
        overdue + other.overdue,
        Math.max(oldestMillis, other.oldestMillis),
        sums);
  }

  private static int countArrivedUpTo(List<OpenDeclaration> open, long timeMillis) {
    int low = 0;
    int high = open.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (open.get(middle).arrivedMillis() <= timeMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
