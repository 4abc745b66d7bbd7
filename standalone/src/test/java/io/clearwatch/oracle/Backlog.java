package io.clearwatch.oracle;

import java.util.ArrayList;
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

  /**
   * A declaration that is open from its arrival until the time of {@code closed}, null for ever.
   *
   * @param declared the DECLARED that counts, or null
   */
  private record Stay(Event arrived, Event declared, Long closed) {
    boolean openAt(long tick) {
      return arrived.timeMillis() < tick && (closed == null || closed >= tick);
    }

    /** The event that places the declaration, of those that happened before the tick. */
    Event placeAt(long tick) {
      return declared != null && declared.timeMillis() < tick ? declared : arrived;
    }
  }

  private Backlog() {}

  static Table of(Collection<History> declarations, List<Long> ticks, Catalogue catalogue) {
    List<Stay> stays = new ArrayList<>();
    for (History declaration : declarations) {
      if (declaration.has("ARRIVED")) {
        stays.add(
            new Stay(
                declaration.first("ARRIVED"),
                declaration.first("DECLARED"),
                earlier(declaration.time("RELEASED"), declaration.time("CANCELLED"))));
      }
    }
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
    Map<List<String>, Double> limits = new HashMap<>();
    Map<List<String>, Count> cells = new HashMap<>();
    for (Stay stay : stays) {
      if (stay.openAt(tick)) {
        Event place = stay.placeAt(tick);
        String port = place.attribute("port");
        String city = catalogue.cityOfPort().get(port);
        String direction = place.attribute("direction");
        double limitHours =
            limits.computeIfAbsent(
                List.of(city, direction),
                key -> catalogue.clearanceLimitHours(city, direction, tick));
        long age = tick - stay.arrived().timeMillis();
        for (String portColumn : List.of(port, Cells.ALL)) {
          Count count =
              cells.computeIfAbsent(List.of(city, portColumn, direction), key -> new Count());
          add(count, age, limitHours * Times.MILLIS_PER_HOUR);
        }
      }
    }
    cells.forEach(
        (cell, count) ->
            table.add(
                List.of(Times.iso(tick), cell.get(0), cell.get(1), cell.get(2)),
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
