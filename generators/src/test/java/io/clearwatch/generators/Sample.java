package io.clearwatch.generators;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Numbers and their statistics. */
final class Sample {
  private final double[] sorted;

  private Sample(double[] values) {
    sorted = values;
    Arrays.sort(sorted);
  }

  static <T> Sample of(Collection<T> things, ToDoubleFunction<T> value) {
    return new Sample(things.stream().mapToDouble(value).toArray());
  }

  int size() {
    return sorted.length;
  }

  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  double quantile(double q) {
    return sorted[(int) Math.floor(q * (sorted.length - 1))];
  }

  double median() {
    return quantile(0.5);
  }

  /** Standard deviation over mean. */
  double variation() {
    double mean = mean();
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / sorted.length) / mean;
  }
}
