package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Figures as points of {@code rolling}, {@code distribution}, {@code stage} and {@code share}. */
public final class RollingPoints extends RichFlatMapFunction<Rolled, Point> {
  private static final long serialVersionUID = 1L;

  private transient Map<String, Cell> cells;

  @Override
  public void open(OpenContext context) {
    cells = new HashMap<>();
  }

  @Override
  public void flatMap(Rolled rolled, Collector<Point> out) {
    collect(cells.computeIfAbsent(rolled.cell, Cell::parse), rolled, out);
  }

  /**
   * The points of figures.
   *
   * @param cell that of the figures
   */
  public static void collect(Cell cell, Rolled rolled, Collector<Point> out) {
    switch (cell.kind()) {
      case DURATION -> {
        out.collect(rolling(cell, rolled));
        if (rolled.distribution != null) {
          collectDistribution(cell, rolled, out);
        }
      }
      case STAGE -> out.collect(stage(cell, rolled));
      case SHARE -> out.collect(sharePoint(cell, rolled));
    }
  }

  private static Point rolling(Cell cell, Rolled rolled) {
    Dimension[] dimensions = Dimension.values();
    String[] tags = new String[2 + dimensions.length];
    tags[0] = cell.name();
    tags[1] = rolled.window.key();
    for (Dimension dimension : dimensions) {
      tags[2 + dimension.ordinal()] = cell.get(dimension);
    }
    double unit = cell.countedPerUnit();
    return Point.of(Measurement.ROLLING, rolled.tickMillis, tags)
        .with(0, rolled.count)
        .with(1, rolled.mean(cell))
        .with(2, rolled.p50 / unit)
        .with(3, rolled.p90 / unit)
        .with(4, rolled.p95 / unit)
        .with(5, rolled.p99 / unit)
        .with(6, rolled.provisional ? 1 : 0);
  }

  private static void collectDistribution(Cell cell, Rolled rolled, Collector<Point> out) {
    for (int i = 0; i < Distribution.LE.size(); i++) {
      out.collect(
          Point.of(
                  Measurement.DISTRIBUTION,
                  rolled.tickMillis,
                  cell.name(),
                  cell.get(Dimension.CITY),
                  cell.get(Dimension.DIRECTION),
                  Distribution.LE.get(i))
              .with(0, rolled.distribution[i]));
    }
  }

  private static Point stage(Cell cell, Rolled rolled) {
    return Point.of(
            Measurement.STAGE,
            rolled.tickMillis,
            rolled.window.key(),
            cell.name(),
            cell.get(Dimension.CITY),
            cell.get(Dimension.PORT),
            cell.get(Dimension.DIRECTION))
        .with(0, rolled.count)
        .with(1, rolled.mean(cell))
        .with(2, rolled.p90 / cell.countedPerUnit());
  }

  private static Point sharePoint(Cell cell, Rolled rolled) {
    return Point.of(
            Measurement.SHARE,
            rolled.tickMillis,
            cell.name(),
            rolled.window.key(),
            cell.get(Dimension.CITY),
            cell.get(Dimension.PORT),
            cell.get(Dimension.DIRECTION))
        .with(0, rolled.sum)
        .with(1, rolled.count)
        .with(2, rolled.mean(cell));
  }
}
