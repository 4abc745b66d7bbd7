package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Overview.FiringAlert;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The alerts of targets that fire, from their transitions. */
final class FiringAlerts {
  /** Retention of the store: what has fired before is not known. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final int MOST = 10_000;

  private final SeriesStore store;
  private final Catalogue catalogue;
  private final PortRegistry ports;

  FiringAlerts(SeriesStore store, Catalogue catalogue, PortRegistry ports) {
    this.store = store;
    this.catalogue = catalogue;
    this.ports = ports;
  }

  /** Those whose last transition is that to FIRING; the newest first. */
  List<FiringAlert> asOf(Instant now) {
    Map<String, Row> last = new LinkedHashMap<>();
    for (Row row :
        store.points(Selection.of(Measurement.ALERT), now.minus(KEPT), now.plus(KEPT), MOST)) {
      String subject =
          String.join(
              " ",
              row.tag("kind"),
              row.tag("target"),
              row.tag("city"),
              row.tag("port"),
              row.tag("direction"));
      last.put(subject, row);
    }
    List<FiringAlert> firing = new ArrayList<>();
    for (Row row : last.values()) {
      Target target = catalogue.target(row.tag("target"));
      if (target != null && row.tag("state").equals("FIRING")) {
        City city = ports.city(row.tag("city"));
        firing.add(
            new FiringAlert(
                row.tag("kind"),
                target.id(),
                target.name(),
                target.unit().name().toLowerCase(Locale.ROOT),
                row.tag("city"),
                city == null ? null : city.name(),
                row.tag("direction"),
                row.time().toEpochMilli(),
                row.number("value"),
                row.number("limit"),
                row.text("subject")));
      }
    }
    firing.sort(Comparator.comparingLong(FiringAlert::sinceMillis).reversed());
    return firing;
  }
}
