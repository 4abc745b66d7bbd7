package io.clearwatch.jobs.targets;

import io.clearwatch.events.Direction;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.Grouping;
import io.clearwatch.seeds.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which cells the targets are judged on: one, or import and export where the scope leaves it open.
 */
public final class TargetCells {
  private final Map<String, List<Target>> byCell = new HashMap<>();

  public TargetCells(Collection<Target> targets) {
    for (Target target : targets) {
      for (Cell cell : of(target)) {
        byCell.computeIfAbsent(cell.key(), unused -> new ArrayList<>()).add(target);
      }
    }
  }

  /** The targets judged on a cell. */
  public List<Target> targets(String cellKey) {
    return byCell.getOrDefault(cellKey, List.of());
  }

  /** The cells of one target. */
  public static List<Cell> of(Target target) {
    Metric metric = Metric.byKey(target.metric());
    Cell cell = Cell.of(metric == null ? Cell.Kind.SHARE : Cell.Kind.DURATION, target.metric());
    for (Map.Entry<Dimension, String> dimension : target.scope().entrySet()) {
      cell = cell.with(dimension.getKey(), dimension.getValue());
    }
    List<Set<Dimension>> groupings =
        metric == null ? Grouping.of(Indicator.byKey(target.metric())) : Grouping.of(metric);
    if (groupings.contains(target.scope().keySet())) {
      return List.of(cell);
    }
    return List.of(
        cell.with(Dimension.DIRECTION, Direction.IMPORT.name()),
        cell.with(Dimension.DIRECTION, Direction.EXPORT.name()));
  }
}
