package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Window;

/**
 * The figures of one cell in one window at one tick.
 *
 * <p>Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class Rolled {
  /** {@link Cell#key()}. */
  public String cell;

  public Window window;

  /** End of the window: milliseconds since the epoch. */
  public long tickMillis;

  /** Completions; of a share, the denominator. */
  public long count;

  /** Sum of the durations as counted ({@link Cell#countedPerUnit()}); of a share, the numerator. */
  public long sum;

  /** As counted, like the other quantiles; 0 for a share. */
  public double p50;

  public double p90;
  public double p95;
  public double p99;

  /** True while the tick is still open: what is known so far, to be replaced by the final value. */
  public boolean provisional;

  /** Counts by the bounds of {@link Distribution}, or null where no distribution is asked for. */
  public long[] distribution;

  /** For Flink. */
  public Rolled() {}

  /** {@link #cell}, for {@code keyBy}. */
  public String cell() {
    return cell;
  }

  /** Mean in the cell's unit, or the share; 0 if nothing completed. */
  public double mean(Cell of) {
    return count == 0 ? 0 : sum / of.countedPerUnit() / count;
  }

  /**
   * The figures of a total.
   *
   * @param cell {@link Cell#key()}
   */
  public static Rolled of(String cell, Window window, long tickMillis, Total total) {
    Rolled rolled = new Rolled();
    rolled.cell = cell;
    rolled.window = window;
    rolled.tickMillis = tickMillis;
    rolled.count = total.count;
    rolled.sum = total.sum;
    if (total.histogram != null) {
      double[] quantiles = total.quantiles(0.50, 0.90, 0.95, 0.99);
      rolled.p50 = quantiles[0];
      rolled.p90 = quantiles[1];
      rolled.p95 = quantiles[2];
      rolled.p99 = quantiles[3];
    }
    return rolled;
  }

  @Override
  public String toString() {
    return cell + " " + window + "@" + tickMillis + ": " + count + ", sum " + sum;
  }
}
