package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import java.util.List;
import org.apache.flink.util.Collector;

/** The backlog as points of {@code backlog} and {@code overdue}. */
final class BacklogPoints {
  /** How many of the oldest overdue declarations of a port are listed. */
  static final int LISTED_PER_PORT = 20;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private BacklogPoints() {}

  static Point of(long tick, String city, String port, String direction, BacklogFigures figures) {
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
  static void listOverdue(
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
