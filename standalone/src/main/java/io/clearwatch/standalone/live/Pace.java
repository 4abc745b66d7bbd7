package io.clearwatch.standalone.live;

import java.time.Clock;
import java.time.Instant;

/**
 * When to send what a simulation delivers: a past at some speed, and what is not past in its own
 * time, so that nothing is sent before it has happened.
 */
public final class Pace {
  private final Clock clock;
  private final long fromMillis;
  private final double speed;
  private final long startMillis;

  private Pace(Clock clock, Instant from, double speed) {
    this.clock = clock;
    this.fromMillis = from.toEpochMilli();
    this.speed = speed;
    this.startMillis = clock.millis();
  }

  /** The past at once. */
  public static Pace live(Clock clock) {
    return new Pace(clock, Instant.EPOCH, Double.POSITIVE_INFINITY);
  }

  /**
   * The past from some time on, several times as fast as it was.
   *
   * @param speed simulated seconds in a second, above 0
   */
  public static Pace atSpeed(Clock clock, Instant from, double speed) {
    return new Pace(clock, from, speed);
  }

  /** How long to wait before sending a delivery, in milliseconds; 0 or less if it is due. */
  public long waitMillis(long deliverAtMillis) {
    long paced = startMillis + (long) ((deliverAtMillis - fromMillis) / speed);
    return Math.max(paced, deliverAtMillis) - clock.millis();
  }
}
