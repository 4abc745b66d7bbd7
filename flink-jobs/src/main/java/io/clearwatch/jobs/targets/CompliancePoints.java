package io.clearwatch.jobs.targets;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import org.apache.flink.api.common.functions.MapFunction;

/** Judgements as points of {@code compliance}. */
public final class CompliancePoints implements MapFunction<Judgement, Point> {
  private static final long serialVersionUID = 1L;

  @Override
  public Point map(Judgement judgement) {
    Double ratio = judgement.ratio();
    return Point.of(
            Measurement.COMPLIANCE,
            judgement.tickMillis,
            judgement.target,
            judgement.window.key(),
            judgement.city,
            judgement.direction)
        .with(0, judgement.value == null ? 0 : judgement.value)
        .with(1, judgement.limit)
        .with(2, ratio == null ? 0 : ratio)
        .with(3, judgement.state.name());
  }
}
