package io.clearwatch.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the files of a replay with what the oracle computes from the same events. */
public final class Agreement {
  private static final int SHOWN = 10;

  /** What disagrees in one file; of each sort all are counted and the first shown. */
  private static final class Differences {
    private final ResultFile file;
    private final List<String> shown = new ArrayList<>();
    private long missing;
    private long unexpected;
    private long different;

    Differences(ResultFile file) {
      this.file = file;
    }

    void missing(List<String> key, List<Cell> values) {
      if (++missing <= SHOWN) {
        shown.add("  missing    " + key + " expected " + values);
      }
    }

    void unexpected(List<String> key, List<String> values) {
      if (++unexpected <= SHOWN) {
        shown.add("  unexpected " + key + " actual " + values);
      }
    }

    void different(List<String> key, String column, Cell expected, String actual) {
      if (++different <= SHOWN) {
        shown.add(
            "  different  " + key + ' ' + column + ": expected " + expected + ", actual " + actual);
      }
    }

    boolean none() {
      return shown.isEmpty();
    }

    @Override
    public String toString() {
      return file.fileName()
          + ": "
          + missing
          + " rows missing, "
          + unexpected
          + " unexpected, "
          + different
          + " values different\n"
          + String.join("\n", shown);
    }
  }

  private Agreement() {}

  /**
   * Checks a replay that used the catalogue of the repository.
   *
   * @param events folder of JSON lines that was replayed
   * @param results folder that the replay wrote
   * @param every its step
   * @throws AssertionError naming the rows and values that differ, if any do
   */
  public static void check(Path events, Path results, Duration every) throws IOException {
    check(BruteForce.compute(events, Catalogue.ofRepository(), every), new ResultFiles(results));
  }

  static void check(Map<ResultFile, Table> expected, ResultFiles actual) throws IOException {
    List<String> report = new ArrayList<>();
    for (Table table : expected.values()) {
      Differences differences = compare(table, actual);
      if (!differences.none()) {
        report.add(differences.toString());
      }
    }
    if (!report.isEmpty()) {
      throw new AssertionError(
          "The replay in " + actual.folder() + " disagrees\n" + String.join("\n", report));
    }
  }

  private static Differences compare(Table table, ResultFiles actual) throws IOException {
    Differences differences = new Differences(table.file());
    Set<List<String>> seen = new HashSet<>();
    actual.forEachRow(
        table.file(),
        (key, values) -> {
          List<Cell> expected = table.rows().get(key);
          if (expected == null || !seen.add(key)) {
            differences.unexpected(key, values);
            return;
          }
          for (int i = 0; i < values.size(); i++) {
            if (!expected.get(i).accepts(values.get(i))) {
              differences.different(
                  key, table.file().valueColumns().get(i), expected.get(i), values.get(i));
            }
          }
        });
    table.rows().entrySet().stream()
        .filter(row -> !seen.contains(row.getKey()))
        .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
        .forEach(row -> differences.missing(row.getKey(), row.getValue()));
    return differences;
  }
}
