package io.clearwatch.jobs.sinks.influx;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Point;
import java.util.Arrays;
import java.util.List;

/**
 * Points as InfluxDB line protocol: the measurement, its tags and its fields in the order of the
 * schema, and the time in milliseconds.
 *
 * <p>Line protocol has no way to write a line break in a tag, nor a backslash at the end of one;
 * line breaks and backslashes in a tag become {@code _}. A text field keeps every character.
 *
 * @see <a
 *     href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">InfluxData:
 *     line protocol</a>
 */
public final class LineProtocol {
  /** Written names of each measurement, by ordinal, so that no name is put together twice. */
  private static final Names[] NAMES =
      Arrays.stream(Measurement.values()).map(Names::of).toArray(Names[]::new);

  /** Above it, a whole number in a double needs an exponent to stay short. */
  private static final double LONGEST_WHOLE = 1e15;

  private record Names(String measurement, String[] tags, String[] fields) {
    static Names of(Measurement measurement) {
      String[] tags =
          measurement.tags().stream().map(tag -> "," + tag + "=").toArray(String[]::new);
      String[] fields =
          measurement.fields().stream().map(f -> "," + f.name() + "=").toArray(String[]::new);
      fields[0] = fields[0].substring(1);
      return new Names(measurement.key(), tags, fields);
    }
  }

  private LineProtocol() {}

  /**
   * The line of a point, without line break.
   *
   * @throws IllegalArgumentException if a number is not finite, an integer field is not whole, or a
   *     tag is missing; the message names the series
   */
  public static String encode(Point point) {
    InfluxEntry entry = entry(point);
    return entry.series() + ' ' + entry.fields() + ' ' + entry.timeMillis();
  }

  /** The same in parts. */
  static InfluxEntry entry(Point point) {
    Names names = NAMES[point.measurement.ordinal()];
    return new InfluxEntry(series(point, names), fields(point, names), point.timeMillis);
  }

  private static String series(Point point, Names names) {
    StringBuilder out = new StringBuilder(256).append(names.measurement);
    for (int i = 0; i < names.tags.length; i++) {
      String value = point.tags[i];
      if (value == null || value.isEmpty()) {
        throw refuse(point, "tag " + point.measurement.tags().get(i) + " is missing");
      }
      appendTag(out.append(names.tags[i]), value);
    }
    return out.toString();
  }

  private static String fields(Point point, Names names) {
    StringBuilder out = new StringBuilder(128);
    List<Field> fields = point.measurement.fields();
    for (int i = 0; i < names.fields.length; i++) {
      out.append(names.fields[i]);
      switch (fields.get(i).type()) {
        case INTEGER -> appendInteger(out, point, i);
        case NUMBER -> appendNumber(out, point, i);
        case BOOLEAN -> out.append(point.numbers[i] != 0);
        case TEXT -> appendText(out, point.texts[i]);
      }
    }
    return out.toString();
  }

  private static void appendTag(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case ',', '=', ' ' -> out.append('\\').append(c);
        case '\n', '\r', '\\' -> out.append('_');
        default -> out.append(c);
      }
    }
  }

  private static void appendInteger(StringBuilder out, Point point, int field) {
    double value = point.numbers[field];
    // Also unequal for NaN; an infinity does not survive the cast.
    if (value != (long) value) {
      throw notANumber(point, field);
    }
    out.append((long) value).append('i');
  }

  private static void appendNumber(StringBuilder out, Point point, int field) {
    double value = point.numbers[field];
    if (!Double.isFinite(value)) {
      throw notANumber(point, field);
    }
    if (value == (long) value && Math.abs(value) < LONGEST_WHOLE) {
      out.append((long) value);
    } else {
      out.append(NumberOutput.toString(value, true));
    }
  }

  private static void appendText(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; value != null && i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }

  private static IllegalArgumentException notANumber(Point point, int field) {
    Field wrong = point.measurement.fields().get(field);
    return refuse(point, wrong.name() + " = " + point.numbers[field] + " is no " + wrong.type());
  }

  private static IllegalArgumentException refuse(Point point, String reason) {
    return new IllegalArgumentException(
        "cannot write " + point.series() + " at " + point.timeMillis + ": " + reason);
  }
}
