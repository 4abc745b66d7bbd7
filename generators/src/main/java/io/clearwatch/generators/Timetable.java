package io.clearwatch.generators;

import io.clearwatch.seeds.OpeningHours;
import java.time.DayOfWeek;
import java.util.List;

/**
 * Opening hours as the simulation asks for them: by milliseconds, and also in years whose holidays
 * are not published yet, which then have none.
 */
final class Timetable {
  private static final double MINUTES_PER_WEEK = 7 * 1440;

  private final OpeningHours hours;

  Timetable(OpeningHours hours) {
    this.hours = hours;
  }

  boolean isOpen(long timeMillis) {
    return nextOpening(timeMillis) == timeMillis;
  }

  /** The given time if open then, else the start of the next open range. */
  long nextOpening(long timeMillis) {
    long day = ShanghaiTime.epochDay(timeMillis);
    while (true) {
      long midnight = ShanghaiTime.startOfDayMillis(day);
      for (OpeningHours.Range range : ranges(day)) {
        if (timeMillis < midnight + range.toMinute() * ShanghaiTime.MINUTE_MILLIS) {
          return Math.max(timeMillis, midnight + range.fromMinute() * ShanghaiTime.MINUTE_MILLIS);
        }
      }
      day++;
    }
  }

  /** Part of an ordinary week that is open, 0 to 1. */
  double openShare() {
    double minutes = 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      for (OpeningHours.Range range : hours.on(day)) {
        minutes += range.toMinute() - range.fromMinute();
      }
    }
    return minutes / MINUTES_PER_WEEK;
  }

  private List<OpeningHours.Range> ranges(long epochDay) {
    if (ShanghaiTime.isHoliday(epochDay)) {
      return hours.onHoliday();
    }
    DayOfWeek day = DayOfWeek.of(ShanghaiTime.dayOfWeek(epochDay));
    boolean makeUpDay = day.getValue() >= 6 && ShanghaiTime.isWorkingDay(epochDay);
    return hours.on(makeUpDay ? DayOfWeek.MONDAY : day);
  }
}
