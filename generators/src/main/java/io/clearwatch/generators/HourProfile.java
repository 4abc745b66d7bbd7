package io.clearwatch.generators;

/**
 * How busy the roads to a port are: peaks at 9-11 and 14-17, a night of a quarter of that, weekends
 * below weekdays.
 */
final class HourProfile {
  private static final double PEAK = 1;
  private static final double DAY = 0.6;
  private static final double NIGHT = 0.25;

  private final double weekendFactor;

  /**
   * @param weekendFactor of a weekend hour against the same hour of a weekday
   */
  HourProfile(double weekendFactor) {
    this.weekendFactor = weekendFactor;
  }

  /** Activity at a time, at most 1. */
  double at(long timeMillis) {
    double hourly = ofHour(ShanghaiTime.hourOfDay(timeMillis));
    return ShanghaiTime.isWeekend(timeMillis) ? weekendFactor * hourly : hourly;
  }

  /** Sum over the hours of a week. */
  double ofWeek() {
    double day = 0;
    for (int hour = 0; hour < 24; hour++) {
      day += ofHour(hour);
    }
    return day * (5 + 2 * weekendFactor);
  }

  private static double ofHour(int hour) {
    if (hour < 7) {
      return NIGHT;
    }
    boolean peak = hour >= 9 && hour < 11 || hour >= 14 && hour < 17;
    return peak ? PEAK : DAY;
  }
}
