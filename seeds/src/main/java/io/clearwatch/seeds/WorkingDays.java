package io.clearwatch.seeds;

import com.tyme.holiday.LegalHoliday;
import com.tyme.solar.SolarDay;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The working days of mainland China: Monday to Friday without the statutory holidays, plus the
 * weekend days that the State Council makes working days in exchange.
 *
 * <p>Holidays are those of the tyme4j library, read once; after that a question costs two array
 * reads. Immutable; {@link #china} is one instance per JVM, also after deserialization.
 */
public final class WorkingDays implements Serializable {
  /** The zone of calendar days, opening hours and working days; without daylight saving. */
  public static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

  private static final long serialVersionUID = 1L;
  private static final long SECONDS_PER_DAY = 86_400;

  /** The library starts with the last days of 2001; 2002 is its first whole year. */
  private static final int FIRST_YEAR = 2002;

  private static final class Holder {
    static final WorkingDays CHINA = published();
  }

  private final int lastYear;
  private final long firstDay;
  private final BitSet holidays;

  /** Working days from the first covered day up to and including each day. */
  private final int[] workedThrough;

  private WorkingDays(int lastYear, BitSet holidays, boolean[] works) {
    this.lastYear = lastYear;
    this.firstDay = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    this.holidays = holidays;
    this.workedThrough = new int[works.length];
    int sum = 0;
    for (int i = 0; i < works.length; i++) {
      sum += works[i] ? 1 : 0;
      workedThrough[i] = sum;
    }
  }

  private static WorkingDays published() {
    int lastYear = lastPublishedYear();
    long firstDay = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    int days = (int) (LocalDate.of(lastYear + 1, 1, 1).toEpochDay() - firstDay);
    BitSet holidays = new BitSet(days);
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
    return new WorkingDays(lastYear, holidays, works);
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

  /**
   * This calendar with some days otherwise.
   *
   * @param daysOff are not worked
   * @param worked are worked
   * @throws CalendarException if the year of one is not covered
   */
  public WorkingDays with(Collection<LocalDate> daysOff, Collection<LocalDate> worked) {
    boolean[] works = new boolean[workedThrough.length];
    for (int i = 0; i < works.length; i++) {
      works[i] = workedThrough[i] > (i == 0 ? 0 : workedThrough[i - 1]);
    }
    BitSet changed = (BitSet) holidays.clone();
    for (LocalDate day : daysOff) {
      works[index(day.toEpochDay())] = false;
      changed.set(index(day.toEpochDay()), !isWeekend(day.toEpochDay()));
    }
    for (LocalDate day : worked) {
      works[index(day.toEpochDay())] = true;
      changed.clear(index(day.toEpochDay()));
    }
    return new WorkingDays(lastYear, changed, works);
  }

  /**
   * The calendar of the State Council with the days of a file otherwise: {@code daysOff} and {@code
   * workingDays}, each a list of dates.
   *
   * @throws SeedException if the file is missing or wrong
   */
  public static WorkingDays load(Path file) {
    List<String> problems = new ArrayList<>();
    YamlMap root = YamlFile.read(file).root(problems);
    WorkingDays calendar = china();
    if (root != null) {
      List<LocalDate> daysOff = dates(root, "daysOff");
      List<LocalDate> worked = dates(root, "workingDays");
      root.refuseOthers();
      if (problems.isEmpty()) {
        calendar = calendar.with(daysOff, worked);
      }
    }
    SeedException.throwIfAny(problems);
    return calendar;
  }

  private static List<LocalDate> dates(YamlMap root, String key) {
    List<LocalDate> dates = new ArrayList<>();
    for (String text : root.strings(key)) {
      try {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < FIRST_YEAR || date.getYear() > china().lastYear) {
          root.problem(
              key,
              text + " is in a year that the calendar does not cover",
              "the years " + FIRST_YEAR + " to " + china().lastYear);
        } else {
          dates.add(date);
        }
      } catch (DateTimeParseException e) {
        root.problem(key, text + " is not a date", "write it as 2026-10-01");
      }
    }
    return dates;
  }

  private Object readResolve() {
    return equals(china()) ? china() : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WorkingDays that
        && lastYear == that.lastYear
        && holidays.equals(that.holidays)
        && Arrays.equals(workedThrough, that.workedThrough);
  }

  @Override
  public int hashCode() {
    return holidays.hashCode();
  }
}
