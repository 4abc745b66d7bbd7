package io.clearwatch.jobs.replay;

import com.google.code.externalsorting.ExternalSort;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lines of one file, which come in any order and leave sorted as text; in memory are some ten
 * thousand of them for each thread that adds.
 */
final class SortedLines {
  private static final int MAX_LINES = 40_000;

  private final Path folder;
  private final String name;
  private final List<File> runs = new ArrayList<>();

  /**
   * @param folder for what is not in memory, exists
   * @param name start of the names of the files
   */
  SortedLines(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Adds lines; for one thread, and closed before the lines are taken. */
  Adder adder() {
    return new Adder();
  }

  /** What adds lines. */
  final class Adder implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();

    void add(String line) {
      lines.add(line);
      if (lines.size() >= MAX_LINES) {
        close();
      }
    }

    @Override
    public void close() {
      if (lines.isEmpty()) {
        return;
      }
      lines.sort(Comparator.naturalOrder());
      Path run = newRun();
      try (BufferedWriter writer = Files.newBufferedWriter(run)) {
        for (String line : lines) {
          writer.write(line);
          writer.write('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      lines.clear();
    }
  }

  private synchronized Path newRun() {
    Path run = folder.resolve(name + "-" + runs.size());
    runs.add(run.toFile());
    return run;
  }

  /**
   * Adds all lines to the end of a file.
   *
   * @return how many there are
   */
  synchronized long appendTo(Path file) throws IOException {
    if (runs.isEmpty()) {
      return 0;
    }
    return ExternalSort.mergeSortedFiles(
        runs, file.toFile(), Comparator.naturalOrder(), StandardCharsets.UTF_8, false, true, false);
  }
}
