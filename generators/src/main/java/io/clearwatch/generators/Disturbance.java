package io.clearwatch.generators;

import java.time.Instant;

/**
 * A scenario at a time.
 *
 * @param fromMillis when it begins
 * @param untilMillis when it is over, exclusive
 */
record Disturbance(Scenario scenario, long fromMillis, long untilMillis) {
  /** Part of a bounded world that passes before its disturbance. */
  private static final double UNDISTURBED_SHARE = 0.4;

  /** Longest part of a bounded world that a disturbance takes, so that the recovery shows. */
  private static final double LONGEST_SHARE = 0.25;

  static Disturbance startingAt(Scenario scenario, Instant start) {
    long from = start.toEpochMilli();
    return new Disturbance(scenario, from, from + scenario.length().toMillis());
  }

  /**
   * The disturbance of a world's own scenario: it begins at 40 % of a bounded world, or a day after
   * the start of an endless one, and lasts its length, at most a quarter of a bounded world. A
   * Monday surge waits for the next Monday if the world has one left.
   *
   * @param to end of the world, null if endless
   */
  static Disturbance within(Scenario scenario, Instant from, Instant to) {
    long start = from.toEpochMilli();
    long begin = start + ShanghaiTime.DAY_MILLIS;
    long length = scenario.length().toMillis();
    if (to != null) {
      long range = to.toEpochMilli() - start;
      begin = start + (long) (UNDISTURBED_SHARE * range);
      length = Math.min(length, (long) (LONGEST_SHARE * range));
    }
    if (scenario == Scenario.MONDAY_SURGE) {
      long monday = nextMonday(begin);
      if (to == null || monday + length < to.toEpochMilli()) {
        begin = monday;
      }
    }
    return new Disturbance(scenario, begin, begin + length);
  }

  private static long nextMonday(long timeMillis) {
    long day = ShanghaiTime.epochDay(timeMillis);
    while (ShanghaiTime.dayOfWeek(day) != 1 || ShanghaiTime.startOfDayMillis(day) < timeMillis) {
      day++;
    }
    return ShanghaiTime.startOfDayMillis(day);
  }

  /** The same, begun at a time if it would have begun before that. */
  Disturbance notBefore(long timeMillis) {
    long shift = Math.max(0, timeMillis - fromMillis);
    return new Disturbance(scenario, fromMillis + shift, untilMillis + shift);
  }

  boolean actsIn(String city, long timeMillis) {
    return timeMillis >= fromMillis && timeMillis < untilMillis && scenario.effects().actsIn(city);
  }
}
