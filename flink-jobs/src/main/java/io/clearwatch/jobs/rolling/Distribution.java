package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import java.util.List;

/**
 * The upper bounds by which the completions of the last hour are counted for heatmaps: from 5
 * minutes to 30 days, about evenly spaced to the eye on a logarithmic axis, at durations that
 * people name.
 */
public final class Distribution {
  /** Tag values, in hours; the last one holds everything above the others. */
  public static final List<String> LE =
      List.of(
          "0.083", "0.167", "0.25", "0.5", "0.75", "1", "1.5", "2", "3", "4", "6", "9", "12", "18",
          "24", "36", "48", "72", "168", "720", "inf");

  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;

  private static final long[] BOUNDS_MILLIS = {
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    45 * MINUTE,
    HOUR,
    90 * MINUTE,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    9 * HOUR,
    12 * HOUR,
    18 * HOUR,
    24 * HOUR,
    36 * HOUR,
    48 * HOUR,
    72 * HOUR,
    168 * HOUR,
    720 * HOUR
  };

  private Distribution() {}

  /** True for the cells and windows that have a distribution: clearances by city and direction. */
  public static boolean isFor(Cell cell, Window window) {
    return window == Window.H1
        && cell.kind() == Cell.Kind.DURATION
        && (cell.name().equals(Metric.CLEARANCE_CUSTOMS.key())
            || cell.name().equals(Metric.CLEARANCE_LOGISTICS.key()))
        && cell.isBy(Dimension.CITY, Dimension.DIRECTION);
  }

  /** Completions per entry of {@link #LE}. */
  public static long[] of(Total total) {
    return total.distribution(BOUNDS_MILLIS);
  }
}
