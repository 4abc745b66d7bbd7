package io.clearwatch.generators;

/** Quantiles of the lognormal distribution, by way of those of the normal one. */
final class LogNormal {
  private static final double LOW_TAIL = 0.02425;
  private static final double[] A = {
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
    1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };
  private static final double[] C = {
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
    -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00
  };
  private static final double[] D = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };

  /** Keeps the quantile finite at 0. */
  private static final double SMALLEST = 1e-12;

  private LogNormal() {}

  /**
   * @param mean mean of the lognormal itself, above 0
   * @param sigma standard deviation of its logarithm
   */
  static double quantile(double probability, double mean, double sigma) {
    double exponent = sigma * standardNormal(probability) - sigma * sigma / 2;
    return mean * StrictMath.exp(exponent);
  }

  /** Acklam's rational approximation, relative error below 1.2e-9. */
  static double standardNormal(double probability) {
    double p = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
    if (p > 1 - LOW_TAIL) {
      return -standardNormal(1 - p);
    }
    if (p < LOW_TAIL) {
      double q = StrictMath.sqrt(-2 * StrictMath.log(p));
      return polynomial(C, q) / polynomial(D, q);
    }
    double q = p - 0.5;
    double r = q * q;
    return q * polynomial(A, r) / polynomial(B, r);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }
}
