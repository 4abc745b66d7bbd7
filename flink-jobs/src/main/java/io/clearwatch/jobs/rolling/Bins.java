package io.clearwatch.jobs.rolling;

/**
 * The bins of the duration histogram: a partition of the whole numbers from 0 to {@link #MAX_VALUE}
 * in which every bin but the first is at most 2 % wide.
 *
 * <p>Bin 0 holds only 0. The others hold [lower, upper] with upper = max(lower, floor(lower × 1.01
 * / 0.99)); each starts after the one before it. A value is reported as the bin's harmonic middle 2
 * × lower × upper / (lower + upper), which is at most 1 % away from everything in the bin; the bins
 * below 50 hold a single value each and are exact. This is the accuracy argument of DDSketch
 * (Masson, Rim and Lee, VLDB 2019, <a href="https://doi.org/10.14778/3352063.3352135">section
 * 2.1</a>), applied to whole milliseconds. No bin is ever collapsed, so a bin's count can be
 * subtracted again exactly.
 *
 * <p>Worked example, in milliseconds: 1 minute = 60,000 lies in a bin about 1,200 wide and is
 * reported between 59,400 and 60,600.
 *
 * <p>Finding the bin takes the value's highest bit and then a binary search over the about 35 bins
 * that start below the next power of two.
 */
public final class Bins {
  /** Largest value that is told apart: 2^40 ms, about 34.8 years. Larger ones count as this. */
  public static final long MAX_VALUE = 1L << 40;

  private static final double GROWTH = 1.01 / 0.99;

  /** Lower bounds, ascending; LOWER[0] = 0. */
  private static final long[] LOWER = lowerBounds();

  /** FIRST[b] is the bin of 2^b, so the bin of a value with highest bit b is not below it. */
  private static final int[] FIRST = firstBins();

  /** Number of bins. */
  public static final int COUNT = LOWER.length;

  private Bins() {}

  /**
   * The bin of a value.
   *
   * @param value not negative; above {@link #MAX_VALUE} it counts as that
   */
  public static int of(long value) {
    if (value <= 0) {
      return 0;
    }
    long capped = Math.min(value, MAX_VALUE);
    int bit = 63 - Long.numberOfLeadingZeros(capped);
    int low = FIRST[bit];
    int high = FIRST[bit + 1];
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (LOWER[middle] <= capped) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Smallest value in the bin. */
  public static long lower(int bin) {
    return LOWER[bin];
  }

  /** Largest value in the bin. */
  public static long upper(int bin) {
    return bin + 1 < COUNT ? LOWER[bin + 1] - 1 : MAX_VALUE;
  }

  /** The value that stands for everything in the bin; within 1 % of it. */
  public static double middle(int bin) {
    if (bin == 0) {
      return 0;
    }
    double lower = lower(bin);
    double upper = upper(bin);
    return 2 * lower * upper / (lower + upper);
  }

  private static long[] lowerBounds() {
    long[] bounds = new long[2048];
    int count = 1;
    long lower = 1;
    while (lower <= MAX_VALUE) {
      bounds[count++] = lower;
      lower = Math.max(lower, (long) (lower * GROWTH)) + 1;
    }
    return java.util.Arrays.copyOf(bounds, count);
  }

  private static int[] firstBins() {
    int[] first = new int[42];
    int bin = 0;
    for (int bit = 0; bit < first.length; bit++) {
      long power = 1L << bit;
      while (bin + 1 < LOWER.length && LOWER[bin + 1] <= power) {
        bin++;
      }
      first[bit] = bin;
    }
    return first;
  }
}
