package io.clearwatch.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MixShiftTest {
  private static final int BLOCKS = 12;

  /** Twelve like blocks of one site, each with these cases of two or more groups. */
  private static Composition composition(double[] counts, double[] means) {
    int groups = counts.length;
    int[] ends = new int[BLOCKS];
    int[] group = new int[BLOCKS * groups];
    double[] allCounts = new double[BLOCKS * groups];
    double[] sums = new double[BLOCKS * groups];
    for (int block = 0; block < BLOCKS; block++) {
      for (int i = 0; i < groups; i++) {
        int entry = block * groups + i;
        // Some noise that is the same in every composition.
        double noise = 1 + 0.02 * Math.sin(7.0 * block + i);
        group[entry] = i;
        allCounts[entry] = counts[i];
        sums[entry] = counts[i] * means[i] * noise;
      }
      ends[block] = (block + 1) * groups;
    }
    return new Composition(groups, new Strata(new int[] {BLOCKS}), ends, group, allCounts, sums);
  }

  private static MixShift shift(Composition first, Composition second) {
    return MixShift.of(new Pair<>(first, second, false), new SplittableRandom(1));
  }

  @Test
  void anotherMixOfTheSameGroupsIsAllMix() {
    MixShift shift =
        shift(
            composition(new double[] {50, 50}, new double[] {10, 30}),
            composition(new double[] {80, 20}, new double[] {10, 30}));

    assertThat(shift.mix().value()).isCloseTo(-6, within(0.1));
    assertThat(shift.mix().high()).isNegative();
    assertThat(shift.within().value()).isCloseTo(0, within(0.1));
    assertThat(shift.within().low()).isNegative();
    assertThat(shift.within().high()).isPositive();
  }

  @Test
  void theSameMixOfFasterGroupsIsAllWithin() {
    MixShift shift =
        shift(
            composition(new double[] {50, 50}, new double[] {10, 30}),
            composition(new double[] {50, 50}, new double[] {9, 27}));

    assertThat(shift.within().value()).isCloseTo(-2, within(0.05));
    assertThat(shift.within().high()).isNegative();
    assertThat(shift.mix().value()).isCloseTo(0, within(1e-9));
  }

  @Test
  void aGroupThatIsNewIsAllMix() {
    MixShift shift =
        shift(
            composition(new double[] {50, 0}, new double[] {10, 0}),
            composition(new double[] {50, 50}, new double[] {10, 30}));

    assertThat(shift.mix().value()).isCloseTo(10, within(0.1));
    assertThat(shift.within().value()).isCloseTo(0, within(1e-9));
  }

  @Property(tries = 10)
  void thePartsAddUpToTheDifference(
      @ForAll @Size(3) List<@DoubleRange(min = 0, max = 100) Double> counts,
      @ForAll @Size(3) List<@DoubleRange(min = 0, max = 50) Double> means) {
    double[] more = array(counts);
    more[0] += 1;
    double[] other = array(means);
    other[1] += 1;
    Composition first = composition(more, array(means));
    Composition second = composition(new double[] {10, 20, 30}, other);

    MixShift shift = shift(first, second);

    assertThat(shift.mix().value() + shift.within().value())
        .isCloseTo(mean(second) - mean(first), within(1e-9));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(Composition composition) {
    return Arrays.stream(composition.sums()).sum() / Arrays.stream(composition.counts()).sum();
  }
}
