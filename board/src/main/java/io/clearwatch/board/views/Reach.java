package io.clearwatch.board.views;

import io.clearwatch.measurements.Window;
import java.time.Duration;

/**
 * How far back a chart of a window goes, and how close its points are: a few hundred, so that a
 * request is bounded whatever is asked.
 */
enum Reach {
  HOURS(Duration.ofDays(3), Duration.ofMinutes(15), Duration.ofHours(1)),
  WEEKS(Duration.ofDays(14), Duration.ofHours(1), Duration.ofHours(6)),
  MONTHS(Duration.ofDays(60), Duration.ofHours(3), Duration.ofDays(1));

  private final Duration length;
  private final Duration step;
  private final Duration bar;

  Reach(Duration length, Duration step, Duration bar) {
    this.length = length;
    this.step = step;
    this.bar = bar;
  }

  static Reach of(Window window) {
    return switch (window) {
      case H1, H24 -> HOURS;
      case D7 -> WEEKS;
      case D30 -> MONTHS;
    };
  }

  Duration length() {
    return length;
  }

  Duration step() {
    return step;
  }

  /** What a bar of completions covers. */
  Duration bar() {
    return bar;
  }
}
