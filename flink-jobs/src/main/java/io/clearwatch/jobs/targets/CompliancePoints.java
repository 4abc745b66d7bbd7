package io.clearwatch.jobs.targets;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Judgements on the judged and on the watched window, as points of {@code compliance}. */
public final class CompliancePoints implements FlatMapFunction<Judgement, Point> {
  private static final long serialVersionUID = 1L;

  private final Catalogue catalogue;

  public CompliancePoints(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void flatMap(Judgement judgement, Collector<Point> out) {
    Target target = catalogue.target(judgement.target);
    if (judgement.window != target.judged() && judgement.window != target.watched()) {
      return;
    }
    Double ratio = judgement.ratio();
    out.collect(
        Point.of(
                Measurement.COMPLIANCE,
                judgement.tickMillis,
                judgement.target,
                judgement.window.key(),
                judgement.city,
                judgement.direction)
            .with(0, judgement.value == null ? 0 : judgement.value)
            .with(1, judgement.limit)
            .with(2, ratio == null ? 0 : ratio)
            .with(3, judgement.state.name()));
  }
}
