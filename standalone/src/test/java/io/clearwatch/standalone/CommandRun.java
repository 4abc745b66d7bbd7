package io.clearwatch.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the {@code clearwatch} command in this process.
 *
 * @param status exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int status, String out, String err) {
  /**
   * Runs a command to its end.
   *
   * @param command name and options, separated by spaces
   * @param more further words, as for paths, which may have spaces in them
   */
  public static CommandRun of(String command, Object... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words =
        Stream.concat(Stream.of(command.split(" ")), Stream.of(more).map(Object::toString))
            .toArray(String[]::new);
    int status =
        Main.execute(
            new PrintWriter(out, true), new PrintWriter(err, true), Path.of("the.log"), words);
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** Runs a command that is a step of a test, and has to succeed. */
  public static CommandRun succeeding(String command, Object... more) {
    CommandRun run = of(command, more);
    if (run.status() != 0) {
      throw new AssertionError(command + " " + List.of(more) + ": " + run.err());
    }
    return run;
  }
}
