package io.clearwatch.standalone.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/**
 * How times are written: the first pattern that fits a text counts.
 *
 * <p>A pattern is one of {@link DateTimeFormatter}, or {@value #ISO} for ISO 8601 with or without
 * an offset. A pattern without a time of day means the start of the day.
 */
final class TimeFormats {
  /** Name of the pattern for ISO 8601. */
  static final String ISO = "iso";

  private final List<String> patterns;
  private final List<DateTimeFormatter> formats;
  private final ZoneId zone;

  /**
   * @param zone of times without an offset
   * @throws IllegalArgumentException if a pattern is none
   */
  TimeFormats(List<String> patterns, ZoneId zone) {
    this.patterns = List.copyOf(patterns);
    this.zone = zone;
    formats = patterns.stream().map(TimeFormats::format).toList();
  }

  /**
   * The format of a pattern. It is strict: 30 February is no day, and not the last of the month.
   *
   * @throws IllegalArgumentException if it is no pattern of a day
   */
  static DateTimeFormatter format(String pattern) {
    if (pattern.equals(ISO)) {
      return DateTimeFormatter.ISO_DATE_TIME;
    }
    DateTimeFormatter format =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            // A strict format does not know a year of an era, yyyy, without the era.
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    requireDays(format);
    return format;
  }

  private static void requireDays(DateTimeFormatter format) {
    LocalDateTime some = LocalDateTime.of(2026, 3, 14, 15, 16, 17);
    try {
      String text = some.atOffset(ZoneOffset.UTC).format(format);
      if (format.parse(text).query(TemporalQueries.localDate()) == null) {
        throw new IllegalArgumentException("no day in it");
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  List<String> patterns() {
    return patterns;
  }

  /**
   * The time that a text stands for, cut to milliseconds.
   *
   * @throws DateTimeException if no pattern fits it, or its zone leaves the time out
   */
  Instant parse(String text) {
    for (DateTimeFormatter format : formats) {
      TemporalAccessor parsed;
      try {
        parsed = format.parse(text);
      } catch (DateTimeException e) {
        continue;
      }
      return instant(parsed).truncatedTo(ChronoUnit.MILLIS);
    }
    throw new DateTimeException("fits none of the patterns " + String.join(", ", patterns));
  }

  private Instant instant(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    LocalDate day = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    LocalDateTime local = day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    ZoneId own = parsed.query(TemporalQueries.zone());
    if (own != null) {
      return local.atZone(own).toInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new DateTimeException("is left out in " + zone + ", where clocks were put forward");
    }
    return local.toInstant(offsets.get(0));
  }
}
