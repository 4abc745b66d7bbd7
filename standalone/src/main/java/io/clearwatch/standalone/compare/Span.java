package io.clearwatch.standalone.compare;

import java.time.Duration;
import java.time.Instant;

/**
 * What a run covers.
 *
 * @param first earliest completion of a clearance, inspection or refund
 * @param last latest one
 * @param clearances number of declarations that were released or handed over
 */
public record Span(Instant first, Instant last, long clearances) {

  /** When a period of it begins, or null where it is no longer than the period. */
  Instant begin(Period period) {
    if (period == Period.WHOLE) {
      return first;
    }
    Instant begin = last.minus(period.length());
    return begin.isAfter(first) ? begin : null;
  }

  Duration length() {
    return Duration.between(first, last);
  }
}
