package io.clearwatch.oracle;

import java.util.LinkedHashMap;
import java.util.Map;

/** One inspection; durations are milliseconds, null where the inspection does not give them. */
record Inspection(History history, String city) {

  static Inspection of(History history, Map<String, String> cityOfPort) {
    return new Inspection(history, cityOfPort.get(history.earliest().attribute("port")));
  }

  Long time(String phase) {
    return history.time(phase);
  }

  String attribute(String name) {
    return history.earliest().attribute(name);
  }

  String commodity() {
    return history.firstGiven("commodity");
  }

  /** The outcome of the FINISHED that counts, or null. */
  String outcome() {
    Event finished = history.first("FINISHED");
    return finished == null ? null : finished.attribute("outcome");
  }

  Long appointment() {
    return duration(time("REQUESTED"), "CONFIRMED");
  }

  Long waiting() {
    Long requested = time("REQUESTED");
    return duration(requested != null ? requested : time("ORDERED"), "STARTED");
  }

  Long examination() {
    return duration(time("STARTED"), "FINISHED");
  }

  Long total() {
    return duration(time("ORDERED"), "FINISHED");
  }

  private Long duration(Long from, String completingPhase) {
    Long to = time(completingPhase);
    Long cancelled = time("CANCELLED");
    if (from == null || to == null || (cancelled != null && to > cancelled)) {
      return null;
    }
    return Math.max(0, to - from);
  }

  /** Finished and never cancelled: what the shares over inspections are about. */
  boolean finished() {
    return history.has("FINISHED") && !history.has("CANCELLED");
  }

  /** The dimensions of its durations. */
  Map<String, String> dimensions() {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("city", city);
    dimensions.put("port", attribute("port"));
    dimensions.put("kind", attribute("kind"));
    dimensions.put("commodity", Cells.orUnknown(commodity()));
    return dimensions;
  }
}
