package io.clearwatch.standalone.runs;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.clearwatch.standalone.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Replays of worlds of two ports that differ by their seed, and what can be planted into their
 * results.
 */
public final class SeededRuns {
  private static final CsvMapper CSV = new CsvMapper();

  private final Path folder;

  private SeededRuns(Path folder) {
    this.folder = folder;
  }

  /** Generates and replays worlds of the seeds. */
  public static SeededRuns in(Path folder, int... seeds) {
    SeededRuns runs = new SeededRuns(folder);
    for (int seed : seeds) {
      Path events = folder.resolve("events" + seed);
      CommandRun.succeeding(
          "generate --from 2026-03-01 --to 2026-04-05 --ports dalian-dayaowan,shenzhen-yantian "
              + "--rate 0.3 --format avro --seed "
              + seed
              + " --out",
          events);
      CommandRun.succeeding("replay --every 1d --events", events, "--out", runs.run(seed));
    }
    return runs;
  }

  /** The results of a seed. */
  public Path run(int seed) {
    return folder.resolve("run" + seed);
  }

  /**
   * A copy of a seed's results with other clearances.
   *
   * @param change gives the row to keep, or null for none
   */
  public Path changed(int seed, String name, UnaryOperator<Map<String, String>> change)
      throws IOException {
    Path changed = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(run(seed))) {
      for (Path file : files.toList()) {
        Files.copy(file, changed.resolve(file.getFileName()));
      }
    }
    List<Map<String, String>> kept = new ArrayList<>();
    for (Map<String, String> row : rows(run(seed).resolve("clearances.csv"))) {
      Map<String, String> after = change.apply(row);
      if (after != null) {
        kept.add(after);
      }
    }
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    kept.get(0).keySet().forEach(schema::addColumn);
    CSV.writer(schema.build()).writeValue(changed.resolve("clearances.csv").toFile(), kept);
    return changed;
  }

  /** The rows of a file by the names of its columns. */
  public static List<Map<String, String>> rows(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      List<Map<String, String>> all = new ArrayList<>();
      while (rows.hasNext()) {
        all.add(new LinkedHashMap<>(rows.next()));
      }
      return all;
    }
  }
}
