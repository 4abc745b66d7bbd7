package io.clearwatch.jobs.replay;

import java.time.Duration;

/** Weeks as the parts of time that a replay has in memory, numbered since the epoch. */
final class Weeks {
  private static final long MILLIS = Duration.ofDays(7).toMillis();

  private Weeks() {}

  /** The week of a time in milliseconds since the epoch. */
  static long of(long timeMillis) {
    return Math.floorDiv(timeMillis, MILLIS);
  }

  /** The begin of a week; milliseconds since the epoch. */
  static long beginMillis(long week) {
    return week * MILLIS;
  }

  /** The end of a week, exclusive; milliseconds since the epoch. */
  static long endMillis(long week) {
    return (week + 1) * MILLIS;
  }
}
