package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventField;
import io.clearwatch.wire.EventField.Kind;
import io.clearwatch.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Proposes what a mapping says about one field, from the column that seems to have it. */
final class FieldGuess {
  /** A column with more different texts than this has no codes. */
  private static final int MOST_CODES = 60;

  private static final Set<String> PLACES = Set.of("port", "city");

  private final Sample sample;
  private final Words words;

  FieldGuess(Sample sample, Words words) {
    this.sample = sample;
    this.words = words;
  }

  /** The lines of the mapping for a field that the column has. */
  List<String> lines(EventField field, String column) {
    boolean hasCodes =
        field.kind() == Kind.SYMBOL
            || field.kind() == Kind.BOOLEAN
            || PLACES.contains(field.name());
    if (hasCodes && !sample.texts(column).stream().allMatch(text -> isValue(field, text))) {
      return codes(field.name(), column);
    }
    if (field.kind() == Kind.INTEGER) {
      return amount(field, column);
    }
    return List.of(field.name() + ": " + YamlText.of(column));
  }

  private List<String> codes(String field, String column) {
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String code : sample.texts(column).stream().limit(MOST_CODES).toList()) {
      String value = words.value(field, code);
      if (value == null) {
        unknown.add(code);
      } else {
        known.add(YamlText.of(code) + ": " + value);
      }
    }
    String prefix = field + ": {column: " + YamlText.of(column);
    List<String> lines = new ArrayList<>();
    if (known.isEmpty()) {
      lines.add("# " + field + ": none of the codes is known; give each with its value:");
      lines.add("# " + prefix + ", codes: {" + code(unknown) + "}}");
      return lines;
    }
    lines.add(prefix + ", codes: {" + String.join(", ", known) + "}}");
    if (!unknown.isEmpty()) {
      lines.add("# Codes of " + field + " that are not known; add them: " + code(unknown));
    }
    return lines;
  }

  private static String code(List<String> unknown) {
    return String.join(", ", unknown.stream().map(code -> YamlText.of(code) + ": ?").toList());
  }

  private List<String> amount(EventField field, String column) {
    boolean isYuan =
        column.contains("元")
            || column.toLowerCase(Locale.ROOT).contains("yuan")
            || !sample.texts(column).stream().allMatch(text -> isValue(field, text));
    boolean isFen = column.contains("分") || column.toLowerCase(Locale.ROOT).contains("fen");
    String name = YamlText.of(column);
    if (isYuan) {
      return List.of(field.name() + ": {column: " + name + ", unit: yuan}");
    }
    return List.of(
        field.name()
            + ": {column: "
            + name
            + ", unit: fen}"
            + (isFen ? "" : "  # taken for fen; give unit: yuan if it is yuan"));
  }

  private boolean isValue(EventField field, String text) {
    try {
      field.parse(text);
      return !PLACES.contains(field.name()) || text.equals(words.value(field.name(), text));
    } catch (UnusableException e) {
      return false;
    }
  }
}
