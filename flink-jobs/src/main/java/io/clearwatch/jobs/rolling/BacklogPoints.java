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
   * @param open oldest first
   */
  static void listOverdue(
      List<OpenDeclaration> open,
      long tick,
      long limitMillis,
      String port,
      String direction,
      Collector<Point> out) {
    for (int i = 0; i < Math.min(LISTED_PER_PORT, open.size()); i++) {
      OpenDeclaration declaration = open.get(i);
      long ageMillis = tick - declaration.arrivedMillis();
      if (ageMillis <= limitMillis) {
        return;
      }
      out.collect(
          Point.of(Measurement.OVERDUE, tick, port, direction, Integer.toString(i + 1))
              .with(0, declaration.declarationId())
              .with(1, ageMillis / MILLIS_PER_HOUR)
              .with(2, declaration.stage().key()));
    }
  }
}
