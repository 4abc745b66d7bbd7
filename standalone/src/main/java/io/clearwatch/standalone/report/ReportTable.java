package io.clearwatch.standalone.report;

import java.util.List;

/**
 * A table of a report. What stands on the page is read from it, and so is what is written as CSV
 * and Parquet.
 *
 * @param id name of the table and of its files
 * @param keys columns that say what a row is about
 * @param figures columns of figures
 * @param sql what makes it, from the tables of the month
 */
record ReportTable(String id, List<String> keys, List<String> figures, String sql) {
  /** Figures of a sample of durations {@code x}, in hours or working days. */
  static final List<String> DURATION =
      List.of("n", "mean", "p25", "p50", "p75", "p90", "p95", "p99", "longest");

  /** The same in SQL; percentiles are values that occur. */
  static final String DURATION_SQL =
      "count(*) AS n, avg(x) AS mean, quantile_disc(x, 0.25) AS p25, quantile_disc(x, 0.5) AS p50, "
          + "quantile_disc(x, 0.75) AS p75, quantile_disc(x, 0.9) AS p90, "
          + "quantile_disc(x, 0.95) AS p95, quantile_disc(x, 0.99) AS p99, max(x) AS longest";

  /** A table of durations. */
  static ReportTable ofDurations(String id, List<String> keys, String sql) {
    return new ReportTable(id, keys, DURATION, sql);
  }
}
