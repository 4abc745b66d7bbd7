package io.clearwatch.generators;

import java.time.Clock;
import java.time.Duration;

/**
 * When a delivery is due by the wall clock. Simulated time runs from a start, at a speed; without
 * one everything is due at once.
 */
public final class Pace {
  private final Clock clock;
  private final double speed;
  private final long simulatedStartMillis;
  private final long wallStartMillis;

  private Pace(Clock clock, double speed, long simulatedStartMillis) {
    this.clock = clock;
    this.speed = speed;
    this.simulatedStartMillis = simulatedStartMillis;
    wallStartMillis = clock.millis();
  }

  /** As fast as the other side takes it. */
  public static Pace unpaced() {
    return new Pace(Clock.systemUTC(), Double.POSITIVE_INFINITY, 0);
  }

  /** Live: a delivery is due when the wall clock reads its time; what is older is due at once. */
  public static Pace live() {
    return live(Clock.systemUTC());
  }

  /** Live by another clock, which may be made to go faster meanwhile. */
  public static Pace live(Clock clock) {
    return new Pace(clock, 1, clock.millis());
  }

  /**
   * Simulated time runs faster or slower than the wall clock.
   *
   * @param speed simulated seconds for each second, above 0
   * @param simulatedStartMillis simulated time that is now
   * @throws IllegalArgumentException if the speed is not above 0
   */
  public static Pace times(double speed, long simulatedStartMillis) {
    return times(speed, simulatedStartMillis, Clock.systemUTC());
  }

  static Pace times(double speed, long simulatedStartMillis, Clock clock) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed " + speed + " is not above 0");
    }
    return new Pace(clock, speed, simulatedStartMillis);
  }

  /** Time left until a delivery is due; zero if it is. */
  Duration untilDue(long deliverAtMillis) {
    if (Double.isInfinite(speed)) {
      return Duration.ZERO;
    }
    double wall = wallStartMillis + (deliverAtMillis - simulatedStartMillis) / speed;
    return Duration.ofMillis(Math.max(0, (long) wall - clock.millis()));
  }
}
