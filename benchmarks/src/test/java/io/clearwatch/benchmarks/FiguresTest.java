package io.clearwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Test
  void figuresStandUnderTheirHeadingsWithUnits() {
    Figures figures = new Figures();
    figures.heading("Load");
    figures.measure("events", 1999.6, "per second");
    figures.count("restarts", 0, "");
    figures.heading("From append to visible");
    figures.measure("p99", 4.256, "s");

    assertThat(figures.toString().lines())
        .containsExactly(
            "Load",
            "  events    2,000 per second",
            "  restarts      0",
            "From append to visible",
            "  p99        4.26 s");
  }

  @ParameterizedTest
  @CsvSource({"0,0.00", "0.004,0.00", "0.0251,0.03", "1.004,1.00", "42.25,42.3", "'999.7','1,000'"})
  void aMeasurementHasThreeDigitsAndAtMostTwoDecimals(double value, String shown) {
    assertThat(Figures.rounded(value)).isEqualTo(shown);
  }
}
