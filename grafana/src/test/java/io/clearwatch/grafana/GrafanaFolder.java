package io.clearwatch.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of this module as they are, which is what Grafana reads. */
final class GrafanaFolder {
  /** Tests run in the folder of their module, of this or of one beside it. */
  static final Path FOLDER = Path.of("").toAbsolutePath().resolveSibling("grafana");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private GrafanaFolder() {}

  /** A dashboard as it was read. */
  record DashboardFile(String name, Language language, JsonNode json) {
    @Override
    public String toString() {
      return language.key() + '/' + name;
    }

    /** Its panels, but for the headings. */
    List<JsonNode> panels() {
      List<JsonNode> panels = new ArrayList<>();
      json.path("panels")
          .forEach(
              panel -> {
                if (!panel.path("type").asText().equals("row")) {
                  panels.add(panel);
                }
              });
      return panels;
    }
  }

  static List<DashboardFile> dashboards() {
    return Stream.of(Language.values()).flatMap(language -> dashboards(language).stream()).toList();
  }

  static List<DashboardFile> dashboards(Language language) {
    return in("dashboards/" + language.key()).stream()
        .map(
            file ->
                new DashboardFile(
                    file.getFileName().toString().replace(".json", ""), language, read(JSON, file)))
        .toList();
  }

  static JsonNode provisioning(String file) {
    return read(YAML, FOLDER.resolve("provisioning").resolve(file));
  }

  /** The alert rules of all groups. */
  static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    provisioning("alerting/rules.yaml")
        .path("groups")
        .forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  /** What stands in a folder, in the order of names. */
  static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives every object and array below, and itself. */
  static void walk(JsonNode node, Consumer<JsonNode> visitor) {
    visitor.accept(node);
    node.forEach(child -> walk(child, visitor));
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
