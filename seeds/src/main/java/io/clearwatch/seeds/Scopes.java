package io.clearwatch.seeds;

import io.clearwatch.measurements.Dimension;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Immutable scopes whose order is that of the dimensions, the same in every JVM. */
final class Scopes {
  private Scopes() {}

  static Map<Dimension, String> copy(Map<Dimension, String> scope) {
    EnumMap<Dimension, String> ordered = new EnumMap<>(Dimension.class);
    ordered.putAll(scope);
    return Collections.unmodifiableMap(ordered);
  }
}
