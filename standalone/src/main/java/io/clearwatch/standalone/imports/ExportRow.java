package io.clearwatch.standalone.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of an export.
 *
 * @param line number of its first line in the file, from 1
 * @param text the row as it stands there
 * @param columns position of each column by its name in the header
 * @param cells texts in the order of the header
 * @param blanks texts that stand for an empty cell
 */
record ExportRow(
    long line, String text, Map<String, Integer> columns, List<String> cells, Set<String> blanks) {

  /** The text of a column without the white space around it; empty where there is no value. */
  String cell(String column) {
    String text = cells.get(columns.get(column)).strip();
    return blanks.contains(text) ? "" : text;
  }

  boolean isEmpty(String column) {
    return cell(column).isEmpty();
  }
}
