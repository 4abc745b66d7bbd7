package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.seeds.OpeningHours.Range;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
  private final PortRegistry ports = PortRegistry.builtIn();

  /** Monday to Friday 08:30-12:00 and 13:00-17:30, Saturday 09:00-16:00, holidays closed. */
  private final OpeningHours dayaowan = ports.port("dalian-dayaowan").inspectionHours();

  @ParameterizedTest
  @CsvSource({
    "2025-03-10T08:29:59, false",
    "2025-03-10T08:30:00, true",
    "2025-03-10T12:00:00, false",
    "2025-03-10T17:29:59, true",
    "2025-03-15T10:00:00, true",
    "2025-03-16T10:00:00, false"
  })
  void rangesAreOpenAtTheirStartAndClosedAtTheirEnd(LocalDateTime time, boolean open) {
    assertThat(dayaowan.isOpen(shanghai(time))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-10T07:00:00, 2025-03-10T08:30:00",
    "2025-03-10T12:30:00, 2025-03-10T13:00:00",
    "2025-03-10T14:15:30, 2025-03-10T14:15:30",
    "2025-03-14T18:00:00, 2025-03-15T09:00:00",
    "2025-03-15T16:00:00, 2025-03-17T08:30:00"
  })
  void theNextOpeningIsNowOrTheStartOfTheNextRange(LocalDateTime time, LocalDateTime opening) {
    assertThat(dayaowan.nextOpening(shanghai(time))).isEqualTo(shanghai(opening));
  }

  @Test
  void nationalDayWeekIsClosedThrough() {
    Instant eve = shanghai(LocalDateTime.parse("2025-09-30T18:00:00"));
    assertThat(dayaowan.nextOpening(eve))
        .isEqualTo(shanghai(LocalDateTime.parse("2025-10-09T08:30:00")));
    assertThat(dayaowan.isOpen(shanghai(LocalDateTime.parse("2025-10-02T10:00:00")))).isFalse();
  }

  @Test
  void aMakeUpSundayHasMondaysHours() {
    assertThat(dayaowan.isOpen(shanghai(LocalDateTime.parse("2025-09-28T08:45:00")))).isTrue();
    assertThat(dayaowan.isOpen(shanghai(LocalDateTime.parse("2025-09-28T12:30:00")))).isFalse();
  }

  @Test
  void holidayHoursReplaceThoseOfTheWeekday() {
    OpeningHours airport = ports.port("dalian-zhoushuizi-airport").inspectionHours();
    assertThat(airport.isOpen(shanghai(LocalDateTime.parse("2025-10-01T11:00:00")))).isTrue();
    assertThat(airport.isOpen(shanghai(LocalDateTime.parse("2025-10-01T15:00:00")))).isFalse();
  }

  @Test
  void aPlaceThatNeverClosesNeedsNoCalendar() {
    Instant uncovered = Instant.parse("2031-02-03T20:00:00Z");
    OpeningHours qingdao = ports.port("qingdao-qianwan").inspectionHours();
    assertThat(qingdao).isEqualTo(OpeningHours.ALWAYS).hasSameHashCodeAs(OpeningHours.ALWAYS);
    assertThat(qingdao.isOpen(uncovered)).isTrue();
    assertThat(qingdao.nextOpening(uncovered)).isEqualTo(uncovered);
    assertThatThrownBy(() -> dayaowan.isOpen(uncovered)).isInstanceOf(CalendarException.class);
  }

  @Test
  void hoursThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Range(600, 600)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(0, 1441)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OpeningHours(Map.of(), List.of(new Range(0, 60))))
        .hasMessageContaining("without an open weekday");
    List<Range> overlapping = List.of(new Range(0, 60), new Range(30, 90));
    assertThatThrownBy(() -> new OpeningHours(Map.of(DayOfWeek.MONDAY, overlapping), List.of()))
        .hasMessageContaining("overlap");
  }

  private static Instant shanghai(LocalDateTime time) {
    return time.toInstant(WorkingDays.SHANGHAI);
  }
}
