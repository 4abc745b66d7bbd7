package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The store as of a tick. Nothing later is seen: those are provisional figures of ticks that are
 * still open, and would not be those that promises are judged on.
 */
record AtTick(SeriesStore store, Instant tick) {
  /** The longest step of a tick is an hour; a point that is older is not of now. */
  private static final Duration RECENT = Duration.ofHours(3);

  /** The newest point of each series, if it is recent. */
  List<Row> newest(Selection selection) {
    return store.newest(selection, tick.minus(RECENT), tick.plusMillis(1));
  }
}
