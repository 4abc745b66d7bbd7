package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BinsTest {
  private static final double ACCURACY = 0.01;

  @Test
  void binsAreContiguousAndAscending() {
    assertThat(Bins.lower(0)).isZero();
    for (int bin = 1; bin < Bins.COUNT; bin++) {
      assertThat(Bins.lower(bin)).isEqualTo(Bins.upper(bin - 1) + 1);
      assertThat(Bins.upper(bin)).isGreaterThanOrEqualTo(Bins.lower(bin));
    }
    assertThat(Bins.upper(Bins.COUNT - 1)).isEqualTo(Bins.MAX_VALUE);
  }

  @Test
  void everyValueUpToMinutesLiesInItsBinAndWithinOnePercentOfItsMiddle() {
    for (long value = 0; value <= 200_000; value++) {
      checkBinOf(value);
    }
  }

  @Property(tries = 2_000)
  void everyValueLiesInItsBinAndWithinOnePercentOfItsMiddle(
      @ForAll @LongRange(max = Bins.MAX_VALUE) long value) {
    checkBinOf(value);
  }

  @Test
  void bordersOfEveryBinFallIntoIt() {
    for (int bin = 0; bin < Bins.COUNT; bin++) {
      assertThat(Bins.of(Bins.lower(bin))).isEqualTo(bin);
      assertThat(Bins.of(Bins.upper(bin))).isEqualTo(bin);
    }
  }

  @Test
  void powersOfTwoAndTheirNeighboursAreFound() {
    for (int bit = 0; bit <= 40; bit++) {
      long power = 1L << bit;
      checkBinOf(power - 1);
      checkBinOf(power);
      checkBinOf(Math.min(power + 1, Bins.MAX_VALUE));
    }
  }

  @Test
  void valuesBelowFiftyAreExact() {
    for (int value = 0; value < 50; value++) {
      assertThat(Bins.middle(Bins.of(value))).isEqualTo(value);
    }
  }

  @Test
  void valuesAboveTheLargestCountAsTheLargest() {
    assertThat(Bins.of(Bins.MAX_VALUE + 1)).isEqualTo(Bins.COUNT - 1);
    assertThat(Bins.of(Long.MAX_VALUE)).isEqualTo(Bins.COUNT - 1);
  }

  private static void checkBinOf(long value) {
    int bin = Bins.of(value);
    // Plain comparisons: an assertion object per value would take most of the time.
    boolean contains = Bins.lower(bin) <= value && value <= Bins.upper(bin);
    boolean near = Math.abs(Bins.middle(bin) - value) <= ACCURACY * value * (1 + 1e-12);
    if (!contains || !near) {
      assertThat(value).isBetween(Bins.lower(bin), Bins.upper(bin));
      assertThat(Bins.middle(bin)).isCloseTo(value, within(ACCURACY * value));
    }
  }
}
