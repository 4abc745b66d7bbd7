package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Alerts.Change;
import io.clearwatch.board.views.Alerts.StuckCases;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimit;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts the view of alerts together from the store. */
public final class AlertReader {
  private static final Duration MONTH = Duration.ofDays(30);

  /** What is read, and what of it is told. */
  private static final int MOST_READ = 10_000;

  private static final int MOST_TOLD = 200;

  private final SeriesStore store;
  private final Catalogue catalogue;
  private final PortRegistry ports;
  private final Map<String, Text> causes = new HashMap<>();

  public AlertReader(SeriesStore store, BoardSeeds seeds) {
    this.store = store;
    this.catalogue = seeds.catalogue();
    this.ports = seeds.ports();
    for (StuckLimit limit : seeds.stuck().all()) {
      causes.put(limit.id(), limit.name());
    }
  }

  public Alerts read(Instant now) {
    Optional<Instant> newest = NewestTick.of(store, now);
    if (newest.isEmpty()) {
      return new Alerts(0, List.of(), List.of(), List.of());
    }
    Instant tick = newest.get();
    return new Alerts(
        tick.toEpochMilli(),
        new FiringAlerts(store, catalogue, ports).asOf(now),
        changes(tick),
        stuck(tick));
  }

  private List<Change> changes(Instant tick) {
    List<Change> changes = new ArrayList<>();
    for (Row row :
        store.points(
            Selection.of(Measurement.ALERT), tick.minus(MONTH), tick.plusMillis(1), MOST_READ)) {
      Target target = catalogue.target(row.tag("target"));
      City city = ports.city(row.tag("city"));
      if (target != null && city != null) {
        changes.add(
            new Change(
                row.time().toEpochMilli(),
                row.tag("kind"),
                row.tag("state"),
                target.id(),
                target.name(),
                target.unit().name().toLowerCase(Locale.ROOT),
                city.id(),
                city.name(),
                row.tag("direction"),
                row.number("value"),
                row.number("limit")));
      }
    }
    changes.sort(Comparator.comparingLong(Change::timeMillis).reversed());
    return List.copyOf(changes.subList(0, Math.min(MOST_TOLD, changes.size())));
  }

  private List<StuckCases> stuck(Instant tick) {
    List<StuckCases> stuck = new ArrayList<>();
    for (Row row : new AtTick(store, tick).newest(Selection.of(Measurement.STUCK))) {
      Port port = ports.port(row.tag("port"));
      if (port != null && row.integer("count") > 0) {
        stuck.add(
            new StuckCases(
                row.tag("cause"),
                causes.get(row.tag("cause")),
                port.id(),
                port.name(),
                port.city(),
                ports.city(port.city()).name(),
                row.tag("direction"),
                row.integer("count"),
                row.number("oldest_hours")));
      }
    }
    stuck.sort(
        Comparator.comparingLong(StuckCases::count)
            .reversed()
            .thenComparing(StuckCases::port)
            .thenComparing(StuckCases::cause)
            .thenComparing(StuckCases::direction));
    return stuck;
  }
}
