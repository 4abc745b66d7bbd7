package io.clearwatch.jobs.targets;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.Target;
import java.time.Instant;

/** Compares the figures of a window with a target; the rules are those of docs/semantics.md. */
final class Verdict {
  /** How near to the limit a kept promise counts as at risk, as a fraction of the limit. */
  private static final double RISK_MARGIN = 0.1;

  /** How far past the limit, as a fraction of it, a value has to be for an alert to be resolved. */
  private static final double CLEAR_MARGIN = 0.05;

  private Verdict() {}

  static Judgement of(Target target, Cell cell, Rolled rolled) {
    Judgement judgement = new Judgement();
    judgement.target = target.id();
    judgement.window = rolled.window;
    judgement.tickMillis = rolled.tickMillis;
    judgement.city = cell.get(Dimension.CITY);
    judgement.port = cell.get(Dimension.PORT);
    judgement.direction = cell.get(Dimension.DIRECTION);
    judgement.limit = target.limitAt(Instant.ofEpochMilli(rolled.tickMillis));
    judgement.count = rolled.count;
    judgement.value = rolled.count > 0 ? value(target, cell, rolled) : null;
    judgement.state = state(target, judgement.limit, judgement.value, rolled.count);
    judgement.watched = rolled.window == target.watched();
    judgement.clear = judgement.value != null && isClear(target, judgement.limit, judgement.value);
    return judgement;
  }

  /**
   * True if what completed does not hold the limit; false with fewer completions than a verdict
   * needs, of which a single slow one would decide.
   */
  static boolean fails(Target target, Cell cell, Rolled rolled) {
    return rolled.count >= target.minimumCount()
        && !target
            .comparator()
            .holds(
                value(target, cell, rolled),
                target.limitAt(Instant.ofEpochMilli(rolled.tickMillis)));
  }

  private static double value(Target target, Cell cell, Rolled rolled) {
    double unit = cell.countedPerUnit();
    return switch (target.statistic()) {
      case MEAN, SHARE -> rolled.mean(cell);
      case P50 -> rolled.p50 / unit;
      case P90 -> rolled.p90 / unit;
      case P95 -> rolled.p95 / unit;
      case P99 -> rolled.p99 / unit;
    };
  }

  static Judgement.State state(Target target, double limit, Double value, long count) {
    if (value == null || count < target.minimumCount()) {
      return Judgement.State.NO_DATA;
    }
    if (!target.comparator().holds(value, limit)) {
      return Judgement.State.BREACHED;
    }
    return isAtRisk(target, limit, value) ? Judgement.State.AT_RISK : Judgement.State.OK;
  }

  /** Past the limit by the margin, or at the limit where nothing better is possible. */
  private static boolean isClear(Target target, double limit, double value) {
    return target.comparator().holds(value, limit)
        && switch (target.comparator()) {
          case BELOW, AT_MOST -> value <= limit * (1 - CLEAR_MARGIN);
          case AT_LEAST, ABOVE ->
              target.unit() == Unit.SHARE && limit >= 1 - CLEAR_MARGIN
                  || value >= limit * (1 + CLEAR_MARGIN);
        };
  }

  private static boolean isAtRisk(Target target, double limit, double value) {
    return switch (target.comparator()) {
      case BELOW, AT_MOST -> limit > 0 && value > limit * (1 - RISK_MARGIN);
      case AT_LEAST, ABOVE ->
          !(target.unit() == Unit.SHARE && limit >= 1) && value < limit * (1 + RISK_MARGIN);
    };
  }
}
