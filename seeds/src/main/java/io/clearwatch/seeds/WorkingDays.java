package io.clearwatch.seeds;

import com.tyme.holiday.LegalHoliday;
import com.tyme.solar.SolarDay;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The working days of mainland China: Monday to Friday without the statutory holidays, plus the
 * weekend days that the State Council makes working days in exchange.
 *
 * <p>Holidays are those of the tyme4j library, read once; after that a question costs two array
 * reads. Immutable, one instance per JVM, also after deserialization.
 */
public final class WorkingDays implements Serializable {
  /** The zone of calendar days, opening hours and working days; without daylight saving. */
  public static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

  private static final long serialVersionUID = 1L;
  private static final long SECONDS_PER_DAY = 86_400;

  /** The library starts with the last days of 2001; 2002 is its first whole year. */
  private static final int FIRST_YEAR = 2002;

  private static final class Holder {
    static final WorkingDays CHINA = new WorkingDays();
  }

  private final int lastYear;
  private final long firstDay;
  private final transient BitSet holidays;

  /** Working days from the first covered day up to and including each day. */
  private final transient int[] workedThrough;

  private WorkingDays() {
    lastYear = lastPublishedYear();
    firstDay = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    int days = (int) (LocalDate.of(lastYear + 1, 1, 1).toEpochDay() - firstDay);
    holidays = new BitSet(days);
    boolean[] works = new boolean[days];
    for (int i = 0; i < days; i++) {
      works[i] = !isWeekend(firstDay + i);
    }
    for (LegalHoliday day = LegalHoliday.fromYmd(FIRST_YEAR, 1, 1);
        day != null;
        day = day.next(1)) {
      SolarDay date = day.getDay();
      long epochDay =
          LocalDate.of(date.getYear(), date.getMonth(), date.getDay()).toEpochDay() - firstDay;
      if (epochDay < days) {
        works[(int) epochDay] = day.isWork();
        holidays.set((int) epochDay, !day.isWork());
      }
    }
    workedThrough = new int[days];
    int sum = 0;
    for (int i = 0; i < days; i++) {
      sum += works[i] ? 1 : 0;
      workedThrough[i] = sum;
    }
  }

  /**
   * The library answers null both for an ordinary day and for a year it does not know. National Day
   * is a holiday in every known year, so its absence tells them apart.
   */
  private static int lastPublishedYear() {
    int year = FIRST_YEAR;
    while (LegalHoliday.fromYmd(year + 1, 10, 1) != null) {
      year++;
    }
    return year;
  }

  /** The calendar of the State Council. */
  public static WorkingDays china() {
    return Holder.CHINA;
  }

  /** First year that is covered. */
  public int firstYear() {
    return FIRST_YEAR;
  }

  /** Last year that is covered. */
  public int lastYear() {
    return lastYear;
  }

  /** Whether the Shanghai day of a time is covered, so that no question about it can fail. */
  public boolean covers(Instant time) {
    long index = epochDay(time) - firstDay;
    return index >= 0 && index < workedThrough.length;
  }

  /**
   * Whether a day is worked, make-up days included.
   *
   * @throws CalendarException if its year is not covered
   */
  public boolean isWorkingDay(LocalDate day) {
    return isWorkingDay(day.toEpochDay());
  }

  /**
   * Whether a day belongs to a statutory holiday; the weekend days inside one do, ordinary ones do
   * not.
   *
   * @throws CalendarException if its year is not covered
   */
  public boolean isHoliday(LocalDate day) {
    return isHoliday(day.toEpochDay());
  }

  /**
   * The n-th working day after a day; the day itself is not counted.
   *
   * @param start any day, worked or not
   * @param workingDays how many, 0 giving {@code start} itself
   * @throws CalendarException if the way leads through a year that is not covered
   * @throws IllegalArgumentException if {@code workingDays} is negative
   */
  public LocalDate plus(LocalDate start, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("working days to add: " + workingDays + ", not below 0");
    }
    if (workingDays == 0) {
      return start;
    }
    int from = index(start.toEpochDay());
    int wanted = workedThrough[from] + workingDays;
    int last = workedThrough.length - 1;
    if (wanted > workedThrough[last]) {
      throw new CalendarException(lastYear + 1, FIRST_YEAR, lastYear);
    }
    int found = Arrays.binarySearch(workedThrough, from, workedThrough.length, wanted);
    while (workedThrough[found - 1] == wanted) {
      found--;
    }
    return LocalDate.ofEpochDay(firstDay + found);
  }

  /**
   * Working days after the Shanghai day of one time up to and including that of another; 0 if the
   * end is not on a later day.
   *
   * @throws CalendarException if a year is not covered
   */
  public int between(Instant start, Instant end) {
    int from = index(epochDay(start));
    int to = index(epochDay(end));
    return to <= from ? 0 : workedThrough[to] - workedThrough[from];
  }

  boolean isWorkingDay(long epochDay) {
    int index = index(epochDay);
    return workedThrough[index] > (index == 0 ? 0 : workedThrough[index - 1]);
  }

  boolean isHoliday(long epochDay) {
    return holidays.get(index(epochDay));
  }

  /** The Shanghai day of a time, in days since the epoch. */
  static long epochDay(Instant time) {
    return Math.floorDiv(time.getEpochSecond() + SHANGHAI.getTotalSeconds(), SECONDS_PER_DAY);
  }

  static DayOfWeek dayOfWeek(long epochDay) {
    // 1970-01-01 was a Thursday.
    return DayOfWeek.of((int) Math.floorMod(epochDay + 3, 7L) + 1);
  }

  static boolean isWeekend(long epochDay) {
    return dayOfWeek(epochDay).getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  private int index(long epochDay) {
    long index = epochDay - firstDay;
    if (index < 0 || index >= workedThrough.length) {
      throw new CalendarException(LocalDate.ofEpochDay(epochDay).getYear(), FIRST_YEAR, lastYear);
    }
    return (int) index;
  }

  private Object readResolve() {
    return china();
  }
}
