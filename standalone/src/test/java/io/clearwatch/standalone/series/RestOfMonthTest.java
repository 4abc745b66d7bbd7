package io.clearwatch.standalone.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.standalone.series.RestOfMonth.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestOfMonthTest {
  @ParameterizedTest(name = "{0} {1}: {2} h in {3} hours, {4} left: {5} {6}")
  @CsvSource({
    "BELOW,    40, 30, 360, 360, NEEDS, 50",
    "BELOW,    40, 50, 360, 360, NEEDS, 30",
    "BELOW,    40, 50, 480, 240, NEEDS, 20",
    "BELOW,    40, 80, 360, 360, IMPOSSIBLE,",
    "AT_MOST,  40, 80, 360, 360, NEEDS, 0",
    "AT_MOST,  40, 81, 360, 360, IMPOSSIBLE,",
    "AT_LEAST, 40, 80, 360, 360, CERTAIN,",
    "AT_LEAST, 40, 30, 360, 360, NEEDS, 50",
    "ABOVE,    40, 80, 360, 360, NEEDS, 0",
    "ABOVE,    40, 81, 360, 360, CERTAIN,"
  })
  void theRestMakesUpForWhatWas(
      Comparator comparator,
      double limit,
      double meanSoFar,
      double hoursSeen,
      double hoursLeft,
      Kind kind,
      Double mean) {
    RestOfMonth rest = RestOfMonth.of(comparator, limit, 100, meanSoFar, hoursSeen, hoursLeft);

    assertThat(rest).isEqualTo(new RestOfMonth(kind, mean == null ? Double.NaN : mean));
  }

  @Test
  void nothingCompletedSaysNothing() {
    assertThat(RestOfMonth.of(Comparator.BELOW, 40, 0, Double.NaN, 10, 10).kind())
        .isEqualTo(Kind.UNKNOWN);
    assertThat(RestOfMonth.of(Comparator.BELOW, 40, 5, 3, 0, 10).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void atTheEndOfTheMonthItIsDecided() {
    assertThat(RestOfMonth.of(Comparator.BELOW, 40, 5, 39, 720, 0).kind()).isEqualTo(Kind.CERTAIN);
    assertThat(RestOfMonth.of(Comparator.BELOW, 40, 5, 40, 720, 0).kind())
        .isEqualTo(Kind.IMPOSSIBLE);
  }

  @Property
  void bothPartsTogetherStandAtTheLimit(
      @ForAll @DoubleRange(min = 0.1, max = 100) double limit,
      @ForAll @DoubleRange(min = 0, max = 200) double meanSoFar,
      @ForAll @IntRange(min = 1, max = 100_000) int count,
      @ForAll @IntRange(min = 1, max = 743) int hoursSeen) {
    double hoursLeft = 744 - hoursSeen;
    RestOfMonth rest =
        RestOfMonth.of(Comparator.AT_MOST, limit, count, meanSoFar, hoursSeen, hoursLeft);

    if (rest.kind() == Kind.NEEDS) {
      double coming = count * hoursLeft / hoursSeen;
      double whole = (count * meanSoFar + coming * rest.mean()) / (count + coming);
      assertThat(whole).isCloseTo(limit, within(1e-6 * limit));
    } else {
      assertThat(meanSoFar * hoursSeen / 744).isGreaterThan(limit);
    }
  }
}
