package io.clearwatch.wire;

import java.time.Instant;

/** ISO-8601 times in UTC, as event files carry them. */
final class IsoTime {
  private static final String PATTERN = "0000-00-00T00:00:00Z";

  private IsoTime() {}

  /**
   * Milliseconds since the epoch; a finer fraction is cut off.
   *
   * <p>What this does by hand is what {@link Instant#parse} does, for its most frequent form and
   * ten times as fast; every other form is left to it.
   *
   * @throws java.time.DateTimeException if the text is not a time
   */
  static long parseMillis(String text) {
    int length = text.length();
    if (!hasDigitsAndMarks(text, length)) {
      return Instant.parse(text).toEpochMilli();
    }
    int day = number(text, 8, 10);
    int month = number(text, 5, 7);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (day == 0
        || day > 28
        || month == 0
        || month > 12
        || hour > 23
        || minute > 59
        || second > 59) {
      // The end of a month, a leap second or an error: nothing to decide here.
      return Instant.parse(text).toEpochMilli();
    }
    long seconds = (daysFromEpoch(number(text, 0, 4), month, day) * 24 + hour) * 60 + minute;
    long millis = (seconds * 60 + second) * 1000;
    for (int i = 20, scale = 100; i < length - 1 && scale > 0; i++, scale /= 10) {
      millis += (long) scale * (text.charAt(i) - '0');
    }
    return millis;
  }

  private static boolean hasDigitsAndMarks(String text, int length) {
    if (length < PATTERN.length() || length > 30 || text.charAt(length - 1) != 'Z') {
      return false;
    }
    for (int i = 0; i < 19; i++) {
      char expected = PATTERN.charAt(i);
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    if (length == PATTERN.length()) {
      return true;
    }
    if (text.charAt(19) != '.' || length == 21) {
      return false;
    }
    for (int i = 20; i < length - 1; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  /**
   * Days from 1970-01-01 in the proleptic Gregorian calendar: the year is taken to start in March,
   * so that the leap day is its last (Hinnant, "chrono-compatible low-level date algorithms").
   */
  private static long daysFromEpoch(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
