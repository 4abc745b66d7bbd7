package io.clearwatch.seeds;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When a place works, in Shanghai time: ranges for each weekday, and those of a statutory holiday.
 * A weekend day that the State Council made a working day has Monday's hours.
 *
 * <p>The holiday calendar is asked only where it can change the answer, so that a place that never
 * closes is open in every year.
 */
public final class OpeningHours implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MINUTES_PER_DAY = 1440;

  /** Every day around the clock, holidays included. */
  public static final OpeningHours ALWAYS = always();

  /**
   * A part of a day.
   *
   * @param fromMinute first open minute of the day, from 0
   * @param toMinute first closed minute after it, up to 1440
   */
  public record Range(int fromMinute, int toMinute) implements Serializable {
    /**
     * @throws IllegalArgumentException unless 0 <= from < to <= 1440
     */
    public Range {
      if (fromMinute < 0 || toMinute > MINUTES_PER_DAY || fromMinute >= toMinute) {
        throw new IllegalArgumentException(
            "minutes of a day from " + fromMinute + " to " + toMinute + ": the end must follow");
      }
    }
  }

  private final Map<DayOfWeek, List<Range>> week;
  private final List<Range> holiday;

  /**
   * @param week ranges of each weekday in ascending order; a missing or empty day is closed
   * @param holiday ranges of a statutory holiday, whatever its weekday; empty is closed
   * @throws IllegalArgumentException if no weekday has any, or ranges of a day overlap
   */
  public OpeningHours(Map<DayOfWeek, List<Range>> week, List<Range> holiday) {
    EnumMap<DayOfWeek, List<Range>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, ascending(week.getOrDefault(day, List.of())));
    }
    if (days.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("opening hours without an open weekday");
    }
    this.week = Collections.unmodifiableMap(days);
    this.holiday = ascending(holiday);
  }

  private static OpeningHours always() {
    List<Range> wholeDay = List.of(new Range(0, MINUTES_PER_DAY));
    EnumMap<DayOfWeek, List<Range>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, wholeDay);
    }
    return new OpeningHours(days, wholeDay);
  }

  private static List<Range> ascending(List<Range> ranges) {
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).fromMinute < ranges.get(i - 1).toMinute) {
        throw new IllegalArgumentException("ranges of a day overlap or are not ascending");
      }
    }
    return List.copyOf(ranges);
  }

  /** Ranges of an ordinary weekday, ascending; empty if closed. */
  public List<Range> on(DayOfWeek day) {
    return week.get(day);
  }

  /** Ranges of a statutory holiday, ascending; empty if closed. */
  public List<Range> onHoliday() {
    return holiday;
  }

  /**
   * Whether the place is open at a time.
   *
   * @throws CalendarException if that depends on the holidays of a year that is not covered
   */
  public boolean isOpen(Instant time) {
    long day = WorkingDays.epochDay(time);
    long second = secondOf(day, time);
    for (Range range : ranges(day)) {
      if (second >= range.fromMinute * 60L && second < range.toMinute * 60L) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first time from {@code time} on at which the place is open: {@code time} itself if it is
   * open then.
   *
   * @throws CalendarException if that depends on the holidays of a year that is not covered
   */
  public Instant nextOpening(Instant time) {
    long day = WorkingDays.epochDay(time);
    long second = secondOf(day, time);
    for (Range range : ranges(day)) {
      if (second < range.fromMinute * 60L) {
        return start(day, range);
      }
      if (second < range.toMinute * 60L) {
        return time;
      }
    }
    // Ends: some weekday is open, and no holiday lasts for ever.
    List<Range> ranges;
    do {
      day++;
      ranges = ranges(day);
    } while (ranges.isEmpty());
    return start(day, ranges.get(0));
  }

  private List<Range> ranges(long epochDay) {
    List<Range> usual = week.get(WorkingDays.dayOfWeek(epochDay));
    List<Range> monday = week.get(DayOfWeek.MONDAY);
    boolean weekend = WorkingDays.isWeekend(epochDay);
    if (usual.equals(holiday) && (!weekend || usual.equals(monday))) {
      return usual;
    }
    WorkingDays calendar = WorkingDays.china();
    if (calendar.isHoliday(epochDay)) {
      return holiday;
    }
    return weekend && calendar.isWorkingDay(epochDay) ? monday : usual;
  }

  private static long secondOf(long epochDay, Instant time) {
    return time.getEpochSecond() - startOf(epochDay);
  }

  private static Instant start(long epochDay, Range range) {
    return Instant.ofEpochSecond(startOf(epochDay) + range.fromMinute * 60L);
  }

  private static long startOf(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).atStartOfDay(WorkingDays.SHANGHAI).toEpochSecond();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpeningHours that
        && week.equals(that.week)
        && holiday.equals(that.holiday);
  }

  @Override
  public int hashCode() {
    return Objects.hash(week, holiday);
  }

  @Override
  public String toString() {
    return week + ", holidays " + holiday;
  }
}
