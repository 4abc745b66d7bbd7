package io.clearwatch.jobs.sinks.influx;

import java.io.Serializable;
import okio.Utf8;

/**
 * One line of line protocol on its way, in the three parts that are told apart: a line replaces an
 * earlier one of the same series and time.
 *
 * @param series measurement and tags, escaped
 * @param fields all fields, escaped
 * @param timeMillis time of the point, milliseconds since the epoch
 */
public record InfluxEntry(String series, String fields, long timeMillis) implements Serializable {
  /** Digits of a time in milliseconds (until 2286), two spaces and the line break. */
  private static final int REST_BYTES = 16;

  /** What a stored point is identified by. */
  record Identity(String series, long timeMillis) {}

  Identity identity() {
    return new Identity(series, timeMillis);
  }

  /** Size of the line in a request, in bytes of UTF-8. */
  long bytes() {
    return Utf8.size(series) + Utf8.size(fields) + REST_BYTES;
  }

  void appendTo(StringBuilder body) {
    body.append(series).append(' ').append(fields).append(' ').append(timeMillis).append('\n');
  }
}
