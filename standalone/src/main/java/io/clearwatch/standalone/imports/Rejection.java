package io.clearwatch.standalone.imports;

import io.clearwatch.events.RejectReason;
import io.clearwatch.wire.EventProblem;

/**
 * Why a row cannot be used.
 *
 * @param file name of the export
 * @param line number of the row's first line, from 1
 * @param column name of the column in the header, several joined by " + "; empty for the whole row
 * @param text the row as it stands in the file
 */
public record Rejection(String file, long line, String column, EventProblem problem, String text) {

  public RejectReason reason() {
    return problem.reason();
  }

  /** The rejection in a line, for a person. */
  public String words() {
    String place = column.isEmpty() ? "" : ", " + column;
    return file + " line " + line + place + ": " + reason() + ", " + problem.detail();
  }
}
