package io.clearwatch.jobs.rolling;

import java.util.Arrays;

/**
 * What completed in one short span of time in one cell: a count, a sum and, for durations, the
 * histogram, sparse. Slices are added and subtracted; every number is an integer, so any order of
 * additions and subtractions gives the same slice. Counts may be negative in a slice that takes
 * back more than it gives.
 *
 * <p>Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class Slice {
  private static final int[] NONE = {};

  /** Completions; of a share, the denominator. */
  public long count;

  /** Sum of the durations as counted ({@link Cell#countedPerUnit()}); of a share, the numerator. */
  public long sum;

  /** Occupied bins, ascending. */
  public int[] bins = NONE;

  /** Count of each of {@link #bins}; never 0. */
  public int[] counts = NONE;

  /** For Flink. */
  public Slice() {}

  /** Adds {@code sign} completions of a duration, with its histogram bin. */
  public void addDuration(long duration, int sign) {
    addDuration(duration, Bins.of(duration), sign);
  }

  /**
   * Adds {@code sign} completions of a duration.
   *
   * @param bin {@link Bins#of} the duration
   */
  void addDuration(long duration, int bin, int sign) {
    count += sign;
    sum += sign * duration;
    addToBin(bin, sign);
  }

  /** Adds to the numerator and denominator of a share. */
  public void addShare(int numerator, int denominator) {
    sum += numerator;
    count += denominator;
  }

  /** Adds all that the other slice holds. */
  public void add(Slice other) {
    count += other.count;
    sum += other.sum;
    for (int i = 0; i < other.bins.length; i++) {
      addToBin(other.bins[i], other.counts[i]);
    }
  }

  /** True if nothing is left in it. */
  public boolean isEmpty() {
    return count == 0 && sum == 0 && bins.length == 0;
  }

  private void addToBin(int bin, int by) {
    int at = Arrays.binarySearch(bins, bin);
    if (at >= 0) {
      counts[at] += by;
      if (counts[at] == 0) {
        bins = without(bins, at);
        counts = without(counts, at);
      }
    } else {
      bins = with(bins, -at - 1, bin);
      counts = with(counts, -at - 1, by);
    }
  }

  private static int[] with(int[] array, int at, int value) {
    int[] longer = new int[array.length + 1];
    System.arraycopy(array, 0, longer, 0, at);
    longer[at] = value;
    System.arraycopy(array, at, longer, at + 1, array.length - at);
    return longer;
  }

  private static int[] without(int[] array, int at) {
    int[] shorter = new int[array.length - 1];
    System.arraycopy(array, 0, shorter, 0, at);
    System.arraycopy(array, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice that
        && count == that.count
        && sum == that.sum
        && Arrays.equals(bins, that.bins)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count * 31 + sum) * 31 + Arrays.hashCode(bins);
  }

  @Override
  public String toString() {
    return "count " + count + ", sum " + sum + ", bins " + bins.length;
  }
}
