package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventProblem;
import java.util.List;

/**
 * What is wrong in a row.
 *
 * @param columns where; none for the whole row
 */
record CellProblem(List<String> columns, EventProblem problem) {
  Rejection of(String file, ExportRow row) {
    return new Rejection(file, row.line(), String.join(" + ", columns), problem, row.text());
  }
}
