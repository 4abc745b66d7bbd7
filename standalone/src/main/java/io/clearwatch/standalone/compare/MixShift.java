package io.clearwatch.standalone.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A difference of two means in two parts: what comes from another mix of groups (more declarations
 * filed in advance, say), and what comes from a change within the groups. They add up to the
 * difference.
 *
 * <p>Intervals are percentiles over drawn blocks. Each group enters the first with the change of
 * its weight at its average mean, and the second with the change of its mean at its average weight
 * (Kitagawa, Components of a Difference Between Two Rates, Journal of the American Statistical
 * Association 50, 1955). A group that is in one run only is all mix.
 *
 * @param mix what another mix explains
 * @param within what a change within groups explains
 */
record MixShift(Estimate mix, Estimate within) {
  private static final int DRAWS = 1999;
  private static final double TAIL = 0.025;

  /**
   * The parts of a difference.
   *
   * @return null where there are too few blocks
   */
  static MixShift of(Pair<Composition> pair, SplittableRandom random) {
    Strata first = pair.first().strata();
    Strata second = pair.second().strata();
    if (first.freedom() < MeanDifference.LEAST_FREEDOM
        || second.freedom() < MeanDifference.LEAST_FREEDOM) {
      return null;
    }
    Totals one = new Totals(pair.first());
    Totals other = new Totals(pair.second());
    one.take(first.all());
    other.take(second.all());
    double mix = mix(one, other);
    double within = other.mean() - one.mean() - mix;
    double[] mixes = new double[DRAWS];
    double[] withins = new double[DRAWS];
    Draw draw = new Draw(first, second, pair.isPaired());
    for (int i = 0; i < DRAWS; i++) {
      draw.again(random);
      one.take(draw.first());
      other.take(draw.second());
      mixes[i] = mix(one, other);
      withins[i] = other.mean() - one.mean() - mixes[i];
    }
    double stretch = Math.max(first.stretch(), second.stretch());
    return new MixShift(part(mix, mixes, stretch), part(within, withins, stretch));
  }

  private static Estimate part(double value, double[] drawn, double stretch) {
    double mean = Arrays.stream(drawn).average().orElseThrow();
    int below = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = value + (drawn[i] - mean) * stretch;
      if (drawn[i] <= 0) {
        below++;
      }
    }
    Arrays.sort(drawn);
    int rarer = Math.min(below, drawn.length - below);
    return new Estimate(
        value,
        drawn[(int) Math.round(TAIL * (drawn.length - 1))],
        drawn[(int) Math.round((1 - TAIL) * (drawn.length - 1))],
        Math.min(1, 2.0 * (1 + rarer) / (1 + drawn.length)));
  }

  private static double mix(Totals one, Totals other) {
    double mix = 0;
    for (int group = 0; group < one.counts.length; group++) {
      double oneCount = one.counts[group];
      double otherCount = other.counts[group];
      if (oneCount == 0 && otherCount == 0) {
        continue;
      }
      double oneMean = oneCount == 0 ? other.sums[group] / otherCount : one.sums[group] / oneCount;
      double otherMean =
          otherCount == 0 ? one.sums[group] / oneCount : other.sums[group] / otherCount;
      mix +=
          (share(otherCount, other.count) - share(oneCount, one.count)) * (oneMean + otherMean) / 2;
    }
    return mix;
  }

  private static double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
  }

  /** Totals by group over blocks that were taken. */
  private static final class Totals {
    private final Composition composition;
    private final double[] counts;
    private final double[] sums;
    private double count;
    private double sum;

    Totals(Composition composition) {
      this.composition = composition;
      counts = new double[composition.groups()];
      sums = new double[composition.groups()];
    }

    void take(int[] blocks) {
      Arrays.fill(counts, 0);
      Arrays.fill(sums, 0);
      for (int block : blocks) {
        composition.add(block, counts, sums);
      }
      count = Arrays.stream(counts).sum();
      sum = Arrays.stream(sums).sum();
    }

    double mean() {
      return count > 0 ? sum / count : 0;
    }
  }
}
