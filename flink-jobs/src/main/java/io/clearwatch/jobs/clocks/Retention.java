package io.clearwatch.jobs.clocks;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the milestones of an id are kept, in event time.
 *
 * @param finishedMillis after the last event of a finished subject; longer than the correction
 *     horizon and than redeliveries take
 * @param openMillis after the last event of an unfinished one
 */
public record Retention(long finishedMillis, long openMillis) implements Serializable {
  /**
   * A week for finished subjects; 100 days for open ones, so that the longest limit at which an
   * unreleased declaration counts as stuck (90 days) is passed.
   */
  public static final Retention DEFAULT =
      new Retention(Duration.ofDays(7).toMillis(), Duration.ofDays(100).toMillis());

  /** True if an event of this time comes after its subject may have been forgotten. */
  boolean isOver(long eventMillis, long watermark) {
    return watermark != Long.MIN_VALUE && eventMillis < watermark - finishedMillis;
  }

  boolean isOver(boolean finished, long lastMillis, long nowMillis) {
    return nowMillis >= lastMillis + (finished ? finishedMillis : openMillis);
  }

  /** When a subject is given up of which nothing was heard after this time. */
  public long lostMillis(long lastMillis) {
    return lastMillis + openMillis;
  }

  /** On an even millisecond, as the limits of {@link StuckWatch} are on odd ones. */
  long firstLook(long eventMillis) {
    return even(eventMillis + finishedMillis);
  }

  long nextLook(long nowMillis) {
    return even(nowMillis + finishedMillis);
  }

  private static long even(long timeMillis) {
    return timeMillis + (timeMillis & 1);
  }
}
