package io.clearwatch.oracle;

/**
 * The durations of one cell in one window, tick by tick.
 *
 * <p>All durations of the cell are ranked once; a set of ranks says which are inside the window.
 * Walking that set upwards meets the durations of the window in sorted order.
 */
final class RollingWindow {
  private final RankedDurations durations;
  private final long lengthMillis;

  /** Bit set of the ranks inside the window. */
  private final long[] inside;

  private int from;
  private int to;

  RollingWindow(RankedDurations durations, long lengthMillis) {
    this.durations = durations;
    this.lengthMillis = lengthMillis;
    inside = new long[durations.size() / Long.SIZE + 1];
  }

  /** Moves to [tick - length, tick); ticks only go up. */
  void moveTo(long tick) {
    while (to < durations.size() && durations.timeMillis(to) < tick) {
      int rank = durations.rank(to);
      inside[rank / Long.SIZE] |= 1L << rank;
      to++;
    }
    while (from < to && durations.timeMillis(from) < tick - lengthMillis) {
      int rank = durations.rank(from);
      inside[rank / Long.SIZE] &= ~(1L << rank);
      from++;
    }
  }

  long count() {
    return to - from;
  }

  long sum() {
    return durations.sum(from, to);
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
    return durations.valueOfRank(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
  }
}
