package io.clearwatch.jobs.targets;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.rolling.Partial;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.TargetMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Makes the cells of a job's targets known, so that they are judged also before anything completes.
 * A cell that is known already stays as it is.
 */
public final class CellsOfTargets implements FlatMapFunction<PublishedTarget, Partial> {
  private static final long serialVersionUID = 1L;

  private final Set<Metric> metrics;
  private final Set<Indicator> indicators;

  /**
   * @param contributor tells which metrics and shares are of the job
   */
  public CellsOfTargets(Contributor<?> contributor) {
    metrics = Set.copyOf(contributor.metrics());
    indicators = Set.copyOf(contributor.indicators());
  }

  @Override
  public void flatMap(PublishedTarget target, Collector<Partial> out) {
    of(TargetMessages.target(target)).forEach(out::collect);
  }

  /** The partials that make a target's cells known; none if it is of another job. */
  public List<Partial> of(Target target) {
    Metric metric = Metric.byKey(target.metric());
    boolean isOfJob =
        metric == null
            ? indicators.contains(Indicator.byKey(target.metric()))
            : metrics.contains(metric);
    List<Partial> partials = new ArrayList<>();
    if (isOfJob) {
      for (Cell cell : TargetCells.of(target)) {
        partials.add(Partial.seed(cell));
      }
    }
    return partials;
  }
}
