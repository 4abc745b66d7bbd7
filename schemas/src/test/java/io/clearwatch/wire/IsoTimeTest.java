package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  private static final long YEAR_0 = -62_167_219_200_000_000L;
  private static final long YEAR_9999_END = 253_402_300_799_999_999L;

  @Property
  void agreesWithTheStandardParser(
      @ForAll @LongRange(min = YEAR_0, max = YEAR_9999_END) long micros) {
    Instant time =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);

    assertThat(IsoTime.parseMillis(time.toString())).isEqualTo(time.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T00:00:00Z",
        "2026-03-01T08:15:00.5Z",
        "2026-03-01T08:15:00.123456789Z",
        "2026-12-31T23:59:59.999Z",
        "2026-03-01T16:15:00+08:00",
        "1969-12-31T23:59:59.999Z"
      })
  void takesEveryFormOfTheStandardParser(String text) {
    assertThat(IsoTime.parseMillis(text)).isEqualTo(Instant.parse(text).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-03-01",
        "2026-03-01T08:15:00",
        "2026-03-01 08:15:00Z",
        "2026-13-01T08:15:00Z",
        "2026-02-29T08:15:00Z",
        "2026-03-01T25:15:00Z",
        "2026-03-01T08:60:00Z",
        "2026-03-01T08:15:00.1234567890Z",
        "2026-03-01T08:15:00.1x3Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> IsoTime.parseMillis(text)).isInstanceOf(DateTimeException.class);
  }
}
