package io.clearwatch.board.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what the jobs have stored. */
public interface SeriesStore {
  /**
   * The newest point of each series.
   *
   * @param from none before this time
   * @param to none at this time or later; {@link Instant#MAX} for no such bound
   * @throws StoreAwayException if the store does not answer, or refuses
   */
  List<Row> newest(Selection selection, Instant from, Instant to);

  /** The newest point of each series from a time on. */
  default List<Row> newest(Selection selection, Instant from) {
    return newest(selection, from, Instant.MAX);
  }

  /**
   * The course of each series: of every step that has points the first, which stands at the step's
   * beginning where the series ticks on the step.
   *
   * @param from first time
   * @param to end, not part of it
   * @param step a divisor or multiple of the ticks' distance
   * @return in the order of time
   * @throws StoreAwayException if the store does not answer, or refuses
   */
  List<Row> course(Selection selection, Instant from, Instant to, Duration step);

  /**
   * All points in an interval, in the order of time.
   *
   * @param limit no more than this
   * @throws StoreAwayException if the store does not answer, or refuses
   */
  List<Row> points(Selection selection, Instant from, Instant to, int limit);
}
