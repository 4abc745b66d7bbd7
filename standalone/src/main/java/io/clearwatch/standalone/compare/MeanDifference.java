package io.clearwatch.standalone.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far two means are apart, and whether that is more than noise.
 *
 * <p>The interval is a bootstrap-t one over blocks: blocks are drawn with replacement for each
 * site, and each drawn difference is set in relation to its own standard error, which holds what it
 * promises also for skewed durations and few blocks (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, chapter 12). The standard error of a mean is that of a ratio of sums over
 * stratified blocks (Cochran, Sampling Techniques, 1977, chapter 6).
 */
final class MeanDifference {
  /** With fewer blocks to spare nothing is said about noise. */
  static final int LEAST_FREEDOM = 7;

  static final int DRAWS = 4999;

  private static final double TAIL = 0.025;

  private final Pair<Blocks> pair;
  private final double[] firstTerms;
  private final double[] secondTerms;
  private double difference;
  private double error;

  private MeanDifference(Pair<Blocks> pair) {
    this.pair = pair;
    this.firstTerms = new double[pair.first().strata().blocks()];
    this.secondTerms = new double[pair.second().strata().blocks()];
  }

  /**
   * The second mean less the first.
   *
   * @return null where there are too few blocks
   */
  static Estimate of(Pair<Blocks> pair, SplittableRandom random) {
    Strata first = pair.first().strata();
    Strata second = pair.second().strata();
    if (first.freedom() < LEAST_FREEDOM || second.freedom() < LEAST_FREEDOM) {
      return null;
    }
    MeanDifference means = new MeanDifference(pair);
    means.take(first.all(), second.all());
    double difference = means.difference;
    double error = means.error;
    double[] shifts = new double[DRAWS];
    int asFar = 0;
    Draw draw = new Draw(first, second, pair.isPaired());
    for (int i = 0; i < DRAWS; i++) {
      draw.again(random);
      means.take(draw.first(), draw.second());
      shifts[i] = means.error > 0 ? (means.difference - difference) / means.error : 0;
      if (Math.abs(shifts[i]) * error >= Math.abs(difference)) {
        asFar++;
      }
    }
    Arrays.sort(shifts);
    return new Estimate(
        difference,
        difference - at(shifts, 1 - TAIL) * error,
        difference - at(shifts, TAIL) * error,
        (1.0 + asFar) / (1 + DRAWS));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Works the difference out with its standard error, over blocks that were taken. */
  private void take(int[] first, int[] second) {
    double one = mean(pair.first(), first, firstTerms);
    double other = mean(pair.second(), second, secondTerms);
    difference = other - one;
    if (pair.isPaired()) {
      for (int i = 0; i < secondTerms.length; i++) {
        secondTerms[i] -= firstTerms[i];
      }
      error = Math.sqrt(pair.second().strata().varianceOfSum(secondTerms));
    } else {
      error =
          Math.sqrt(
              pair.first().strata().varianceOfSum(firstTerms)
                  + pair.second().strata().varianceOfSum(secondTerms));
    }
  }

  /**
   * The mean over blocks.
   *
   * @param terms gets what each block adds to the deviation from it
   */
  private static double mean(Blocks blocks, int[] taken, double[] terms) {
    double count = 0;
    double sum = 0;
    for (int block : taken) {
      count += blocks.counts()[block];
      sum += blocks.sums()[block];
    }
    double mean = count > 0 ? sum / count : 0;
    for (int i = 0; i < taken.length; i++) {
      double rest = blocks.sums()[taken[i]] - mean * blocks.counts()[taken[i]];
      terms[i] = count > 0 ? rest / count : 0;
    }
    return mean;
  }
}
