package io.clearwatch.oracle;

import java.time.Instant;

/** Units and notation of time. */
final class Times {
  static final double MILLIS_PER_HOUR = 3_600_000;

  private Times() {}

  /** ISO-8601 in UTC, with a fraction only where there is one. */
  static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
