package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimeFormatsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void aTimeWithoutAnOffsetIsInTheZone() {
    assertThat(parse("yyyy/M/d H:mm", "2026/3/1 8:15")).isEqualTo("2026-03-01T00:15:00Z");
  }

  @Test
  void anOffsetGoesBeforeTheZone() {
    assertThat(parse("iso", "2026-03-01T08:15:00.123456+09:00"))
        .isEqualTo("2026-02-28T23:15:00.123Z");
    assertThat(parse("iso", "2026-03-01T08:15:00Z")).isEqualTo("2026-03-01T08:15:00Z");
    assertThat(parse("iso", "2026-03-01T08:15")).isEqualTo("2026-03-01T00:15:00Z");
  }

  @Test
  void aDayAloneIsItsStart() {
    assertThat(parse("yyyy年M月d日", "2026年3月1日")).isEqualTo("2026-02-28T16:00:00Z");
  }

  @Test
  void theFirstPatternThatFitsCounts() {
    TimeFormats formats = new TimeFormats(List.of("M/d/yyyy H:mm", "d/M/yyyy H:mm"), SHANGHAI);

    assertThat(formats.parse("3/4/2026 8:00")).isEqualTo("2026-03-04T00:00:00Z");
    assertThat(formats.parse("30/4/2026 8:00")).isEqualTo("2026-04-30T00:00:00Z");
  }

  @Test
  void whatTheCalendarOrTheClockDoesNotHaveIsRefused() {
    assertRefused("yyyy-M-d H:mm", "2026-2-30 8:00", "fits none of the patterns");
    assertRefused("yyyy-M-d H:mm", "2026-2-3 24:00", "fits none of the patterns");
    assertRefused("yyyy-M-d H:mm", "2026-2-3 8:00 ", "fits none of the patterns");
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(
            () ->
                new TimeFormats(List.of("yyyy-M-d H:mm"), ZoneId.of("Europe/Berlin"))
                    .parse("2026-3-29 2:30"))
        .withMessageContaining("is left out in Europe/Berlin");
  }

  @Property(tries = 300)
  void whatAFormatHasWrittenItReads(
      @ForAll("instants") Instant time, @ForAll("patterns") String pattern) {
    String text =
        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(SHANGHAI).format(time);
    ChronoUnit unit = pattern.contains("ss") ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;

    assertThat(parse(pattern, text)).isEqualTo(time.truncatedTo(unit));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "yyyy/M/d H:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyyMMddHHmmss",
        "d.M.yyyy HH:mm",
        "M/d/yyyy h:mm a");
  }

  private static void assertRefused(String pattern, String text, String message) {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> parse(pattern, text))
        .withMessageContaining(message);
  }

  private static Instant parse(String pattern, String text) {
    return new TimeFormats(List.of(pattern), SHANGHAI).parse(text);
  }
}
