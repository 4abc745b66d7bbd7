package io.clearwatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The promises, ports and published figures, read from their files.
 *
 * @param backlogReferenceHours limit of the backlog by direction, where no target applies
 * @param cityOfPort the registered ports with their cities
 */
record Catalogue(
    List<Target> targets,
    Map<String, Double> backlogReferenceHours,
    Map<String, String> cityOfPort) {

  /** Completions that a target asks for where its document does not say. */
  private static final long DEFAULT_MINIMUM_COUNT = 20;

  private static final ObjectMapper YAML = new YAMLMapper();

  /** The catalogue in {@code seeds/} of the repository that the working directory is in. */
  static Catalogue ofRepository() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("seeds/documents"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("There is no seeds/documents above the working directory");
      }
    }
    return read(folder.resolve("seeds"));
  }

  /** Reads {@code documents/*.yaml}, {@code references.yaml} and {@code ports.yaml} of a folder. */
  static Catalogue read(Path folder) throws IOException {
    List<Target> targets = new ArrayList<>();
    try (Stream<Path> documents = Files.list(folder.resolve("documents"))) {
      for (Path file : documents.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        JsonNode document = YAML.readTree(file.toFile());
        for (JsonNode target : document.path("targets")) {
          targets.add(target(target, document.path("date").asText()));
        }
      }
    }
    Map<String, Double> references = new HashMap<>();
    for (JsonNode reference :
        YAML.readTree(folder.resolve("references.yaml").toFile()).path("references")) {
      if (reference.path("backlog").asBoolean()) {
        references.put(
            reference.path("scope").path("direction").asText(), reference.path("value").asDouble());
      }
    }
    Map<String, String> cityOfPort = new HashMap<>();
    for (JsonNode port : YAML.readTree(folder.resolve("ports.yaml").toFile()).path("ports")) {
      cityOfPort.put(port.path("id").asText(), port.path("city").asText());
    }
    return new Catalogue(List.copyOf(targets), Map.copyOf(references), Map.copyOf(cityOfPort));
  }

  private static Target target(JsonNode target, String documentDate) {
    Map<String, String> scope = new HashMap<>();
    for (Map.Entry<String, JsonNode> dimension : target.path("scope").properties()) {
      scope.put(dimension.getKey(), dimension.getValue().asText());
    }
    JsonNode baseline = target.path("baseline");
    return new Target(
        target.path("id").asText(),
        target.path("metric").asText(),
        Map.copyOf(scope),
        target.path("statistic").asText().toUpperCase(Locale.ROOT),
        target.path("comparator").asText().toUpperCase(Locale.ROOT),
        target.has("limit")
            ? target.path("limit").asDouble()
            : baseline.path("value").asDouble() * baseline.path("factor").asDouble(),
        changes(target.path("changes")),
        Window.of(target.path("judged").asText("30d")),
        Window.of(target.path("watched").asText("24h")),
        startMillis(target.path("effectiveFrom").asText(documentDate)),
        target.path("minimumCount").asLong(DEFAULT_MINIMUM_COUNT));
  }

  private static SortedMap<Long, Double> changes(JsonNode changes) {
    SortedMap<Long, Double> limits = new TreeMap<>();
    for (JsonNode change : changes) {
      limits.put(startMillis(change.path("from").asText()), change.path("limit").asDouble());
    }
    return limits;
  }

  /** The start of a day, month or year in Shanghai, or the time itself if one is given. */
  private static long startMillis(String time) {
    if (time.contains("T")) {
      return Instant.parse(time).toEpochMilli();
    }
    LocalDate firstDay =
        switch (time.length()) {
          case 4 -> LocalDate.parse(time + "-01-01");
          case 7 -> LocalDate.parse(time + "-01");
          default -> LocalDate.parse(time);
        };
    return firstDay.atStartOfDay(WorkingDays.SHANGHAI).toInstant().toEpochMilli();
  }

  /**
   * The age from which an open declaration is overdue: the strictest upper limit on the mean of
   * {@code clearance_customs} in force for nothing narrower than the city and direction, else the
   * published reference.
   */
  double clearanceLimitHours(String city, String direction, long tick) {
    Map<String, String> cell = Map.of("city", city, "direction", direction);
    return targets.stream()
        .filter(target -> target.metric().equals("clearance_customs"))
        .filter(target -> target.statistic().equals("MEAN") && target.upperLimit())
        .filter(target -> target.inForce(tick))
        .filter(target -> cell.entrySet().containsAll(target.scope().entrySet()))
        .mapToDouble(target -> target.limitAt(tick))
        .min()
        .orElseGet(() -> backlogReferenceHours.get(direction));
  }
}
