package io.clearwatch.jobs.targets;

import io.clearwatch.events.AlertState;
import java.time.Duration;

/**
 * The life of the alerts about one subject, in event time: a condition that begins to hold makes
 * one pending, which fires once the condition has held long enough, and is resolved when all has
 * been well long enough. A condition that ends before makes a pending alert vanish: there was none.
 *
 * <p>Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class AlertLifecycle {
  /** How long a condition has to last, and how long well-being has to. */
  public static final long HOLD_MILLIS = Duration.ofMinutes(10).toMillis();

  private static final long NEVER = Long.MIN_VALUE;

  /** Tick at which the present condition began; {@link Long#MIN_VALUE} if there is none. */
  public long sinceMillis = NEVER;

  /** Tick since which all is well while an alert fires; {@link Long#MIN_VALUE} if it is not. */
  public long wellSinceMillis = NEVER;

  /** True while an alert fires. */
  public boolean firing;

  /** Last tick seen; earlier ones are not looked at again. */
  public long lastTickMillis = NEVER;

  /** For Flink. */
  public AlertLifecycle() {}

  /**
   * Takes the next tick.
   *
   * @param holds the condition holds at this tick
   * @param well the condition is clear of coming back: past the limit by the margin
   * @return the state that the alert enters, or null if it stays as it is
   */
  public AlertState next(long tickMillis, boolean holds, boolean well) {
    if (tickMillis <= lastTickMillis) {
      return null;
    }
    lastTickMillis = tickMillis;
    return firing ? whileFiring(tickMillis, well) : beforeFiring(tickMillis, holds);
  }

  private AlertState beforeFiring(long tickMillis, boolean holds) {
    if (!holds) {
      sinceMillis = NEVER;
      return null;
    }
    if (sinceMillis == NEVER) {
      sinceMillis = tickMillis;
      return AlertState.PENDING;
    }
    if (tickMillis - sinceMillis < HOLD_MILLIS) {
      return null;
    }
    firing = true;
    wellSinceMillis = NEVER;
    return AlertState.FIRING;
  }

  private AlertState whileFiring(long tickMillis, boolean well) {
    if (!well) {
      wellSinceMillis = NEVER;
      return null;
    }
    if (wellSinceMillis == NEVER) {
      wellSinceMillis = tickMillis;
    }
    if (tickMillis - wellSinceMillis < HOLD_MILLIS) {
      return null;
    }
    firing = false;
    return AlertState.RESOLVED;
  }

  /** Forgets the alert that was resolved, once it was told. */
  void reset() {
    sinceMillis = NEVER;
    wellSinceMillis = NEVER;
  }
}
