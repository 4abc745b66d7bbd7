package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final int DAYS_2002_TO_2025 = 8_766;

  private final WorkingDays calendar = WorkingDays.china();

  @ParameterizedTest
  @CsvSource({
    "2022-09-30, 5, 2022-10-12",
    "2023-01-20, 5, 2023-02-01",
    "2024-02-08, 5, 2024-02-21",
    "2025-01-25, 5, 2025-02-07",
    "2025-09-28, 6, 2025-10-13",
    "2025-09-28, 0, 2025-09-28"
  })
  void workingDaysAreAddedAcrossTheLongHolidays(LocalDate start, int days, LocalDate end) {
    assertThat(calendar.plus(start, days)).isEqualTo(end);
    assertThat(calendar.between(noon(start), noon(end))).isEqualTo(days);
  }

  @Test
  void aYearHasTheWorkingDaysOfThePublishedCalendar() {
    Map<Integer, Integer> days = new TreeMap<>();
    for (int year = 2018; year <= 2026; year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      days.put(
          year, (int) first.datesUntil(first.plusYears(1)).filter(calendar::isWorkingDay).count());
    }
    assertThat(days.values()).containsExactly(250, 250, 249, 250, 249, 249, 251, 248, 248);
  }

  @Test
  void makeUpDaysAreWorkedAndHolidaysAreNot() {
    LocalDate sundayBeforeNationalDay = LocalDate.of(2025, 9, 28);
    assertThat(calendar.isWorkingDay(sundayBeforeNationalDay)).isTrue();
    assertThat(calendar.isHoliday(sundayBeforeNationalDay)).isFalse();
    LocalDate wednesdayOfNationalDay = LocalDate.of(2025, 10, 1);
    assertThat(calendar.isWorkingDay(wednesdayOfNationalDay)).isFalse();
    assertThat(calendar.isHoliday(wednesdayOfNationalDay)).isTrue();
    LocalDate ordinarySunday = LocalDate.of(2025, 9, 21);
    assertThat(calendar.isWorkingDay(ordinarySunday)).isFalse();
    assertThat(calendar.isHoliday(ordinarySunday)).isFalse();
  }

  @Test
  void daysBeginAtMidnightInShanghai() {
    Instant lastSecondOfMonday = Instant.parse("2025-03-10T15:59:59Z");
    Instant firstOfTuesday = Instant.parse("2025-03-10T16:00:00Z");
    assertThat(calendar.between(lastSecondOfMonday, firstOfTuesday)).isEqualTo(1);
    assertThat(calendar.between(firstOfTuesday, firstOfTuesday.plusSeconds(80_000))).isZero();
  }

  @Test
  void anEndBeforeTheStartCountsNothing() {
    assertThat(calendar.between(noon(LocalDate.of(2025, 3, 14)), noon(LocalDate.of(2025, 3, 10))))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"2001-12-31, 2001", "2027-01-01, 2027", "1969-07-20, 1969"})
  void aYearWithoutCalendarIsRefusedAndNotGuessed(LocalDate day, int year) {
    assertThatThrownBy(() -> calendar.isWorkingDay(day))
        .isInstanceOf(CalendarException.class)
        .hasMessageStartingWith("no holiday calendar for " + year + ": known are 2002 to 2026 (")
        .extracting(e -> ((CalendarException) e).year())
        .isEqualTo(year);
    assertThatThrownBy(() -> calendar.isHoliday(day)).isInstanceOf(CalendarException.class);
    assertThatThrownBy(() -> calendar.between(noon(LocalDate.of(2020, 1, 1)), noon(day)))
        .isInstanceOf(CalendarException.class);
    assertThat(calendar.covers(noon(day))).isFalse();
  }

  @Test
  void theCoveredYearsAreWholeToTheirEnds() {
    assertThat(calendar.firstYear()).isEqualTo(2002);
    assertThat(calendar.lastYear()).isEqualTo(2026);
    assertThat(calendar.isHoliday(LocalDate.of(2002, 1, 1))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2002, 1, 1))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(calendar.covers(noon(LocalDate.of(2026, 12, 31)))).isTrue();
    assertThatThrownBy(() -> calendar.plus(LocalDate.of(2026, 12, 31), 1))
        .isInstanceOf(CalendarException.class)
        .hasMessageContaining("2027");
    assertThatThrownBy(() -> calendar.plus(LocalDate.of(2026, 1, 5), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void whatIsAddedIsCountedAgain(
      @ForAll @IntRange(max = DAYS_2002_TO_2025 - 1) int day, @ForAll @IntRange(max = 200) int n) {
    LocalDate start = LocalDate.of(2002, 1, 1).plusDays(day);
    LocalDate end = calendar.plus(start, n);
    assertThat(calendar.between(noon(start), noon(end))).isEqualTo(n);
    assertThat(n == 0 || calendar.isWorkingDay(end)).isTrue();
    assertThat(start.datesUntil(end).skip(1).filter(calendar::isWorkingDay).count())
        .isEqualTo(Math.max(0, n - 1));
  }

  @Property(tries = 300)
  void countsOfAdjoiningSpansAddUp(
      @ForAll @IntRange(max = DAYS_2002_TO_2025 - 1) int a,
      @ForAll @IntRange(max = DAYS_2002_TO_2025 - 1) int b,
      @ForAll @IntRange(max = DAYS_2002_TO_2025 - 1) int c) {
    int[] days = {a, b, c};
    Arrays.sort(days);
    Instant[] times = new Instant[3];
    for (int i = 0; i < 3; i++) {
      times[i] = noon(LocalDate.of(2002, 1, 1).plusDays(days[i]));
    }
    assertThat(calendar.between(times[0], times[1]) + calendar.between(times[1], times[2]))
        .isEqualTo(calendar.between(times[0], times[2]));
  }

  @Test
  void thereIsOneCalendarAlsoAfterSerialization() throws Exception {
    assertThat(Serialization.roundTrip(calendar)).isSameAs(calendar);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(WorkingDays.SHANGHAI);
  }
}
