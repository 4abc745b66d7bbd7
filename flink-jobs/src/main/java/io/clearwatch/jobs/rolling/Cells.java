package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.seeds.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells that a result with given dimension values falls into, by {@link Grouping}. */
final class Cells {
  private Cells() {}

  /** The cells of a metric. */
  static CellSet of(Metric metric, Map<Dimension, String> values) {
    return keys(Cell.of(Cell.Kind.DURATION, metric.key()), Grouping.of(metric), values);
  }

  /** The cells of an indicator. */
  static CellSet of(Indicator indicator, Map<Dimension, String> values) {
    return keys(Cell.of(Cell.Kind.SHARE, indicator.key()), Grouping.of(indicator), values);
  }

  /** The cells of a stage, which is kept as the shares of clearances are. */
  static CellSet of(Stage stage, Map<Dimension, String> values) {
    return keys(Cell.of(Cell.Kind.STAGE, stage.key()), Grouping.of(Indicator.INSPECTED), values);
  }

  /** The dimension value of an attribute: its name, or {@link Dimension#UNKNOWN} for null. */
  static String value(Enum<?> attribute) {
    return attribute == null ? Dimension.UNKNOWN : attribute.name();
  }

  private static CellSet keys(
      Cell all, List<Set<Dimension>> groupings, Map<Dimension, String> values) {
    List<String> keys = new ArrayList<>(groupings.size());
    for (Set<Dimension> grouping : groupings) {
      Cell cell = all;
      for (Dimension dimension : grouping) {
        cell = cell.with(dimension, values.get(dimension));
      }
      keys.add(cell.key());
    }
    return new CellSet(keys);
  }
}
