package io.clearwatch.jobs.sinks.csv;

import com.google.code.externalsorting.ExternalSort;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes result files of their parts: header, then the rows sorted as lines of text, so that a file
 * depends on its contents alone. Sorts outside of memory, so a file may be larger than the heap.
 */
public final class CsvMerge {
  private static final int MAX_TEMPORARY_FILES = 1024;

  private CsvMerge() {}

  /**
   * Writes one file and deletes its parts.
   *
   * @return number of rows, without the header
   */
  public static long merge(Path parts, CsvTable<?> table, Path folder) throws IOException {
    List<File> sorted = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(parts, CsvParts.prefix(table) + "*")) {
      for (Path part : found) {
        sorted.addAll(sort(part.toFile(), parts.toFile()));
        Files.delete(part);
      }
    }
    Path file = folder.resolve(table.file());
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(String.join(",", table.columns()));
      writer.write('\n');
      if (sorted.isEmpty()) {
        return 0;
      }
      return mergeSorted(sorted, writer);
    }
  }

  private static List<File> sort(File part, File temporary) throws IOException {
    return ExternalSort.sortInBatch(
        part,
        Comparator.naturalOrder(),
        MAX_TEMPORARY_FILES,
        StandardCharsets.UTF_8,
        temporary,
        false);
  }

  private static long mergeSorted(List<File> sorted, BufferedWriter writer) throws IOException {
    File merged = File.createTempFile("merged", ".csv", sorted.get(0).getParentFile());
    long rows =
        ExternalSort.mergeSortedFiles(
            sorted, merged, Comparator.naturalOrder(), StandardCharsets.UTF_8);
    try (BufferedReader reader = Files.newBufferedReader(merged.toPath())) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.write(line);
        writer.write('\n');
      }
    }
    Files.delete(merged.toPath());
    return rows;
  }
}
