package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result files, which get their names once all of them are complete. */
final class ResultFiles implements AutoCloseable {
  private final Path folder;
  private final List<ResultFile> files = new ArrayList<>();

  /** Rows in their final order. */
  interface Rows {
    /**
     * Moves them to the end of a file.
     *
     * @return how many there are
     */
    long moveTo(Path file) throws IOException;
  }

  private static final class ResultFile {
    private final CsvTable<?> table;
    private final Rows rows;
    private final FinalFile file;
    private long count;

    ResultFile(CsvTable<?> table, Rows rows, FinalFile file) {
      this.table = table;
      this.rows = rows;
      this.file = file;
    }

    void write() {
      try {
        Files.writeString(file.unfinished(), String.join(",", table.columns()) + "\n");
        count = rows.moveTo(file.unfinished());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @param folder exists
   */
  ResultFiles(Path folder) {
    this.folder = folder;
  }

  void add(CsvTable<?> table, Rows rows) {
    files.add(new ResultFile(table, rows, new FinalFile(folder.resolve(table.file()))));
  }

  /** What writes the files, each of them. */
  List<Runnable> writers() {
    return files.stream().<Runnable>map(file -> file::write).toList();
  }

  /** Gives all files their names, and tells how many rows each has. */
  Map<String, Long> complete() throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (ResultFile file : files) {
      file.file.complete();
      counts.put(file.table.file(), file.count);
    }
    return counts;
  }

  @Override
  public void close() throws IOException {
    for (ResultFile file : files) {
      file.file.close();
    }
  }
}
