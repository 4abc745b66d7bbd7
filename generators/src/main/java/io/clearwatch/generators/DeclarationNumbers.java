package io.clearwatch.generators;

import io.clearwatch.events.Direction;
import java.time.LocalDate;

/**
 * Declaration numbers of a port as customs gives them: four digits of the district, the year, 0 for
 * exports or 1 for imports, and nine digits that are unique in the year. Of these, three are the
 * day of the year here, and six count within the day, so that worlds of different days never give
 * the same number.
 */
final class DeclarationNumbers {
  private static final int LARGEST_OF_A_DAY = 999_999;

  private final String customsCode;
  private final int[] given = new int[Direction.values().length];
  private final String[] prefix = new String[Direction.values().length];
  private long epochDay = Long.MIN_VALUE;

  DeclarationNumbers(String customsCode) {
    this.customsCode = customsCode;
  }

  String next(Direction direction, long nowMillis) {
    long today = ShanghaiTime.epochDay(nowMillis);
    if (today != epochDay) {
      startDay(today);
    }
    int number = ++given[direction.ordinal()];
    if (number > LARGEST_OF_A_DAY) {
      throw new IllegalStateException(
          "more than " + LARGEST_OF_A_DAY + " declarations a day at " + customsCode);
    }
    return prefix[direction.ordinal()] + String.valueOf(1_000_000 + number).substring(1);
  }

  private void startDay(long today) {
    epochDay = today;
    LocalDate date = LocalDate.ofEpochDay(today);
    for (Direction direction : Direction.values()) {
      given[direction.ordinal()] = 0;
      prefix[direction.ordinal()] =
          customsCode
              + date.getYear()
              + (direction == Direction.IMPORT ? "1" : "0")
              + String.format("%03d", date.getDayOfYear());
    }
  }
}
