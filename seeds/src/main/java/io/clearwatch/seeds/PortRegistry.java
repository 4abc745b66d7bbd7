package io.clearwatch.seeds;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ports that events may name, and their cities. Immutable; in the order of the file. */
public final class PortRegistry implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final class Holder {
    static final PortRegistry BUILT_IN = read(YamlFile.builtIn("ports.yaml"));
  }

  private final Map<String, City> cities;
  private final Map<String, Port> ports;

  private PortRegistry(Map<String, City> cities, Map<String, Port> ports) {
    this.cities = cities;
    this.ports = ports;
  }

  /** The ports of {@code seeds/ports.yaml}. */
  public static PortRegistry builtIn() {
    return Holder.BUILT_IN;
  }

  /**
   * The ports of a file.
   *
   * @throws SeedException if it is missing or wrong
   */
  public static PortRegistry load(Path file) {
    return read(YamlFile.read(file));
  }

  private static PortRegistry read(YamlFile file) {
    List<String> problems = new ArrayList<>();
    Map<String, City> cities = new LinkedHashMap<>();
    Map<String, Port> ports = new LinkedHashMap<>();
    new PortReader(problems).read(file, cities, ports);
    SeedException.throwIfAny(problems);
    return new PortRegistry(cities, ports);
  }

  /** The port of an id, or null. */
  public Port port(String id) {
    return ports.get(id);
  }

  /** The city of an id, or null. */
  public City city(String id) {
    return cities.get(id);
  }

  public Collection<Port> ports() {
    return Collections.unmodifiableCollection(ports.values());
  }

  public Collection<City> cities() {
    return Collections.unmodifiableCollection(cities.values());
  }

  public Set<String> portIds() {
    return Collections.unmodifiableSet(ports.keySet());
  }

  public Set<String> cityIds() {
    return Collections.unmodifiableSet(cities.keySet());
  }
}
