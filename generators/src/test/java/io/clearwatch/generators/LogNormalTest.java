package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogNormalTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.001, -3.090232306",
    "0.01, -2.326347874",
    "0.1, -1.281551566",
    "0.8413447460685429, 1",
    "0.975, 1.959963985",
    "0.99999, 4.264890794"
  })
  void normalQuantilesAreThoseOfTheTables(double probability, double expected) {
    assertThat(LogNormal.standardNormal(probability)).isCloseTo(expected, within(1e-7));
  }

  @Test
  void theMeanIsThatOfTheLogNormalItself() {
    double sum = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      sum += LogNormal.quantile((i + 0.5) / n, 36, 0.9);
    }
    assertThat(sum / n).isCloseTo(36, within(0.1));
  }

  @Test
  void theEndsAreFinite() {
    assertThat(LogNormal.quantile(0, 1, 1)).isPositive();
    assertThat(LogNormal.quantile(1, 1, 1)).isFinite();
  }
}
