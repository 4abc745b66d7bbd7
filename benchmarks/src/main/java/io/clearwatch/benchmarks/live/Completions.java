package io.clearwatch.benchmarks.live;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * When clearances were completed, by port and direction, worked out from all events in the plainest
 * way. For events without corrections: each phase once, and no cancellation.
 */
final class Completions {
  /** Port and direction. */
  record Place(String port, String direction) {}

  private final Map<String, DeclarationEvent> arrived = new HashMap<>();
  private final Map<String, DeclarationEvent> declared = new HashMap<>();
  private final Map<String, ReleaseEvent> released = new HashMap<>();

  void add(SpecificRecordBase event) {
    if (event instanceof DeclarationEvent declaration) {
      if (declaration.getPhase() == DeclarationPhase.ARRIVED) {
        arrived.put(declaration.getDeclarationId(), declaration);
      } else if (declaration.getPhase() == DeclarationPhase.DECLARED) {
        declared.put(declaration.getDeclarationId(), declaration);
      }
    } else if (event instanceof ReleaseEvent release
        && release.getPhase() == ReleasePhase.RELEASED) {
      released.put(release.getDeclarationId(), release);
    }
  }

  /** Counts of all that were completed in windows of this length. */
  Counts counts(long windowMillis) {
    Map<Place, List<Long>> times = new HashMap<>();
    released.forEach(
        (id, release) -> {
          DeclarationEvent arrival = arrived.get(id);
          DeclarationEvent declaration = declared.get(id);
          if (arrival != null && declaration != null) {
            long completed =
                Math.max(
                    arrival.getEventTime().toEpochMilli(), release.getEventTime().toEpochMilli());
            times
                .computeIfAbsent(
                    new Place(declaration.getPort(), declaration.getDirection().name()),
                    place -> new ArrayList<>())
                .add(completed);
          }
        });
    return new Counts(times, windowMillis);
  }

  /**
   * How many completions a window covers.
   *
   * @param times of all completions, milliseconds since the epoch
   */
  record Counts(Map<Place, List<Long>> times, long windowMillis) {
    Set<Place> places() {
      return times.keySet();
    }

    /** Completions in [tick - window, tick). */
    long at(Place place, long tickMillis) {
      List<Long> all = times.getOrDefault(place, List.of());
      return before(all, tickMillis) - before(all, tickMillis - windowMillis);
    }

    /** All completions. */
    long total() {
      return times.values().stream().mapToLong(List::size).sum();
    }

    private static long before(List<Long> times, long timeMillis) {
      return times.stream().filter(time -> time < timeMillis).count();
    }
  }
}
