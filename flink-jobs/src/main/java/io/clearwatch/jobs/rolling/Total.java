package io.clearwatch.jobs.rolling;

import java.util.Arrays;

/**
 * The running total of one window: slices enter at its head and leave at its tail. The histogram is
 * dense (one count per bin of {@link Bins}, about 5 kB), so entering, leaving and reading a
 * quantile cost the same whatever the window's length.
 *
 * <p>Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class Total {
  /** Bins in a block. */
  private static final int BLOCK = 32;

  public long count;

  /** Sum of the durations as counted ({@link Cell#countedPerUnit()}); of a share, the numerator. */
  public long sum;

  /** Count per bin; null until the first duration enters (a share never has one). */
  public int[] histogram;

  /**
   * Counts of {@link #BLOCK} bins each, so that a quantile is found in a few dozen steps; derived
   * from the histogram when it is asked for.
   */
  private transient int[] blocks;

  /** The histogram that the blocks are of, as somebody may have put another in its place. */
  private transient int[] inBlocks;

  /** For Flink. */
  public Total() {}

  /** Adds a slice, or with {@code sign} -1 takes one out that was added before. */
  public void add(Slice slice, int sign) {
    count += sign * slice.count;
    sum += sign * slice.sum;
    if (slice.bins.length == 0) {
      return;
    }
    for (int i = 0; i < slice.bins.length; i++) {
      addToBin(slice.bins[i], sign * slice.counts[i]);
    }
  }

  /**
   * Adds a completion, or with {@code sign} -1 takes one out that was added before.
   *
   * @param bin {@link Bins#of} the duration
   */
  public void addDuration(long duration, int bin, int sign) {
    count += sign;
    sum += sign * duration;
    addToBin(bin, sign);
  }

  private void addToBin(int bin, int by) {
    if (histogram == null) {
      histogram = new int[Bins.COUNT];
    }
    histogram[bin] += by;
    if (histogram == inBlocks) {
      blocks[bin / BLOCK] += by;
    }
  }

  /** Adds to the numerator and denominator of a share. */
  public void addShare(int numerator, int denominator) {
    sum += numerator;
    count += denominator;
  }

  /** An independent copy. */
  public Total copy() {
    Total copy = new Total();
    copy.count = count;
    copy.sum = sum;
    copy.histogram = histogram == null ? null : histogram.clone();
    if (histogram != null && histogram == inBlocks) {
      copy.blocks = blocks.clone();
      copy.inBlocks = copy.histogram;
    }
    return copy;
  }

  /**
   * Quantiles, as counted: the value at rank floor(q (count - 1)) of the sorted durations, within 1
   * %.
   *
   * @param q ascending, each from 0 to 1
   * @return as many values; zeros if nothing is in the window
   */
  public double[] quantiles(double... q) {
    double[] values = new double[q.length];
    if (count <= 0 || histogram == null) {
      return values;
    }
    long before = 0;
    int block = 0;
    for (int i = 0; i < q.length; i++) {
      long rank = (long) Math.floor(q[i] * (count - 1));
      while (before + blocks()[block] <= rank) {
        before += blocks[block++];
      }
      values[i] = Bins.middle(bin(rank - before, block));
    }
    return values;
  }

  /** The bin that holds the value of a rank among those of a block and what is after it. */
  private int bin(long rank, int block) {
    int bin = block * BLOCK;
    long seen = histogram[bin];
    while (seen <= rank) {
      seen += histogram[++bin];
    }
    return bin;
  }

  private int[] blocks() {
    if (histogram != inBlocks) {
      blocks = new int[(Bins.COUNT + BLOCK - 1) / BLOCK];
      for (int bin = 0; bin < histogram.length; bin++) {
        blocks[bin / BLOCK] += histogram[bin];
      }
      inBlocks = histogram;
    }
    return blocks;
  }

  /**
   * Counts by upper bound: how many durations lie in (bound before, bound], and last those above
   * all bounds. A bin counts where its middle lies.
   *
   * @param boundsMillis ascending
   */
  public long[] distribution(long[] boundsMillis) {
    long[] counts = new long[boundsMillis.length + 1];
    if (histogram == null) {
      return counts;
    }
    int at = 0;
    for (int bin = 0; bin < histogram.length; bin++) {
      while (at < boundsMillis.length && Bins.middle(bin) > boundsMillis[at]) {
        at++;
      }
      counts[at] += histogram[bin];
    }
    return counts;
  }

  @Override
  public String toString() {
    return "count " + count + ", sum " + sum + ", " + Arrays.hashCode(histogram);
  }
}
