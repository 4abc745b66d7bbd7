package io.clearwatch.jobs.clocks;

import java.util.Arrays;

/**
 * The earliest time of each phase of one subject, in milliseconds since the epoch; {@link #ABSENT}
 * for a phase that has not been seen. Taking the earliest makes merging independent of order and
 * repetition.
 *
 * <p>Mutable public field, so that Flink serializes it as a POJO.
 */
public final class EarliestTimes {
  /** Later than any time, so that the earliest of two is their minimum. */
  static final long ABSENT = Long.MAX_VALUE;

  /** By position of the phase. */
  public long[] millis;

  /** For Flink. */
  public EarliestTimes() {}

  EarliestTimes(int phases) {
    millis = new long[phases];
    Arrays.fill(millis, ABSENT);
  }

  static boolean isKnown(long timeMillis) {
    return timeMillis != ABSENT;
  }

  /** Null if absent. */
  static Long orNull(long timeMillis) {
    return isKnown(timeMillis) ? timeMillis : null;
  }

  /** From start to end, not below 0. */
  static long between(long startMillis, long endMillis) {
    return Math.max(0, endMillis - startMillis);
  }

  /** Takes note of a phase; false if it was known to be as early. */
  boolean put(int phase, long timeMillis) {
    if (timeMillis >= millis[phase]) {
      return false;
    }
    millis[phase] = timeMillis;
    return true;
  }

  long get(int phase) {
    return millis[phase];
  }

  boolean has(int phase) {
    return isKnown(millis[phase]);
  }

  /** The latest that is known; {@link Long#MIN_VALUE} if none is. */
  long latest() {
    long latest = Long.MIN_VALUE;
    for (long time : millis) {
      if (isKnown(time)) {
        latest = Math.max(latest, time);
      }
    }
    return latest;
  }
}
