package io.clearwatch.generators;

import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides a world: the same settings give the same events.
 *
 * @param seed of all chance
 * @param from first event time
 * @param to first event time that is not part of it any more; null for a world without end
 * @param ports ids of its ports, in any order; empty for all
 * @param rate factor on all volumes, staff included; 1 is about 9000 declarations a day
 * @param scenario what happens in it, see {@link World}
 */
public record WorldSettings(
    long seed, Instant from, Instant to, List<String> ports, double rate, Scenario scenario) {

  private static final double LARGEST_RATE = 100;

  /**
   * @throws IllegalArgumentException if something is missing or cannot be, saying what and why
   */
  public WorldSettings {
    if (from == null) {
      throw new IllegalArgumentException("the world needs a start");
    }
    if (to != null && !to.isAfter(from)) {
      throw new IllegalArgumentException(
          "the end " + to + " is not after the start " + from + "; give a later end");
    }
    if (!(rate > 0 && rate <= LARGEST_RATE)) {
      throw new IllegalArgumentException(
          "rate " + rate + " is not above 0 and at most " + (int) LARGEST_RATE);
    }
    if (scenario == null) {
      throw new IllegalArgumentException("the world needs a scenario; normal is one");
    }
    ports = known(ports);
    if (!touches(scenario, ports)) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario.key()
              + " happens in "
              + String.join(" and ", scenario.effects().cities().stream().sorted().toList())
              + ", but no port of it is in the world; add one or take another scenario");
    }
  }

  /** An ordinary world of all ports. */
  public static WorldSettings normal(long seed, Instant from, Instant to) {
    return new WorldSettings(seed, from, to, List.of(), 1, Scenario.NORMAL);
  }

  public WorldSettings with(Scenario changed) {
    return new WorldSettings(seed, from, to, ports, rate, changed);
  }

  public WorldSettings withRate(double changed) {
    return new WorldSettings(seed, from, to, ports, changed, scenario);
  }

  public WorldSettings withPorts(List<String> changed) {
    return new WorldSettings(seed, from, to, changed, rate, scenario);
  }

  /** All ports that can be simulated, in a fixed order. */
  public static List<String> allPorts() {
    return Calibration.PORTS.stream().map(PortProfile::id).toList();
  }

  private static List<String> known(List<String> ports) {
    List<String> all = allPorts();
    if (ports == null || ports.isEmpty()) {
      return all;
    }
    List<String> unknown = new ArrayList<>(ports);
    unknown.removeAll(all);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown port " + String.join(", ", unknown) + "; there are " + String.join(", ", all));
    }
    return all.stream().filter(ports::contains).toList();
  }

  private static boolean touches(Scenario scenario, List<String> ports) {
    PortRegistry registry = PortRegistry.builtIn();
    return ports.stream().anyMatch(id -> scenario.effects().actsIn(registry.port(id).city()));
  }
}
