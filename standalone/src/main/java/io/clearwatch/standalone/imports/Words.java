package io.clearwatch.standalone.imports;

import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.seeds.Text;
import io.clearwatch.seeds.YamlFile;
import io.clearwatch.seeds.YamlMap;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What exports call fields, milestones and values, in English and Chinese: {@code words.yaml}, and
 * the names of ports and cities.
 */
final class Words {
  private static final String FILE = "words.yaml";
  private static final String HARBOUR = "港";

  private final Map<String, String> fields = new HashMap<>();
  private final Map<EventType, Map<String, String>> phases = new EnumMap<>(EventType.class);
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private final List<String> timeWords = new ArrayList<>();

  Words(PortRegistry registry) {
    List<String> problems = new ArrayList<>();
    YamlMap root = new YamlFile(FILE, text()).root(problems);
    SeedException.throwIfAny(problems);
    fields.putAll(byWord(root.map("fields")));
    YamlMap milestones = root.map("milestones");
    for (EventType type : EventType.values()) {
      phases.put(type, byWord(milestones.map(type.stem())));
    }
    YamlMap values = root.map("codes");
    values.keys().forEach(field -> codes.put(field, byWord(values.map(field))));
    root.strings("timeWords").forEach(word -> timeWords.add(plain(word)));
    SeedException.throwIfAny(problems);
    addPlaces(registry);
  }

  private void addPlaces(PortRegistry registry) {
    Map<String, String> ports = new HashMap<>();
    registry.ports().forEach(port -> addNames(ports, port.id(), port.name()));
    codes.put("port", ports);
    Map<String, String> cities = new HashMap<>();
    registry.cities().forEach(city -> addNames(cities, city.id(), city.name()));
    codes.put("city", cities);
  }

  private static void addNames(Map<String, String> places, String id, Text name) {
    places.put(plain(id), id);
    places.put(plain(name.en()), id);
    places.put(plain(name.zh()), id);
    if (name.zh().endsWith(HARBOUR)) {
      places.put(plain(name.zh().substring(0, name.zh().length() - 1)), id);
    }
  }

  /** The field that a column's name stands for, or null. */
  String field(String column) {
    return fields.get(plain(column));
  }

  /** The phase of a type that a column's name or a code stands for, or null. */
  String phase(EventType type, String word) {
    String plain = plain(word);
    String phase = phases.get(type).get(plain);
    for (int i = 0; phase == null && i < timeWords.size(); i++) {
      if (plain.endsWith(timeWords.get(i))) {
        String stem = plain.substring(0, plain.length() - timeWords.get(i).length());
        phase = phases.get(type).get(stem);
      }
    }
    return phase;
  }

  /** The value of a field that a code stands for, or null. */
  String value(String field, String code) {
    return codes.getOrDefault(field, Map.of()).get(plain(code));
  }

  private static Map<String, String> byWord(YamlMap lists) {
    Map<String, String> byWord = new HashMap<>();
    for (String meaning : lists.keys()) {
      byWord.put(plain(meaning), meaning);
      lists.strings(meaning).forEach(word -> byWord.put(plain(word), meaning));
    }
    return byWord;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String text() {
    try (InputStream stream = Words.class.getResourceAsStream(FILE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read from the jar", e);
    }
  }
}
