package io.clearwatch.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expected rows of one file: values by key, both in the order of the file's columns. */
final class Table {
  private final ResultFile file;
  private final Map<List<String>, List<Cell>> rows = new HashMap<>();

  Table(ResultFile file) {
    this.file = file;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalStateException if there is one with the same key, or values are missing
   */
  void add(List<String> key, Cell... values) {
    if (key.size() != file.keyColumns().size() || values.length != file.valueColumns().size()) {
      throw new IllegalStateException(
          "Not the columns of " + file.fileName() + ": " + key + ' ' + Arrays.toString(values));
    }
    if (rows.put(List.copyOf(key), List.of(values)) != null) {
      throw new IllegalStateException("Two rows of " + file.fileName() + " for " + key);
    }
  }

  ResultFile file() {
    return file;
  }

  Map<List<String>, List<Cell>> rows() {
    return rows;
  }
}
