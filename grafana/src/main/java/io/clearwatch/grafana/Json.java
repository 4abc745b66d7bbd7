package io.clearwatch.grafana;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects as maps in a fixed order, so that the same source gives the same file. */
final class Json {
  private Json() {}

  /** An object of names and values, in turn. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
