package io.clearwatch.jobs.targets;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import io.clearwatch.seeds.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Targets and figures for tests. */
final class Figures {
  static final Cell DALIAN_IMPORT =
      Cell.of(Cell.Kind.DURATION, Metric.CLEARANCE_CUSTOMS.key())
          .with(Dimension.CITY, "dalian")
          .with(Dimension.DIRECTION, "IMPORT");

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private Figures() {}

  static Target target(Statistic statistic, Comparator comparator, double limit, Unit unit) {
    String metric = unit == Unit.SHARE ? "paperless" : Metric.CLEARANCE_CUSTOMS.key();
    Text text = new Text("text", "文");
    return new Target(
        "target",
        "document",
        text,
        text,
        metric,
        Map.of(Dimension.CITY, "dalian", Dimension.DIRECTION, "IMPORT"),
        statistic,
        comparator,
        limit,
        List.of(),
        unit,
        null,
        Window.D30,
        Window.H24,
        Instant.EPOCH,
        null,
        20,
        text,
        Target.OF_DOCUMENT);
  }

  /** Clearances with a mean in hours. */
  static Rolled hours(Window window, long tickMillis, long count, double meanHours) {
    Rolled rolled = new Rolled();
    rolled.cell = DALIAN_IMPORT.key();
    rolled.window = window;
    rolled.tickMillis = tickMillis;
    rolled.count = count;
    rolled.sum = Math.round(meanHours * MILLIS_PER_HOUR * count);
    return rolled;
  }
}
