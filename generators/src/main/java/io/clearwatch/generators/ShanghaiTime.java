package io.clearwatch.generators;

import io.clearwatch.seeds.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;

/** Civil time at the ports: UTC+8 without daylight saving, in plain arithmetic. */
final class ShanghaiTime {
  static final long SECOND_MILLIS = 1_000;
  static final long MINUTE_MILLIS = 60_000;
  static final long HOUR_MILLIS = 3_600_000;
  static final long DAY_MILLIS = 86_400_000;
  private static final long OFFSET_MILLIS = 8 * HOUR_MILLIS;

  private ShanghaiTime() {}

  static long hours(double hours) {
    return (long) (hours * HOUR_MILLIS);
  }

  static long epochDay(long timeMillis) {
    return Math.floorDiv(timeMillis + OFFSET_MILLIS, DAY_MILLIS);
  }

  static long startOfDayMillis(long epochDay) {
    return epochDay * DAY_MILLIS - OFFSET_MILLIS;
  }

  static int hourOfDay(long timeMillis) {
    return (int) (Math.floorMod(timeMillis + OFFSET_MILLIS, DAY_MILLIS) / HOUR_MILLIS);
  }

  /** 1 is Monday. */
  static int dayOfWeek(long epochDay) {
    return (int) Math.floorMod(epochDay + 3, 7L) + 1;
  }

  static int dayOfMonth(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).getDayOfMonth();
  }

  static boolean isWeekend(long timeMillis) {
    return dayOfWeek(epochDay(timeMillis)) >= 6;
  }

  /** Statutory working days; Monday to Friday in years whose calendar is not published. */
  static boolean isWorkingDay(long epochDay) {
    return isPublished(epochDay)
        ? WorkingDays.china().isWorkingDay(LocalDate.ofEpochDay(epochDay))
        : dayOfWeek(epochDay) < 6;
  }

  /** Statutory holidays; none in years whose calendar is not published. */
  static boolean isHoliday(long epochDay) {
    return isPublished(epochDay) && WorkingDays.china().isHoliday(LocalDate.ofEpochDay(epochDay));
  }

  /** The n-th working day after a day, or the day itself for 0. */
  static long plusWorkingDays(long epochDay, int workingDays) {
    long day = epochDay;
    for (int left = workingDays; left > 0; ) {
      day++;
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  private static boolean isPublished(long epochDay) {
    return WorkingDays.china().covers(Instant.ofEpochMilli(startOfDayMillis(epochDay)));
  }
}
