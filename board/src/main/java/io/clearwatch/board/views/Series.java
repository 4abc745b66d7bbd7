package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import java.util.ArrayList;
import java.util.List;

/** Points for a chart: times in milliseconds and values, as two lists of one length. */
public record Series(List<Long> times, List<Double> values) {
  static final Series EMPTY = new Series(List.of(), List.of());

  static Series of(List<Row> rows, String field) {
    List<Long> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Row row : rows) {
      double value = row.number(field);
      if (!Double.isNaN(value)) {
        times.add(row.time().toEpochMilli());
        values.add(value);
      }
    }
    return new Series(times, values);
  }
}
