package io.clearwatch.standalone.imports;

/** What stands between the cells of a row. */
final class Delimiter {
  private static final String TAB = "tab";

  private Delimiter() {}

  /**
   * The character that a mapping names.
   *
   * @throws IllegalArgumentException if it is not a single one that can separate cells
   */
  static char of(String text) {
    if (text.equals(TAB)) {
      return '\t';
    }
    if (text.length() != 1 || text.equals("\"") || Character.isLetterOrDigit(text.charAt(0))) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }

  /** How a mapping names the character. */
  static String name(char delimiter) {
    return delimiter == '\t' ? TAB : "\"" + delimiter + "\"";
  }
}
