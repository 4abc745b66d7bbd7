package io.clearwatch.oracle;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Working days by the State Council's calendar, for the years that are published. */
final class WorkingDays {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final Map<LocalDate, Boolean> KNOWN = new ConcurrentHashMap<>();

  private WorkingDays() {}

  /** Number of working days after one day up to and including another; 0 if that is not later. */
  static long after(LocalDate start, LocalDate end) {
    return start.isBefore(end)
        ? start
            .plusDays(1)
            .datesUntil(end.plusDays(1))
            .filter(day -> KNOWN.computeIfAbsent(day, WorkingDays::isWorkingDay))
            .count()
        : 0;
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean isWorkingDay(LocalDate day) {
    // National Day is a holiday of every year that the library knows.
    if (LegalHoliday.fromYmd(day.getYear(), 10, 1) == null) {
      throw new IllegalArgumentException("No holiday calendar is published for " + day);
    }
    LegalHoliday holiday =
        LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return holiday == null ? !isWeekend(day) : holiday.isWork();
  }
}
