package io.clearwatch.standalone.imports;

import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFileReader;
import io.clearwatch.wire.EventFolder;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Events of a small world, and what is done to them to compare them. */
final class WorldEvents {
  private static final WorldSettings SETTINGS =
      new WorldSettings(
          7,
          Instant.parse("2026-03-02T00:00:00Z"),
          Instant.parse("2026-03-06T00:00:00Z"),
          List.of("dalian-dayaowan", "shenzhen-yantian"),
          0.2,
          Scenario.NORMAL);

  private static final class Holder {
    static final Set<SpecificRecordBase> ALL = simulated();
  }

  private WorldEvents() {}

  /** The different events of some types, in the order of delivery. */
  static Set<SpecificRecordBase> of(EventType... types) {
    Set<EventType> wanted = Set.of(types);
    return Holder.ALL.stream()
        .filter(event -> wanted.contains(EventType.of(event)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<SpecificRecordBase> simulated() {
    Set<SpecificRecordBase> events = new LinkedHashSet<>();
    new World(SETTINGS).forEachRemaining(delivery -> events.add(delivery.event()));
    return events;
  }

  /** Copies whose times are cut to whole units. */
  static Set<SpecificRecordBase> cutTo(TemporalUnit unit, Set<SpecificRecordBase> events) {
    return events.stream()
        .map(
            event -> {
              SpecificRecordBase copy = SpecificData.get().deepCopy(event.getSchema(), event);
              copy.put("eventTime", ((Instant) event.get("eventTime")).truncatedTo(unit));
              return copy;
            })
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Copies that all have the same id. */
  static Set<SpecificRecordBase> withoutIds(Set<SpecificRecordBase> events) {
    return events.stream()
        .map(
            event -> {
              SpecificRecordBase copy = SpecificData.get().deepCopy(event.getSchema(), event);
              copy.put("eventId", "");
              return copy;
            })
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Events by declaration, inspection or refund; only those that enter each phase once. */
  static Map<String, List<SpecificRecordBase>> bySubject(Set<SpecificRecordBase> events) {
    Map<String, List<SpecificRecordBase>> subjects = new LinkedHashMap<>();
    for (SpecificRecordBase event : events) {
      subjects
          .computeIfAbsent(EventType.of(event).keyOf(event), id -> new ArrayList<>())
          .add(event);
    }
    subjects
        .values()
        .removeIf(
            ofSubject -> {
              Set<String> phases = new HashSet<>();
              return !ofSubject.stream()
                  .allMatch(event -> phases.add(EventType.of(event) + "." + event.get("phase")));
            });
    return subjects;
  }

  static EventChecks checks() {
    PortRegistry registry = PortRegistry.builtIn();
    return EventChecks.replay(registry.portIds(), registry.cityIds());
  }

  /** What a replay reads from a folder; it rejects nothing. */
  static Set<SpecificRecordBase> in(Path folder) throws IOException {
    Set<SpecificRecordBase> events = new LinkedHashSet<>();
    for (EventFile file : EventFolder.files(folder)) {
      try (EventFileReader reader = file.read(checks())) {
        while (reader.hasNext()) {
          EventRead read = reader.next();
          if (read.rejected() != null) {
            throw new AssertionError(read.rejected().toString());
          }
          events.add(read.event());
        }
      }
    }
    return events;
  }
}
