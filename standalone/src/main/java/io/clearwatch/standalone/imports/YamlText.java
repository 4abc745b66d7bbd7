package io.clearwatch.standalone.imports;

import java.util.regex.Pattern;

/** Single values as a YAML file has them. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*( [\\p{L}\\p{N}_-]+)*");

  private YamlText() {}

  /** The text, in quotes where YAML would take it for something else. */
  static String of(String text) {
    if (PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null")) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }
}
