package io.clearwatch.generators;

import java.util.SplittableRandom;

/**
 * Draws from the distributions of the simulation. Logarithms and powers are those of {@link
 * StrictMath}, so that every machine gives the same events to the last bit.
 */
final class Draws {
  private final SplittableRandom random;

  Draws(SplittableRandom random) {
    this.random = random;
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in [low, high], which may be the same. */
  long between(long lowMillis, long highMillis) {
    return lowMillis + (long) ((highMillis - lowMillis) * random.nextDouble());
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** Sum of {@code order} exponentials: the higher the order, the more regular. */
  double erlang(int order, double mean) {
    double sum = 0;
    for (int i = 0; i < order; i++) {
      sum += exponential(mean / order);
    }
    return sum;
  }

  double lognormal(double mean, double sigma) {
    return LogNormal.quantile(random.nextDouble(), mean, sigma);
  }

  /** A stratified stream of its own, see {@link Strata}. */
  Strata strata(int size) {
    return new Strata(random.split(), size);
  }
}
