package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Window;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When the windows are read. Ticks are multiples of a step since the epoch; slices are as wide as
 * the largest span that divides both the step and the window, but at most an hour.
 *
 * @param steps step per window, in milliseconds
 * @param backlogStepMillis step of the backlog
 * @param distributionStepMillis step of the distribution of the last hour
 * @param provisionalStepMillis how often open ticks are given as far as they are known; 0 for never
 * @param fromMillis first tick is at or after this time
 * @param untilMillis no tick after this time
 * @param coarse spans of the past in which only multiples of a longer step are ticks, in the order
 *     of time
 */
public record Ticks(
    Map<Window, Long> steps,
    long backlogStepMillis,
    long distributionStepMillis,
    long provisionalStepMillis,
    long fromMillis,
    long untilMillis,
    List<Coarse> coarse)
    implements Serializable {

  /**
   * A span of the past with fewer ticks.
   *
   * @param untilMillis its end, exclusive
   * @param stepMillis only multiples of it are ticks
   */
  public record Coarse(long untilMillis, long stepMillis) implements Serializable {}

  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;

  /** What a completion can take until it is seen, short of what carries it to the store. */
  private static final long PROVISIONAL_STEP = 2_000L;

  /**
   * The ticks of a live run: every minute for 1h and the backlog, every 5 minutes for 24h and the
   * distribution, every hour for 7d and 30d; between them provisional values every 2 seconds.
   */
  public static Ticks live(long fromMillis) {
    EnumMap<Window, Long> steps = new EnumMap<>(Window.class);
    steps.put(Window.H1, MINUTE);
    steps.put(Window.H24, 5 * MINUTE);
    steps.put(Window.D7, HOUR);
    steps.put(Window.D30, HOUR);
    return new Ticks(
        steps, MINUTE, 5 * MINUTE, PROVISIONAL_STEP, fromMillis, Long.MAX_VALUE, List.of());
  }

  /**
   * One step for all windows.
   *
   * @param step whole minutes
   * @param fromMillis first tick is at or after this time
   * @param untilMillis last tick is the first one at or after this time
   */
  public static Ticks every(Duration step, long fromMillis, long untilMillis) {
    long stepMillis = step.toMillis();
    if (stepMillis < MINUTE || stepMillis % MINUTE != 0) {
      throw new IllegalArgumentException("a step is whole minutes, at least one, not " + step);
    }
    EnumMap<Window, Long> steps = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      steps.put(window, stepMillis);
    }
    long lastTick = -Math.floorDiv(-untilMillis, stepMillis) * stepMillis;
    return new Ticks(steps, stepMillis, stepMillis, 0, fromMillis, lastTick, List.of());
  }

  /** The same ticks with fewer of them in some spans of the past, given in the order of time. */
  public Ticks with(List<Coarse> spans) {
    return new Ticks(
        steps,
        backlogStepMillis,
        distributionStepMillis,
        provisionalStepMillis,
        fromMillis,
        untilMillis,
        List.copyOf(spans));
  }

  /** False if there is always a next tick. */
  public boolean isBounded() {
    return untilMillis != Long.MAX_VALUE;
  }

  /** Smallest tick of a window after a time; {@link Long#MAX_VALUE} if there is none. */
  public long next(Window window, long afterMillis) {
    return next(steps.get(window), afterMillis);
  }

  /** Smallest tick of the backlog after a time; {@link Long#MAX_VALUE} if there is none. */
  public long nextBacklog(long afterMillis) {
    return next(backlogStepMillis, afterMillis);
  }

  /** True if the tick is one at which the distribution of the last hour is given. */
  public boolean isDistributionTick(long tick) {
    return tick % distributionStepMillis == 0;
  }

  /** Width of the slices that a window is made of, in milliseconds. */
  public long sliceMillis(Window window) {
    return greatestCommonDivisor(steps.get(window), HOUR);
  }

  /** Largest tick of a window before a time; {@link Long#MIN_VALUE} if there is none. */
  public long previous(Window window, long beforeMillis) {
    long time = Math.min(beforeMillis - 1, untilMillis);
    long tick;
    do {
      tick = Math.floorDiv(time, steps.get(window)) * steps.get(window);
      time = tick - 1;
    } while (!isGiven(tick) && tick >= fromMillis);
    return tick >= fromMillis ? tick : Long.MIN_VALUE;
  }

  /**
   * Start of the slice that a time falls into: narrow enough for every tick that can still need it,
   * and an hour where all those ticks are on full hours.
   */
  public long sliceStart(long timeMillis) {
    long width = timeMillis < narrowFrom() ? HOUR : narrowest();
    return Math.floorDiv(timeMillis, width) * width;
  }

  private long narrowest() {
    long narrowest = HOUR;
    for (Window window : Window.values()) {
      narrowest = Math.min(narrowest, sliceMillis(window));
    }
    return narrowest;
  }

  /** The windows of narrow slices that are read after the coarse spans reach back to here. */
  private long narrowFrom() {
    long longest = 0;
    for (Window window : Window.values()) {
      if (sliceMillis(window) < HOUR) {
        longest = Math.max(longest, window.millis());
      }
    }
    long from = Long.MIN_VALUE;
    for (Coarse span : coarse) {
      if (span.stepMillis() % HOUR != 0) {
        return from;
      }
      from = Math.floorDiv(span.untilMillis() - longest, HOUR) * HOUR;
    }
    return from;
  }

  private long next(long stepMillis, long afterMillis) {
    long after = Math.max(afterMillis, fromMillis - 1);
    for (Coarse span : coarse) {
      if (after + 1 < span.untilMillis()) {
        long tick = multipleAfter(after, Math.max(stepMillis, span.stepMillis()));
        if (tick < span.untilMillis()) {
          return tick <= untilMillis ? tick : Long.MAX_VALUE;
        }
        after = span.untilMillis() - 1;
      }
    }
    long tick = multipleAfter(after, stepMillis);
    return tick <= untilMillis ? tick : Long.MAX_VALUE;
  }

  private boolean isGiven(long tick) {
    for (Coarse span : coarse) {
      if (tick < span.untilMillis()) {
        return tick % span.stepMillis() == 0;
      }
    }
    return true;
  }

  private static long multipleAfter(long time, long step) {
    return (Math.floorDiv(time, step) + 1) * step;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
