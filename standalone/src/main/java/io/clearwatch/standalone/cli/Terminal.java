package io.clearwatch.standalone.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command's output goes, and what can be shown there.
 *
 * @param inPlace whether lines can be drawn over, as a person's terminal can; a file or a pipe
 *     cannot
 * @param ansi whether there is colour
 */
public record Terminal(PrintWriter out, boolean inPlace, Ansi ansi) {
  /** The terminal of this process. */
  public static Terminal of(PrintWriter out) {
    return new Terminal(
        out, System.console() != null && understandsAnsi(System.getenv()), Ansi.AUTO);
  }

  private static boolean understandsAnsi(Map<String, String> environment) {
    String kind = environment.get("TERM");
    return kind == null ? environment.containsKey("WT_SESSION") : !kind.equals("dumb");
  }

  /** Draws lines over the last {@code over} ones. Lines too long for the terminal are cut. */
  void draw(int over, Iterable<String> lines) {
    StringBuilder text = new StringBuilder("\033[?7l");
    if (over > 0) {
      text.append("\033[").append(over).append('A');
    }
    text.append("\r\033[J");
    lines.forEach(line -> text.append(line).append('\n'));
    out.print(text.append("\033[?7h"));
    out.flush();
  }
}
