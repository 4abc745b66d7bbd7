package io.clearwatch.generators;

/**
 * A lognormal length of time.
 *
 * @param meanHours mean before the cut at the maximum
 * @param sigma standard deviation of its logarithm
 * @param maxHours longer ones are cut to this
 */
record Span(double meanHours, double sigma, double maxHours) {
  /**
   * @param uniform a number in [0, 1): the longer the span, the larger
   */
  long millis(double uniform) {
    return ShanghaiTime.hours(Math.min(maxHours, LogNormal.quantile(uniform, meanHours, sigma)));
  }

  long millis(Draws draws) {
    return millis(draws.uniform());
  }

  Span times(double factor) {
    return new Span(meanHours * factor, sigma, maxHours * factor);
  }
}
