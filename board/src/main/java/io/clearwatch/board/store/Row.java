package io.clearwatch.board.store;

import java.time.Instant;
import java.util.Map;

/**
 * A stored point.
 *
 * @param tags every tag of the measurement
 * @param fields values by name: {@code Long}, {@code Double}, {@code Boolean} or {@code String}
 */
public record Row(Instant time, Map<String, String> tags, Map<String, Object> fields) {
  public String tag(String name) {
    return tags.get(name);
  }

  /** A number; NaN where there is none. */
  public double number(String field) {
    return fields.get(field) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A whole number; 0 where there is none. */
  public long integer(String field) {
    return fields.get(field) instanceof Number number ? number.longValue() : 0;
  }

  /** A text; empty where there is none. */
  public String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }
}
