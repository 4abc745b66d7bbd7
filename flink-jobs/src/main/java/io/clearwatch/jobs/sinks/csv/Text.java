package io.clearwatch.jobs.sinks.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Values as the result files write them; null is empty. */
public final class Text {
  /** Of the longest number that {@link #append} writes. */
  public static final int MOST_BYTES = 340;

  /** More than the 6 that are promised, so that sums of rounded values stay right. */
  private static final int DECIMALS = 9;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;
  private static final long SCALE = 1_000_000_000L;

  /** Up to here a value times {@link #SCALE} is a long, and as exact as the value. */
  private static final double MOST_SCALED = 4_000_000.0;

  /** Up to here a double without a fraction is one whole number only. */
  private static final double MOST_WHOLE = 1e15;

  private static final long MILLIS_PER_DAY = 86_400_000L;

  private static volatile Day lastDay;

  private Text() {}

  static String of(Object value) {
    return value == null ? "" : value.toString();
  }

  /** ISO-8601 in UTC. */
  public static String time(Long millis) {
    return millis == null ? "" : time(millis.longValue());
  }

  private static String time(long millis) {
    long day = Math.floorDiv(millis, MILLIS_PER_DAY);
    Day known = lastDay;
    if (known == null || known.number != day) {
      known = new Day(day, LocalDate.ofEpochDay(day) + "T");
      lastDay = known;
    }
    int inDay = (int) (millis - day * MILLIS_PER_DAY);
    StringBuilder text = new StringBuilder(24).append(known.text);
    two(inDay / 3_600_000, text);
    two(inDay / 60_000 % 60, text.append(':'));
    two(inDay / 1000 % 60, text.append(':'));
    if (inDay % 1000 != 0) {
      text.append('.').append((char) ('0' + inDay % 1000 / 100));
      two(inDay % 100, text);
    }
    return text.append('Z').toString();
  }

  private static void two(int number, StringBuilder text) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** A day as text: most times are of the day of the one before. */
  private record Day(long number, String text) {}

  /** Plain decimal; whole numbers without decimals. */
  static String number(Double value) {
    if (value == null) {
      return "";
    }
    byte[] bytes = new byte[MOST_BYTES];
    return new String(bytes, 0, append(value, bytes, 0), StandardCharsets.US_ASCII);
  }

  static String hours(Long millis) {
    return millis == null ? "" : number(millis / MILLIS_PER_HOUR);
  }

  /**
   * Writes a number as plain decimal; whole numbers without decimals.
   *
   * @param bytes with room for {@link #MOST_BYTES} from there on
   * @return where the number ends
   */
  public static int append(double value, byte[] bytes, int at) {
    if (value == Math.rint(value) && Math.abs(value) < MOST_WHOLE) {
      return append((long) value, bytes, at);
    }
    if (!(Math.abs(value) < MOST_SCALED)) {
      byte[] plain =
          BigDecimal.valueOf(value)
              .setScale(DECIMALS, RoundingMode.HALF_UP)
              .toPlainString()
              .getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(plain, 0, bytes, at, plain.length);
      return at + plain.length;
    }
    int end = at;
    if (value < 0) {
      bytes[end++] = '-';
    }
    long scaled = Math.round(Math.abs(value) * SCALE);
    long whole = scaled / SCALE;
    end = append(whole, bytes, end);
    bytes[end] = '.';
    int fraction = (int) (scaled - whole * SCALE);
    for (int i = end + DECIMALS; i > end; i--) {
      bytes[i] = (byte) ('0' + fraction % 10);
      fraction /= 10;
    }
    return end + DECIMALS + 1;
  }

  private static int append(long value, byte[] bytes, int at) {
    int begin = at;
    if (value < 0) {
      bytes[begin++] = '-';
    }
    int end = begin;
    long left = Math.abs(value);
    while (left > Integer.MAX_VALUE) {
      bytes[end++] = (byte) ('0' + left % 10);
      left /= 10;
    }
    int rest = (int) left;
    do {
      bytes[end++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    for (int i = begin, j = end - 1; i < j; i++, j--) {
      byte digit = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = digit;
    }
    return end;
  }

  /** The values of a row with commas between them, in quotes where they need them (RFC 4180). */
  static String line(String[] values) {
    StringBuilder line = new StringBuilder(256);
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      if (needsQuotes(values[i])) {
        line.append('"').append(values[i].replace("\"", "\"\"")).append('"');
      } else {
        line.append(values[i]);
      }
    }
    return line.toString();
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
