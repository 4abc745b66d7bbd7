package io.clearwatch.jobs.sinks.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Values as the result files write them; null is empty. */
final class Text {
  /** More than the 6 that are promised, so that sums of rounded values stay right. */
  private static final int DECIMALS = 9;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private Text() {}

  static String of(Object value) {
    return value == null ? "" : value.toString();
  }

  /** ISO-8601 in UTC. */
  static String time(Long millis) {
    return millis == null ? "" : Instant.ofEpochMilli(millis).toString();
  }

  /** Plain decimal; whole numbers without decimals. */
  static String number(Double value) {
    if (value == null) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString(value.longValue());
    }
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }

  static String hours(Long millis) {
    return millis == null ? "" : number(millis / MILLIS_PER_HOUR);
  }
}
