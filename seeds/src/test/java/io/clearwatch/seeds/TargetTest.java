package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.seeds.Target.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "BELOW, true, false, false",
    "AT_MOST, true, true, false",
    "AT_LEAST, false, true, true",
    "ABOVE, false, false, true"
  })
  void comparatorsDifferAtTheLimitItself(
      Comparator comparator, boolean below, boolean at, boolean above) {
    assertThat(comparator.holds(39.9, 40)).isEqualTo(below);
    assertThat(comparator.holds(40, 40)).isEqualTo(at);
    assertThat(comparator.holds(40.1, 40)).isEqualTo(above);
  }
}
