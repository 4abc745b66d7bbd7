package io.clearwatch.jobs.stuck;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The alerts of which something is to be told, by the time of that and then by id. */
final class StuckQueue {
  private final Map<String, Long> times = new HashMap<>();
  private final TreeSet<Waiting> waiting =
      new TreeSet<>(Comparator.comparingLong(Waiting::timeMillis).thenComparing(Waiting::alertId));

  /** An alert that has a place here. */
  record Waiting(String alertId, long timeMillis) {}

  /** Gives an alert its place, or another one. */
  void put(String alertId, long timeMillis) {
    remove(alertId);
    times.put(alertId, timeMillis);
    waiting.add(new Waiting(alertId, timeMillis));
  }

  void remove(String alertId) {
    Long time = times.remove(alertId);
    if (time != null) {
      waiting.remove(new Waiting(alertId, time));
    }
  }

  /** The earliest, or null. */
  Waiting first() {
    return waiting.isEmpty() ? null : waiting.first();
  }
}
