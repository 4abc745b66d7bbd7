package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.util.Collector;

/** The backlog as points of {@code backlog} and {@code overdue}. */
public final class BacklogPoints {
  /** How many of the oldest overdue declarations of a port are listed. */
  static final int LISTED_PER_PORT = 20;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private BacklogPoints() {}

  /**
   * The points of one city and direction at a tick, by port and in all.
   *
   * @param open by port, oldest first
   * @param catalogue has the limits
   * @param withOverdue false leaves out the lists of overdue declarations
   */
  public static void collect(
      String cell,
      SortedMap<String, List<OpenDeclaration>> open,
      long tick,
      Catalogue catalogue,
      boolean withOverdue,
      Collector<Point> out) {
    int separator = cell.indexOf('|');
    String city = cell.substring(0, separator);
    String direction = cell.substring(separator + 1);
    double limitHours =
        catalogue.overdueLimitHours(city, Direction.valueOf(direction), Instant.ofEpochMilli(tick));
    long limitMillis = Math.round(limitHours * MILLIS_PER_HOUR);
    BacklogFigures inCity = null;
    for (Map.Entry<String, List<OpenDeclaration>> at : open.entrySet()) {
      String port = at.getKey();
      BacklogFigures figures = BacklogFigures.of(at.getValue(), tick, limitMillis);
      out.collect(of(tick, city, port, direction, figures));
      if (withOverdue) {
        listOverdue(at.getValue(), tick, limitMillis, port, direction, out);
      }
      inCity = inCity == null ? figures : inCity.plus(figures);
    }
    out.collect(of(tick, city, Dimension.ALL, direction, inCity));
  }

  private static Point of(
      long tick, String city, String port, String direction, BacklogFigures figures) {
    return Point.of(Measurement.BACKLOG, tick, city, port, direction)
        .with(0, figures.open())
        .with(1, figures.overdue())
        .with(2, figures.oldestMillis() / MILLIS_PER_HOUR)
        .with(3, figures.bands()[0])
        .with(4, figures.bands()[1])
        .with(5, figures.bands()[2])
        .with(6, figures.bands()[3]);
  }

  /**
   * The list always has its full length, so that giving a tick again replaces all of it: a rank
   * without a declaration has an empty id.
   *
   * @param open oldest first
   */
  private static void listOverdue(
      List<OpenDeclaration> open,
      long tick,
      long limitMillis,
      String port,
      String direction,
      Collector<Point> out) {
    for (int i = 0; i < LISTED_PER_PORT; i++) {
      Point point = Point.of(Measurement.OVERDUE, tick, port, direction, Integer.toString(i + 1));
      boolean isOverdue = i < open.size() && tick - open.get(i).arrivedMillis() > limitMillis;
      out.collect(isOverdue ? listed(open.get(i), tick, point) : empty(point));
    }
  }

  private static Point listed(OpenDeclaration declaration, long tick, Point point) {
    return point
        .with(0, declaration.declarationId())
        .with(1, (tick - declaration.arrivedMillis()) / MILLIS_PER_HOUR)
        .with(2, declaration.stageAt(tick).key());
  }

  private static Point empty(Point point) {
    return point.with(0, "").with(2, "");
  }
}
