package io.clearwatch.jobs.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as {@code 90s}, {@code 3m}, {@code 1h} or {@code 1d12h}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  @Override
  public Duration convert(String value) {
    Matcher parts = PARTS.matcher(value);
    if (value.isEmpty() || !parts.matches()) {
      throw new TypeConversionException(
          "'" + value + "' is not a duration; write it like 90s, 3m, 1h or 1d12h");
    }
    return Duration.ofDays(number(parts.group(1)))
        .plusHours(number(parts.group(2)))
        .plusMinutes(number(parts.group(3)))
        .plusSeconds(number(parts.group(4)));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
