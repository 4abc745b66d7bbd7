package io.clearwatch.standalone.cli;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log of one run of the command. What libraries log or print goes there, so that the console
 * shows the command's own words only.
 */
public final class LogFile implements AutoCloseable {
  /** System property by which logging finds the file, and Flink's web page too. */
  private static final String PROPERTY = "log.file";

  /** Older logs are removed. */
  private static final int KEPT = 20;

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path file;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private LogFile(Path file) {
    this.file = file;
  }

  /**
   * Starts the log of a run, and redirects {@link System#out} and {@link System#err} to it. Nothing
   * may have been logged before.
   *
   * @param folder where the logs are, made if it does not exist
   * @throws CommandException if the folder cannot be written
   */
  public static LogFile open(Path folder) {
    String name = START.format(Instant.now()) + '-' + ProcessHandle.current().pid() + ".log";
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      removeOld(folder);
      PrintStream printed =
          new PrintStream(
              Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              true,
              StandardCharsets.UTF_8);
      LogFile log = new LogFile(file);
      System.setProperty(PROPERTY, file.toString());
      System.setOut(printed);
      System.setErr(printed);
      return log;
    } catch (IOException e) {
      throw new CommandException("cannot write the log: " + e.getMessage(), e);
    }
  }

  private static void removeOld(Path folder) throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> logs = Files.list(folder)) {
      newestFirst = logs.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path log :
        newestFirst.subList(Math.min(KEPT - 1, newestFirst.size()), newestFirst.size())) {
      Files.deleteIfExists(log);
    }
  }

  /**
   * Ends the redirection, so that the error of a program that ends in one is seen, and removes the
   * log if nothing was written to it.
   */
  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    try {
      if (Files.size(file) == 0) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // A log that cannot be removed does no harm, and there is nowhere left to say so.
    }
  }

  public Path path() {
    return file;
  }
}
