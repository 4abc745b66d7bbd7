package io.clearwatch.jobs.clocks;

/** Times of milestones: milliseconds since the epoch, or {@link #ABSENT}. */
final class Milestone {
  /** Later than any time, so that the earliest of two is their minimum. */
  static final long ABSENT = Long.MAX_VALUE;

  private Milestone() {}

  static boolean isKnown(long timeMillis) {
    return timeMillis != ABSENT;
  }

  /** From start to end, not below 0. */
  static long between(long startMillis, long endMillis) {
    return Math.max(0, endMillis - startMillis);
  }

  /** Null if absent. */
  static Long orNull(long timeMillis) {
    return isKnown(timeMillis) ? timeMillis : null;
  }

  /** The later of a time and a milestone that may be absent. */
  static long later(long lastMillis, long timeMillis) {
    return isKnown(timeMillis) ? Math.max(lastMillis, timeMillis) : lastMillis;
  }
}
