package io.clearwatch.board.http;

import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be chosen of a view, by how requests write it; the first of each is the default. */
final class Choices {
  static final String ID = "id";
  static final String CITY = "city";
  static final String DIRECTION = "direction";
  static final String DEFINITION = "definition";
  static final String WINDOW = "window";

  private Choices() {}

  static Map<String, City> cities(PortRegistry ports) {
    Map<String, City> cities = new LinkedHashMap<>();
    ports.cities().forEach(city -> cities.put(city.id(), city));
    return cities;
  }

  static Map<String, Direction> directions() {
    Map<String, Direction> directions = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      directions.put(direction.name(), direction);
    }
    return directions;
  }

  static Map<String, Metric> definitions() {
    Map<String, Metric> definitions = new LinkedHashMap<>();
    definitions.put("customs", Metric.CLEARANCE_CUSTOMS);
    definitions.put("logistics", Metric.CLEARANCE_LOGISTICS);
    return definitions;
  }

  static Map<String, Window> windows() {
    Map<String, Window> windows = new LinkedHashMap<>();
    for (Window window : new Window[] {Window.H24, Window.D7, Window.D30}) {
      windows.put(window.key(), window);
    }
    return windows;
  }
}
