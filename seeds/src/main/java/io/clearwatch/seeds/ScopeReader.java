package io.clearwatch.seeds;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads scopes, and refuses one that names what does not exist or what no metric is kept by. */
final class ScopeReader {
  private final PortRegistry ports;

  ScopeReader(PortRegistry ports) {
    this.ports = ports;
  }

  /** The scope of an entry; an absent one covers everything. */
  Map<Dimension, String> read(YamlMap entry) {
    Map<Dimension, String> scope = new EnumMap<>(Dimension.class);
    YamlMap map = entry.optionalMap("scope");
    if (map == null) {
      return scope;
    }
    for (String key : map.keys()) {
      Dimension dimension = Dimension.byKey(key);
      if (dimension == null) {
        map.problem(
            key,
            "unknown dimension " + key,
            "one of " + listed(Arrays.stream(Dimension.values()).map(Dimension::key).toList()));
        continue;
      }
      String value = map.string(key);
      List<String> allowed = DimensionValues.of(dimension, ports);
      if (value != null && !allowed.contains(value)) {
        map.problem(key, "unknown " + key + ' ' + value, "one of " + listed(allowed));
      } else if (value != null) {
        scope.put(dimension, value);
      }
    }
    Port port = ports.port(scope.get(Dimension.PORT));
    if (port != null && !port.city().equals(scope.getOrDefault(Dimension.CITY, port.city()))) {
      map.problem("port", "port " + port.id() + " is in " + port.city(), "correct city or port");
    }
    return scope;
  }

  /** Refuses a scope by which a metric or share is not kept. */
  static void check(YamlMap entry, String metric, Map<Dimension, String> scope) {
    List<Set<Dimension>> combinations = combinations(metric);
    if (!Grouping.holds(combinations, scope.keySet())) {
      entry.problem(
          "scope",
          metric + " is not kept by " + named(scope.keySet()),
          "it is by " + listed(combinations.stream().map(ScopeReader::named).toList()));
    }
  }

  private static List<Set<Dimension>> combinations(String metric) {
    Metric duration = Metric.byKey(metric);
    return duration != null ? Grouping.of(duration) : Grouping.of(Indicator.byKey(metric));
  }

  private static String named(Set<Dimension> dimensions) {
    List<String> keys = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      if (dimensions.contains(dimension)) {
        keys.add(dimension.key());
      }
    }
    return '(' + listed(keys) + ')';
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }
}
