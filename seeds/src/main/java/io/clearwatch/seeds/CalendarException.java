package io.clearwatch.seeds;

/**
 * A day was asked for whose year has no published holiday calendar. The calendar is never guessed:
 * a year in which Spring Festival were an ordinary week would give wrong working days silently.
 */
public final class CalendarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int year;

  CalendarException(int year, int firstYear, int lastYear) {
    super(
        "no holiday calendar for "
            + year
            + ": known are "
            + firstYear
            + " to "
            + lastYear
            + " (for a later year raise tyme4j.version in pom.xml to a release that has it, and"
            + " rebuild; an earlier one is probably a wrong event time)");
    this.year = year;
  }

  /** The year that is not covered. */
  public int year() {
    return year;
  }
}
