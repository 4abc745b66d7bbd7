package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Overview.OverdueDeclaration;
import io.clearwatch.events.Direction;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The declarations that have been open for longest past their limits. */
final class Overdue {
  private final SeriesStore store;
  private final Catalogue catalogue;
  private final PortRegistry ports;

  Overdue(SeriesStore store, Catalogue catalogue, PortRegistry ports) {
    this.store = store;
    this.catalogue = catalogue;
    this.ports = ports;
  }

  /** The first by age against the limit, of the ports and directions that are asked for. */
  List<OverdueDeclaration> first(int most, Instant tick, Predicate<OverdueDeclaration> asked) {
    List<OverdueDeclaration> overdue = new ArrayList<>();
    for (Row row : new AtTick(store, tick).newest(Selection.of(Measurement.OVERDUE))) {
      Port port = ports.port(row.tag("port"));
      if (port != null && !row.text("declaration_id").isEmpty()) {
        OverdueDeclaration one = declaration(row, port, tick);
        if (asked.test(one)) {
          overdue.add(one);
        }
      }
    }
    overdue.sort(
        Comparator.comparingDouble((OverdueDeclaration one) -> one.ageHours() / one.limitHours())
            .reversed()
            .thenComparing(OverdueDeclaration::declaration));
    return overdue.subList(0, Math.min(most, overdue.size()));
  }

  private OverdueDeclaration declaration(Row row, Port port, Instant tick) {
    Direction direction = Direction.valueOf(row.tag("direction"));
    return new OverdueDeclaration(
        row.text("declaration_id"),
        port.id(),
        port.name(),
        row.tag("direction"),
        row.number("age_hours"),
        catalogue.overdueLimitHours(port.city(), direction, tick),
        row.text("stage"));
  }
}
