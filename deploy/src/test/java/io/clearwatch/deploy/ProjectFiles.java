package io.clearwatch.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The files of the project as they are. */
final class ProjectFiles {
  /** Tests run in the folder of their module. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private ProjectFiles() {}

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of one YAML document, anchors and merges resolved. */
  static Map<String, Object> yaml(String path) {
    return map(new Yaml().load(text(path)));
  }

  /** The documents of a YAML text. */
  static List<Map<String, Object>> documents(String yaml) {
    return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
        .map(ProjectFiles::map)
        .toList();
  }

  /** A mapping at a path of keys; empty if there is none. */
  static Map<String, Object> at(Map<String, Object> tree, String... keys) {
    Map<String, Object> node = tree;
    for (String key : keys) {
      node = node.containsKey(key) ? map(node.get(key)) : Map.of();
    }
    return node;
  }

  /** A mapping with its keys as texts. */
  static Map<String, Object> map(Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) node).forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }

  /** A sequence; empty if it is absent. */
  static List<?> list(Object node) {
    return node == null ? List.of() : (List<?>) node;
  }
}
