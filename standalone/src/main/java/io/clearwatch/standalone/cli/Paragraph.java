package io.clearwatch.standalone.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Text in lines of at most {@link #WIDTH} columns; Chinese characters take two. */
public final class Paragraph {
  public static final int WIDTH = 100;

  private Paragraph() {}

  /** The text with all its lines indented, each ended. */
  public static String of(int indent, String text) {
    return of(indent, 0, text);
  }

  /**
   * The text with a hanging indent.
   *
   * @param indent of the first line
   * @param hanging what the others are indented more
   */
  public static String of(int indent, int hanging, String text) {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF), new Column(WIDTH, indent, Column.Overflow.WRAP));
    table.indentWrappedLines = hanging;
    table.addRowValues(text);
    return table.toString();
  }
}
