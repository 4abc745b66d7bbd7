package io.clearwatch.jobs.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times in ISO-8601 with an offset; a day alone is its midnight in UTC. */
public final class InstantConverter implements ITypeConverter<Instant> {
  private static final int DAY_LENGTH = "2026-03-01".length();

  @Override
  public Instant convert(String value) {
    try {
      return value.length() == DAY_LENGTH
          ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is not a time; write it like 2026-03-01T08:15:00Z or 2026-03-01");
    }
  }
}
