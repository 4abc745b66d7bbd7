package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import java.util.EnumMap;
import java.util.Map;

/**
 * The cells that results of one kind fall into.
 *
 * @param metrics by metric
 * @param indicators by indicator
 */
record ResultCells(Map<Metric, CellSet> metrics, Map<Indicator, CellSet> indicators) {

  /** Those of a contributor's metrics and indicators, for these dimension values. */
  static ResultCells of(Contributor<?> contributor, Map<Dimension, String> values) {
    ResultCells cells =
        new ResultCells(new EnumMap<>(Metric.class), new EnumMap<>(Indicator.class));
    for (Metric metric : contributor.metrics()) {
      cells.metrics.put(metric, Cells.of(metric, values));
    }
    for (Indicator indicator : contributor.indicators()) {
      cells.indicators.put(indicator, Cells.of(indicator, values));
    }
    return cells;
  }

  /** Adds a duration, unless there is none. */
  void add(Metric metric, Long completedMillis, Number duration, Tally tally) {
    if (duration != null) {
      tally.duration(metrics.get(metric), completedMillis, duration.longValue());
    }
  }

  /** Adds to a share. */
  void add(Indicator indicator, long atMillis, int numerator, int denominator, Tally tally) {
    tally.share(indicators.get(indicator), atMillis, numerator, denominator);
  }
}
