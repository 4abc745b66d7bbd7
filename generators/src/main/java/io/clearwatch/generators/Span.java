package io.clearwatch.generators;

/**
 * A lognormal length of time.
 *
 * @param meanHours mean before the tail is folded
 * @param sigma standard deviation of its logarithm
 * @param maxHours no span is longer: what would be is spread over the upper half below this
 */
record Span(double meanHours, double sigma, double maxHours) {
  /**
   * @param uniform a number in [0, 1): the longer the span, the larger
   */
  long millis(double uniform) {
    double hours = LogNormal.quantile(uniform, meanHours, sigma);
    return ShanghaiTime.hours(
        hours <= maxHours ? hours : maxHours * (0.5 + 0.5 * maxHours / hours));
  }

  long millis(Draws draws) {
    return millis(draws.uniform());
  }

  Span times(double factor) {
    return new Span(meanHours * factor, sigma, maxHours * factor);
  }
}
