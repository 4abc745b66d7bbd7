package io.clearwatch.generators;

import io.clearwatch.events.Direction;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Declaration numbers of a port as customs gives them: four digits of the district, the year, 1 for
 * imports or 0 for exports, and nine digits that are unique in the year. Of these, three are the
 * day of the year here, and six are unique within the day.
 */
final class DeclarationNumbers {
  private final String customsCode;
  private final DailyNumbers imports = new DailyNumbers();
  private final DailyNumbers exports = new DailyNumbers();
  private long epochDay = Long.MIN_VALUE;
  private String year;
  private String dayOfYear;

  DeclarationNumbers(String customsCode) {
    this.customsCode = customsCode;
  }

  String next(Direction direction, long nowMillis) {
    long today = ShanghaiTime.epochDay(nowMillis);
    if (today != epochDay) {
      epochDay = today;
      LocalDate date = LocalDate.ofEpochDay(today);
      year = String.valueOf(date.getYear());
      dayOfYear = String.format(Locale.ROOT, "%03d", date.getDayOfYear());
    }
    boolean isImport = direction == Direction.IMPORT;
    return customsCode
        + year
        + (isImport ? "1" : "0")
        + dayOfYear
        + (isImport ? imports : exports).next(nowMillis);
  }
}
