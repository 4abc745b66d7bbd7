package io.clearwatch.grafana;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** The choices that several dashboards have, and how queries refer to them. */
final class Choices {
  static final String CITY = "$city";
  static final String PORT = "$port";
  static final String DIRECTION = "$direction";
  static final String DEFINITION = "$definition";
  static final String WINDOW = "$window";

  private Choices() {}

  static Variable city() {
    return Variable.among("city", new Text("City", "城市"), Labels.cities());
  }

  static Variable direction() {
    return Variable.among("direction", new Text("Direction", "进出口"), Labels.DIRECTIONS);
  }

  static Variable definition() {
    return Variable.among("definition", new Text("Definition", "口径"), Labels.DEFINITIONS);
  }

  /** The ports of the chosen city that have had something, and all together. */
  static Variable port(Measurement measurement) {
    return Variable.asked(
        "port",
        new Text("Port", "口岸"),
        "SHOW TAG VALUES FROM \"%s\" WITH KEY = \"%s\" WHERE \"%s\" = '%s'"
            .formatted(measurement.key(), Dimension.PORT.key(), Dimension.CITY.key(), Choices.CITY),
        Dimension.ALL);
  }

  /** All windows, with the given one first. */
  static Variable window(Window first) {
    Map<String, Text> ordered = new LinkedHashMap<>();
    ordered.put(first.key(), Labels.WINDOWS.get(first.key()));
    ordered.putAll(Labels.WINDOWS);
    return Variable.among("window", new Text("Window", "滚动窗口"), ordered);
  }
}
