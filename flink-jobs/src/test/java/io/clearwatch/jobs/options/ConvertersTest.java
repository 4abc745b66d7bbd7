package io.clearwatch.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
  @ParameterizedTest
  @CsvSource({"90s,PT1M30S", "3m,PT3M", "1h,PT1H", "1d12h,PT36H", "2d3h4m5s,PT51H4M5S", "0s,PT0S"})
  void durationsAreReadByTheirUnits(String text, String expected) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3", "m", "3x", "-3m", "3m1h", "1.5h", "PT3M", "12345678901234567890s"})
  void anythingElseIsNoDuration(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is not a duration; write it like 90s, 3m, 1h or 1d12h");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:15:00Z,2026-03-01T08:15:00Z",
    "2026-03-01T08:15Z,2026-03-01T08:15:00Z",
    "2026-03-01T08:15:00.25Z,2026-03-01T08:15:00.250Z",
    "2026-03-01T16:15:00+08:00,2026-03-01T08:15:00Z",
    "2026-03-01,2026-03-01T00:00:00Z"
  })
  void timesAreReadWithTheirOffset(String text, String expected) {
    assertThat(new InstantConverter().convert(text)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-02-30", "2026-03-01T08:15:00", "1772352900000"})
  void anythingElseIsNoTime(String text) {
    assertThatThrownBy(() -> new InstantConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + text + "' is not a time; write it like 2026-03-01T08:15:00Z");
  }
}
