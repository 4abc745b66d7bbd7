package io.clearwatch.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Declarations that have arrived and are neither released nor cancelled, tick by tick. */
final class Backlog {

  /** Open declarations of one cell at one tick. */
  private static final class Count {
    long open;
    long overdue;
    long oldestMillis;
    final long[] bands = new long[4];
  }

  /** A cell of the backlog; its port may be rolled up. */
  private record Place(String city, String port, String direction) {

    static Place of(Event event, Catalogue catalogue) {
      String port = event.attribute("port");
      return new Place(catalogue.cityOfPort().get(port), port, event.attribute("direction"));
    }

    Place wholeCity() {
      return new Place(city, Cells.ALL, direction);
    }
  }

  /**
   * A declaration that is open from its arrival until the time of {@code closed}, null for ever.
   *
   * @param declared time of the DECLARED that counts, from which its place is known; or null
   */
  private record Stay(long arrived, Place arrivedAt, Long declared, Place declaredAt, Long closed) {

    static Stay of(History declaration, Catalogue catalogue) {
      Event declared = declaration.first("DECLARED");
      return new Stay(
          declaration.time("ARRIVED"),
          Place.of(declaration.first("ARRIVED"), catalogue),
          declaration.time("DECLARED"),
          declared == null ? null : Place.of(declared, catalogue),
          earlier(declaration.time("RELEASED"), declaration.time("CANCELLED")));
    }

    boolean openAt(long tick) {
      return arrived < tick && (closed == null || closed >= tick);
    }

    /** The place by what happened before the tick. */
    Place placeAt(long tick) {
      return declared != null && declared < tick ? declaredAt : arrivedAt;
    }
  }

  private Backlog() {}

  static Table of(Collection<History> declarations, List<Long> ticks, Catalogue catalogue) {
    List<Stay> stays =
        declarations.stream()
            .filter(declaration -> declaration.has("ARRIVED"))
            .map(declaration -> Stay.of(declaration, catalogue))
            .toList();
    Table table = new Table(ResultFile.BACKLOG);
    for (long tick : ticks) {
      addTick(table, stays, tick, catalogue);
    }
    return table;
  }

  private static Long earlier(Long one, Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }

  private static void addTick(Table table, List<Stay> stays, long tick, Catalogue catalogue) {
    Map<Place, Double> limits = new HashMap<>();
    Map<Place, Count> cells = new HashMap<>();
    for (Stay stay : stays) {
      if (stay.openAt(tick)) {
        Place place = stay.placeAt(tick);
        double limitHours =
            limits.computeIfAbsent(
                place.wholeCity(),
                city -> catalogue.clearanceLimitHours(city.city(), city.direction(), tick));
        for (Place cell : List.of(place, place.wholeCity())) {
          Count count = cells.computeIfAbsent(cell, key -> new Count());
          add(count, tick - stay.arrived(), limitHours * Times.MILLIS_PER_HOUR);
        }
      }
    }
    cells.forEach(
        (cell, count) ->
            table.add(
                List.of(Times.iso(tick), cell.city(), cell.port(), cell.direction()),
                Cell.whole(count.open),
                Cell.whole(count.overdue),
                Cell.hours(count.oldestMillis),
                Cell.whole(count.bands[0]),
                Cell.whole(count.bands[1]),
                Cell.whole(count.bands[2]),
                Cell.whole(count.bands[3])));
  }

  private static void add(Count count, long age, double limit) {
    count.open++;
    count.oldestMillis = Math.max(count.oldestMillis, age);
    if (age > limit) {
      count.overdue++;
    }
    if (age < limit / 2) {
      count.bands[0]++;
    } else if (age < limit) {
      count.bands[1]++;
    } else if (age < 2 * limit) {
      count.bands[2]++;
    } else {
      count.bands[3]++;
    }
  }
}
