package io.clearwatch.seeds;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key.
 *
 * <p>What is wrong is collected with its line, and the reading goes on: such a value is null (NaN,
 * empty), and the caller's result is thrown away in the end.
 */
public final class YamlMap {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final String file;
  private final List<String> problems;
  private final Node node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlMap(String file, MappingNode node, List<String> problems) {
    this.file = file;
    this.node = node;
    this.problems = problems;
    for (NodeTuple entry : node.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (entries.putIfAbsent(key, entry) != null) {
        problem(entry.getKeyNode(), "the key " + key + " is given twice", "keep one");
      }
    }
  }

  /** Where this mapping begins, as {@code FILE:LINE}. */
  public String place() {
    return place(node);
  }

  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /** Reports a problem at a key, or at the mapping itself where the key is absent. */
  public void problem(String key, String cause, String remedy) {
    NodeTuple entry = entries.get(key);
    problem(entry == null ? node : entry.getKeyNode(), cause, remedy);
  }

  public String string(String key) {
    return scalar(require(key), key);
  }

  public String optionalString(String key) {
    return has(key) ? string(key) : null;
  }

  /** The value of the key {@code id}. Ids become tags and parts of file names. */
  String id() {
    return parse(
        "id",
        "lower-case letters, digits and hyphens",
        null,
        value -> {
          if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(value);
          }
          return value;
        });
  }

  /** A text in both languages. */
  Text text(String key) {
    YamlMap languages = map(key);
    if (languages == null) {
      return null;
    }
    Text text = new Text(languages.string("en"), languages.string("zh"));
    languages.refuseOthers();
    return text;
  }

  Text optionalText(String key) {
    return has(key) ? text(key) : null;
  }

  double number(String key) {
    return parse(key, "a number", Double.NaN, YamlMap::finite);
  }

  public int integer(String key, int fallback) {
    return has(key) ? parse(key, "a whole number", fallback, Integer::valueOf) : fallback;
  }

  boolean flag(String key) {
    return has(key) && parse(key, "true or false", false, YamlMap::trueOrFalse);
  }

  LocalDate optionalDate(String key) {
    return has(key) ? parse(key, "a day as 2022-04-15", null, LocalDate::parse) : null;
  }

  /** A value that a function reads; {@code expected} says what it should have looked like. */
  public <T> T parse(String key, String expected, T fallback, Function<String, T> reader) {
    String value = string(key);
    if (value == null) {
      return fallback;
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      problem(key, key + " is " + value, "give " + expected);
      return fallback;
    }
  }

  /** One of the enum's names in lower case. */
  <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    return oneOf(key, byName(type), null);
  }

  public <E> E oneOf(String key, Map<String, E> allowed, E fallback) {
    String value = string(key);
    if (value == null) {
      return fallback;
    }
    E found = allowed.get(value);
    if (found == null) {
      problem(key, "unknown " + key + ' ' + value, "one of " + listed(allowed.keySet()));
      return fallback;
    }
    return found;
  }

  /** The values that a list names, at least one. */
  <E> List<E> eachOf(String key, Map<String, E> allowed) {
    List<E> values = new ArrayList<>();
    for (Node item : items(key)) {
      String name = scalar(item, "an entry of " + key);
      E value = allowed.get(name);
      if (name != null && value == null) {
        problem(
            item, "unknown entry of " + key + ": " + name, "one of " + listed(allowed.keySet()));
      } else if (value != null) {
        values.add(value);
      }
    }
    if (has(key) && values.isEmpty()) {
      problem(key, key + " names nothing", "name at least one");
    }
    return values;
  }

  static <E extends Enum<E>> Map<String, E> byName(Class<E> type) {
    Map<String, E> names = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      names.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return names;
  }

  static String listed(Iterable<String> names) {
    return String.join(", ", names);
  }

  public YamlMap map(String key) {
    Node value = require(key);
    return value == null ? null : asMap(value, key);
  }

  public YamlMap optionalMap(String key) {
    return has(key) ? map(key) : null;
  }

  /** The mappings of a list; none if the key is absent. */
  public List<YamlMap> maps(String key) {
    if (!has(key)) {
      return List.of();
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : items(key)) {
      YamlMap map = asMap(item, "an entry of " + key);
      if (map != null) {
        maps.add(map);
      }
    }
    return maps;
  }

  /** Whether the key has a mapping of its own and not a single value. */
  public boolean isMap(String key) {
    NodeTuple entry = entries.get(key);
    return entry != null && entry.getValueNode() instanceof MappingNode;
  }

  /** The texts of a list, or the one of a single value; none if the key is absent. */
  public List<String> strings(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (entries.get(key).getValueNode() instanceof ScalarNode) {
      String single = string(key);
      return single == null ? List.of() : List.of(single);
    }
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      String text = scalar(item, "an entry of " + key);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The keys of a mapping whose keys are data. */
  public List<String> keys() {
    asked.addAll(entries.keySet());
    return List.copyOf(entries.keySet());
  }

  /** Reports every key that nobody asked for. Call it last. */
  public void refuseOthers() {
    entries.forEach(
        (key, entry) -> {
          if (!asked.contains(key)) {
            problem(entry.getKeyNode(), "unknown key " + key, "known here are " + listed(asked));
          }
        });
  }

  private Node require(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      problem(node, "the key " + key + " is missing", "add it");
      return null;
    }
    return entry.getValueNode();
  }

  private String scalar(Node value, String name) {
    if (value == null) {
      return null;
    }
    if (value instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    problem(value, name + " is " + kind(value), "give a single value");
    return null;
  }

  private YamlMap asMap(Node value, String name) {
    if (value instanceof MappingNode mapping) {
      return new YamlMap(file, mapping, problems);
    }
    problem(value, name + " is " + kind(value), "give keys with values");
    return null;
  }

  private List<Node> items(String key) {
    Node value = require(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problem(value, key + " is " + kind(value), "give a list");
    return List.of();
  }

  private static String kind(Node value) {
    return switch (value.getNodeId()) {
      case mapping -> "a mapping";
      case sequence -> "a list";
      default -> ((ScalarNode) value).getValue().isBlank() ? "empty" : "a single value";
    };
  }

  private static Boolean trueOrFalse(String value) {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw new IllegalArgumentException(value);
  }

  private static Double finite(String value) {
    double number = new BigDecimal(value).doubleValue();
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(value);
    }
    return number;
  }

  private void problem(Node where, String cause, String remedy) {
    problems.add(place(where) + ": " + cause + " (" + remedy + ")");
  }

  private String place(Node where) {
    return file + ':' + (where.getStartMark().getLine() + 1);
  }
}
