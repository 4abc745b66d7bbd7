package io.clearwatch.benchmarks;

import java.util.Arrays;

/** Exact percentiles of a few thousand measurements. */
public final class Percentiles {
  private final double[] sorted;

  /**
   * @throws IllegalArgumentException without any value
   */
  public Percentiles(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** The smallest value that at least this share of all values does not exceed. */
  public double at(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }
}
