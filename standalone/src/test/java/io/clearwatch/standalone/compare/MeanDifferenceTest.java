package io.clearwatch.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
  private static final int SITES = 3;
  private static final int BLOCKS = 12;

  private final Random random = new Random(1);

  /** Blocks of three sites whose usual means are far apart, each with noise of its own. */
  private Blocks blocks(double shift, double[] ofBlocks) {
    double[] counts = new double[SITES * BLOCKS];
    double[] sums = new double[SITES * BLOCKS];
    int[] ends = new int[SITES];
    for (int i = 0; i < counts.length; i++) {
      int site = i / BLOCKS;
      counts[i] = 50 + random.nextInt(50) + 100.0 * site;
      double mean = 10 + 20.0 * site + ofBlocks[i] + random.nextGaussian();
      sums[i] = counts[i] * (mean + shift);
      ends[site] = i + 1;
    }
    return new Blocks(new Strata(ends), counts, sums);
  }

  private double[] weeks(double scale) {
    double[] weeks = new double[SITES * BLOCKS];
    Arrays.setAll(weeks, i -> scale * Math.exp(random.nextGaussian()));
    return weeks;
  }

  private Estimate difference(double shift, boolean isPaired) {
    double[] weeks = weeks(3);
    Blocks first = blocks(0, weeks);
    Blocks second = blocks(shift, isPaired ? weeks : weeks(3));
    return MeanDifference.of(new Pair<>(first, second, isPaired), new SplittableRandom(1));
  }

  @Test
  void aDifferenceIsThatOfTheMeansOverAllCases() {
    Strata one = new Strata(new int[] {8});
    Blocks first =
        new Blocks(
            one, new double[] {1, 1, 1, 1, 1, 1, 1, 3}, new double[] {2, 2, 2, 2, 2, 2, 2, 30});
    Blocks second =
        new Blocks(
            one, new double[] {1, 1, 1, 1, 1, 1, 1, 1}, new double[] {1, 2, 1, 2, 1, 2, 1, 2});

    Estimate estimate =
        MeanDifference.of(new Pair<>(first, second, false), new SplittableRandom(1));

    assertThat(estimate.value()).isCloseTo(1.5 - 4.4, within(1e-12));
    assertThat(estimate.low()).isLessThan(estimate.value());
    assertThat(estimate.high()).isGreaterThan(estimate.value());
  }

  @Test
  void whereNothingDiffersTheIntervalMissesZeroAboutOnceInTwenty() {
    int missed = 0;
    for (int i = 0; i < 200; i++) {
      Estimate estimate = difference(0, false);
      if (estimate.low() > 0 || estimate.high() < 0) {
        missed++;
      }
    }

    assertThat(missed).isBetween(2, 20);
  }

  @Test
  void aShiftThatDrownsInTheWeeksIsSeenWhereBothRunsHaveTheSameWeeks() {
    assertThat(difference(2.5, false).probability()).isGreaterThan(0.05);
    assertThat(difference(2.5, true).probability()).isLessThan(0.001);
  }

  @Test
  void sitesThatAreFarApartAreNoNoise() {
    Estimate estimate = difference(0, true);

    assertThat(estimate.high() - estimate.low()).isLessThan(4);
  }

  @Test
  void fewBlocksSayNothing() {
    Strata few = new Strata(new int[] {4, 8});
    Blocks blocks = new Blocks(few, new double[8], new double[8]);

    assertThat(MeanDifference.of(new Pair<>(blocks, blocks, false), new SplittableRandom(1)))
        .isNull();
  }

  @Test
  void theSameRunTwiceDoesNotDiffer() {
    Blocks blocks = blocks(0, weeks(3));

    Estimate estimate =
        MeanDifference.of(new Pair<>(blocks, blocks, true), new SplittableRandom(1));

    assertThat(estimate).isEqualTo(new Estimate(0, 0, 0, 1));
  }
}
