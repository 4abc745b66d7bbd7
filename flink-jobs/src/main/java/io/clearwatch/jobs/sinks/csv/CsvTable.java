package io.clearwatch.jobs.sinks.csv;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * One result file: its columns, and how an element becomes a row.
 *
 * @param file name with extension
 * @param row values in the order of the columns; null gives no row
 */
public record CsvTable<T>(String file, List<String> columns, RowFunction<T> row)
    implements Serializable {

  /** The row of an element as a line of the file, without its end; null if it has none. */
  public String line(T element) {
    String[] values = row.apply(element);
    return values == null ? null : Text.line(values);
  }

  /** A function that can travel to the tasks. */
  public interface RowFunction<T> extends Function<T, String[]>, Serializable {}
}
