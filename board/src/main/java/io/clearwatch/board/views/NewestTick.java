package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** How far the figures reach. */
public final class NewestTick {
  /** A store that has been silent for longer has nothing to show. */
  private static final Duration REACH = Duration.ofDays(7);

  private NewestTick() {}

  /** The newest tick that is stored: that of the backlog, which ticks every minute. */
  static Optional<Instant> of(SeriesStore store, Instant now) {
    return store
        .newest(
            Selection.of(Measurement.BACKLOG).where(Dimension.PORT, Dimension.ALL),
            now.minus(REACH))
        .stream()
        .map(Row::time)
        .max(Comparator.naturalOrder());
  }

  /** The same in milliseconds; 0 where nothing is stored. */
  public static long millis(SeriesStore store, Instant now) {
    return of(store, now).map(Instant::toEpochMilli).orElse(0L);
  }
}
