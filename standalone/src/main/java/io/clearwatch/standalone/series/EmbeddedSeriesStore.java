package io.clearwatch.standalone.series;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.standalone.embedded.EmbeddedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link SeriesStore} on the embedded store. */
public final class EmbeddedSeriesStore implements SeriesStore {
  /** The newest point of a series is searched no further back; the longest step is an hour. */
  private static final Duration REACH = Duration.ofHours(6);

  private static final String ROLLED_UP =
      rolledUpExcept(EnumSet.of(Dimension.CITY, Dimension.DIRECTION));

  /** Metrics with targets, which tick before anything completes. */
  private static final Set<String> ALWAYS_THERE =
      Set.of(Metric.CLEARANCE_CUSTOMS.key(), Metric.REFUND_APPROVAL.key());

  private final EmbeddedStore store;

  public EmbeddedSeriesStore(EmbeddedStore store) {
    this.store = store;
  }

  /** Condition that all other dimensions of {@code rolling} are rolled up. */
  private static String rolledUpExcept(Set<Dimension> kept) {
    return Measurement.ROLLING.tags().stream()
        .filter(tag -> Dimension.byKey(tag) != null && !kept.contains(Dimension.byKey(tag)))
        .map(tag -> tag + " = '" + Dimension.ALL + "'")
        .collect(joining(" AND "));
  }

  @Override
  public Optional<Instant> newestTick() {
    Map<String, Instant> newestByMetric =
        store
            .query(
                """
                SELECT metric, max(timestamp) AS newest FROM rolling
                WHERE "window" = '1h' AND NOT provisional
                GROUP BY metric
                """,
                row -> Map.entry(row.text("metric"), row.time("newest")))
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    return newestByMetric.keySet().containsAll(ALWAYS_THERE)
        ? newestByMetric.values().stream().min(Comparator.naturalOrder())
        : Optional.empty();
  }

  @Override
  public List<CityMean> means(Metric metric, Window window) {
    return store.query(
        """
        SELECT * FROM (
          SELECT * FROM rolling
          WHERE metric = $1 AND "window" = $2 AND city != 'all' AND %s AND %s
          LATEST ON timestamp PARTITION BY city, direction)
        WHERE "count" > 0 ORDER BY city, direction
        """
            .formatted(ROLLED_UP, recent("rolling")),
        row ->
            new CityMean(
                row.text("city"), row.text("direction"), row.integer("count"), row.number("mean")),
        metric.key(),
        window.key());
  }

  @Override
  public List<Verdict> verdicts(Window window) {
    return store.query(
        """
        SELECT * FROM compliance WHERE "window" = $1 AND %s
        LATEST ON timestamp PARTITION BY target, city, direction
        """
            .formatted(recent("compliance")),
        row ->
            new Verdict(
                row.text("target"),
                row.text("city"),
                row.text("direction"),
                row.number("value"),
                row.number("limit"),
                TargetState.valueOf(row.text("state"))),
        window.key());
  }

  @Override
  public List<CityBacklog> backlog() {
    return store.query(
        """
        SELECT * FROM (
          SELECT * FROM backlog WHERE city != 'all' AND port = 'all' AND %s
          LATEST ON timestamp PARTITION BY city, direction)
        ORDER BY city, direction
        """
            .formatted(recent("backlog")),
        row ->
            new CityBacklog(
                row.text("city"),
                row.text("direction"),
                row.integer("open"),
                row.integer("overdue"),
                row.number("oldest_hours")));
  }

  /** Condition that keeps the search for the newest points to the end of a table. */
  private static String recent(String table) {
    return "timestamp >= (SELECT dateadd('h', -%d, max(timestamp)) FROM %s)"
        .formatted(REACH.toHours(), table);
  }
}
