package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;

/** What a rolling window holds of durations, in the metric's unit. */
public record Figures(long count, double mean, double p50, double p90, double p99) {
  static Figures of(Row row) {
    return new Figures(
        row.integer("count"),
        row.number("mean"),
        row.number("p50"),
        row.number("p90"),
        row.number("p99"));
  }
}
