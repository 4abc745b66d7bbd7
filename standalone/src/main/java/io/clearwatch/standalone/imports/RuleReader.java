package io.clearwatch.standalone.imports;

import io.clearwatch.seeds.YamlMap;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventField.Kind;
import io.clearwatch.wire.EventProblem;
import io.clearwatch.wire.UnusableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a mapping says about one field. */
final class RuleReader {
  /** The value of a code that stands for no value. */
  static final String NONE = "none";

  private static final List<String> SOURCES = List.of("column", "constant", "template", "date");

  private final EventChecks checks;
  private final TimeFormats times;
  private final YamlMap lists;

  /**
   * @param times how times are written
   * @param lists code lists that have a name; null if there are none
   */
  RuleReader(EventChecks checks, TimeFormats times, YamlMap lists) {
    this.checks = checks;
    this.times = times;
    this.lists = lists;
  }

  /** The rule that stands at a key; null, with the problem reported, if it is none. */
  FieldRule read(YamlMap parent, String key, EventField field) {
    if (!parent.isMap(key)) {
      String column = parent.string(key);
      return column == null ? null : ofColumn(field, column);
    }
    YamlMap rule = parent.map(key);
    List<String> given = SOURCES.stream().filter(rule::has).toList();
    if (given.size() != 1) {
      rule.problem(
          given.isEmpty() ? "" : given.get(1),
          key + (given.isEmpty() ? " has no source" : " has more than one source"),
          "give one of column, constant, template, or date with clock");
      return null;
    }
    FieldRule read =
        switch (given.get(0)) {
          case "column" -> column(rule, field);
          case "constant" -> {
            Object constant = value(rule, "constant", field);
            yield constant == null ? null : new ConstantRule(constant);
          }
          case "template" -> template(rule, field);
          default -> dateAndClock(rule, field);
        };
    rule.refuseOthers();
    return read;
  }

  /** A rule for the phase; a name of a phase alone stands for itself. */
  FieldRule readPhase(YamlMap event, EventField phase) {
    return event.isMap("phase") ? read(event, "phase", phase) : constantPhase(event, phase);
  }

  private FieldRule constantPhase(YamlMap event, EventField phase) {
    Object constant = value(event, "phase", phase);
    return constant == null ? null : new ConstantRule(constant);
  }

  private FieldRule ofColumn(EventField field, String column) {
    return field.kind() == Kind.TIME
        ? new TimeRule(field, List.of(column), times)
        : new ColumnRule(field, column);
  }

  private FieldRule column(YamlMap rule, EventField field) {
    String column = rule.string("column");
    if (column == null) {
      return null;
    }
    if (rule.has("codes")) {
      Map<String, Object> codes = codes(rule, field);
      return codes == null ? null : new CodeRule(field, column, codes);
    }
    if (rule.has("unit")) {
      if (field.kind() != Kind.INTEGER) {
        rule.problem("unit", field.name() + " has no unit", "leave it out");
      }
      boolean isYuan = rule.oneOf("unit", new TreeMap<>(Map.of("yuan", true, "fen", false)), false);
      return isYuan ? new YuanRule(field, column) : new ColumnRule(field, column);
    }
    return ofColumn(field, column);
  }

  private Map<String, Object> codes(YamlMap rule, EventField field) {
    YamlMap list = rule.isMap("codes") ? rule.map("codes") : named(rule);
    if (list == null) {
      return null;
    }
    Map<String, Object> codes = new LinkedHashMap<>();
    for (String code : list.keys()) {
      String text = list.string(code);
      if (text != null) {
        Object value = text.equals(NONE) ? CodeRule.NONE : value(list, code, field);
        if (value != null) {
          codes.put(code.strip(), value);
        }
      }
    }
    if (list.keys().isEmpty()) {
      rule.problem("codes", "codes has no code", "give each code with its value");
    }
    return codes;
  }

  private YamlMap named(YamlMap rule) {
    String name = rule.string("codes");
    if (name == null) {
      return null;
    }
    if (lists == null || !lists.has(name)) {
      rule.problem(
          "codes",
          "unknown code list " + name,
          "give a code list here, or one of that name under codes at the top");
      return null;
    }
    return lists.map(name);
  }

  private FieldRule template(YamlMap rule, EventField field) {
    String text = rule.string("template");
    if (text == null) {
      return null;
    }
    TemplateRule template = new TemplateRule(text);
    if (field.kind() != Kind.TEXT || template.columns().isEmpty()) {
      rule.problem(
          "template",
          field.kind() != Kind.TEXT
              ? field.name() + " is no text"
              : "the template " + text + " names no column",
          field.kind() != Kind.TEXT ? "give a column" : "put column names in braces, as {Number}");
    }
    return template;
  }

  private FieldRule dateAndClock(YamlMap rule, EventField field) {
    String date = rule.string("date");
    String clock = rule.string("clock");
    if (date == null || clock == null) {
      return null;
    }
    if (field.kind() != Kind.TIME) {
      rule.problem("date", field.name() + " is no time", "give a column");
      return null;
    }
    return new TimeRule(field, List.of(date, clock), times);
  }

  /** The value of a field that stands in the mapping; null, with the problem reported, if wrong. */
  private Object value(YamlMap map, String key, EventField field) {
    String text = map.string(key);
    if (text == null) {
      return null;
    }
    try {
      Object value = field.parse(text);
      EventProblem problem = checks.check(field, value);
      if (problem == null) {
        return value;
      }
      map.problem(key, problem.detail(), allowed(field));
    } catch (UnusableException e) {
      map.problem(key, field.name() + " cannot be " + text, allowed(field));
    }
    return null;
  }

  private static String allowed(EventField field) {
    return switch (field.kind()) {
      case SYMBOL -> "one of " + String.join(", ", field.symbols());
      case BOOLEAN -> "true or false";
      case INTEGER -> "give a whole number";
      case TIME -> "give a time as 2026-03-01T08:15:00Z";
      case TEXT -> "give another; ports and cities are those of seeds/ports.yaml";
    };
  }
}
