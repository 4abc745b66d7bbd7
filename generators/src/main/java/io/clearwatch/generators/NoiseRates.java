package io.clearwatch.generators;

/**
 * How far the messages stray from what happened. All are own estimates; rates are fractions.
 *
 * @param duplicates events that are delivered twice, with the same id
 * @param minutesLate events that come minutes late
 * @param hoursLate events that come hours late, up to a day
 * @param daysLate events that come one to three days late
 * @param missingArrivals declarations whose ARRIVED is never told
 * @param corrections declarations whose ARRIVED is told again with another time
 * @param cancellations declarations that are withdrawn in place of a release
 * @param neverReleased declarations that nothing more is heard of
 * @param skewedClocks whether the clocks of {@link SkewedClocks} are wrong
 */
record NoiseRates(
    double duplicates,
    double minutesLate,
    double hoursLate,
    double daysLate,
    double missingArrivals,
    double corrections,
    double cancellations,
    double neverReleased,
    boolean skewedClocks) {

  static final NoiseRates REAL =
      new NoiseRates(0.005, 0.015, 0.0015, 0.0002, 0.003, 0.002, 0.006, 0.001, true);

  static final NoiseRates NONE = new NoiseRates(0, 0, 0, 0, 0, 0, 0, 0, false);
}
