package io.clearwatch.board;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.store.StoreAwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A store in which nothing stands yet, or which is away. */
final class EmptyStore implements SeriesStore {
  volatile boolean isAway;

  private List<Row> answer() {
    if (isAway) {
      throw new StoreAwayException("no InfluxDB answers at influx:8086");
    }
    return List.of();
  }

  @Override
  public List<Row> newest(Selection selection, Instant from, Instant to) {
    return answer();
  }

  @Override
  public List<Row> course(Selection selection, Instant from, Instant to, Duration step) {
    return answer();
  }

  @Override
  public List<Row> points(Selection selection, Instant from, Instant to, int limit) {
    return answer();
  }
}
