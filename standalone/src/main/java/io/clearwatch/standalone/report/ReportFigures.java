package io.clearwatch.standalone.report;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import java.util.Locale;

/** Codes and figures as a reader of a report sees them. */
final class ReportFigures {
  private final ReportWords words;
  private final PortRegistry ports = PortRegistry.builtIn();

  ReportFigures(ReportWords words) {
    this.words = words;
  }

  /** A code in words. */
  String value(String key, String code) {
    if (key.equals("city")) {
      return ports.cities().stream()
          .filter(city -> city.id().equals(code))
          .map(City::name)
          .map(words::of)
          .findFirst()
          .orElseGet(() -> words.of("code.all"));
    }
    if (key.equals("port")) {
      return ports.ports().stream()
          .filter(port -> port.id().equals(code))
          .map(Port::name)
          .map(words::of)
          .findFirst()
          .orElse(code);
    }
    return key.equals("direction") || key.equals("dimension")
        ? words.of(key.equals("direction") ? code : "column." + code)
        : words.of(code.equals(Dimension.ALL) ? "code.all" : key + '.' + code);
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  static String count(Object value) {
    return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
  }

  /** Two digits, as many as tell apart what was promised. */
  static String hours(Object value) {
    return String.format(Locale.ROOT, "%.2f", number(value));
  }
}
