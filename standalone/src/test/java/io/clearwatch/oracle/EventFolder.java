package io.clearwatch.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The usable events of a folder of {@code <stem>.jsonl} and {@code <stem>-*.jsonl}, by subject. */
final class EventFolder {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final Map<String, List<Event>> declarations = new HashMap<>();
  private final Map<String, List<Event>> inspections = new HashMap<>();
  private final Map<String, List<Event>> refunds = new HashMap<>();
  private final Map<String, String> cityOfPort;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  private EventFolder(Map<String, String> cityOfPort) {
    this.cityOfPort = cityOfPort;
  }

  /**
   * Reads a folder; lines that cannot be used are passed over.
   *
   * @throws IllegalArgumentException if the folder holds events in another format, which the oracle
   *     would miss
   */
  static EventFolder read(Path folder, Map<String, String> cityOfPort) throws IOException {
    EventFolder events = new EventFolder(cityOfPort);
    List<Path> files;
    try (Stream<Path> listing = Files.list(folder)) {
      files = listing.sorted().toList();
    }
    for (Path file : files) {
      for (Layout layout : Layout.ALL) {
        String name = file.getFileName().toString();
        if (name.matches(layout.stem() + "(-.*)?\\.jsonl")) {
          events.readFile(file, layout);
        } else if (name.matches(layout.stem() + "(-.*)?\\.(csv|avro)")) {
          throw new IllegalArgumentException("The oracle reads JSON lines only: " + file);
        }
      }
    }
    return events;
  }

  private void readFile(Path file, Layout layout) throws IOException {
    Map<String, List<Event>> subjects = subjects(layout);
    // Lines are cut as Latin-1, which keeps every byte, so that JSON judges the UTF-8 itself.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        JsonNode object;
        try {
          object = JSON.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (JsonProcessingException e) {
          continue;
        }
        if (object.isObject()) {
          layout
              .parse(object, cityOfPort.keySet(), Set.copyOf(cityOfPort.values()))
              .ifPresent(
                  event -> {
                    subjects.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
                    firstMillis = Math.min(firstMillis, event.timeMillis());
                    lastMillis = Math.max(lastMillis, event.timeMillis());
                  });
        }
      }
    }
  }

  private Map<String, List<Event>> subjects(Layout layout) {
    return switch (layout.subject()) {
      case "declarationId" -> declarations;
      case "inspectionId" -> inspections;
      default -> refunds;
    };
  }

  /** Declarations with their own and their release events. */
  Collection<History> declarations() {
    return histories(declarations);
  }

  Collection<History> inspections() {
    return histories(inspections);
  }

  Collection<History> refunds() {
    return histories(refunds);
  }

  private static Collection<History> histories(Map<String, List<Event>> subjects) {
    return subjects.entrySet().stream()
        .map(
            subject ->
                new History(
                    subject.getKey(), subject.getValue().stream().sorted(Event.EARLIEST).toList()))
        .toList();
  }

  /** Ticks from the first at or after the first event to the first at or after the last event. */
  List<Long> ticks(long stepMillis) {
    List<Long> ticks = new ArrayList<>();
    if (firstMillis <= lastMillis) {
      long tick = -Math.floorDiv(-firstMillis, stepMillis) * stepMillis;
      while (true) {
        ticks.add(tick);
        if (tick >= lastMillis) {
          break;
        }
        tick += stepMillis;
      }
    }
    return ticks;
  }
}
