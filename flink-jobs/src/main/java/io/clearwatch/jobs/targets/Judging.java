package io.clearwatch.jobs.targets;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.Collector;

/**
 * Judges every target at every tick of its windows, with what the last hour gives, which early
 * warnings need. A tick that is given again is judged again, and the hour's figures come just
 * before those of the longer windows at the same tick. Provisional figures are not judged: a
 * promise is not broken by half of an hour's completions.
 */
public final class Judging {
  private final Map<String, Cell> cells = new HashMap<>();
  private TargetCells targets;
  private Rolled lastHour;

  /** Judges by these targets from now on. */
  public void by(Collection<Target> promises) {
    targets = new TargetCells(promises);
  }

  /** True if a cell has a target to be judged by. */
  public boolean concerns(String cell) {
    return !targets.targets(cell).isEmpty();
  }

  /**
   * Judges figures.
   *
   * @param out gets what the targets of the cell come to, if they are asked at this tick
   */
  public void judge(Rolled rolled, Collector<Judgement> out) {
    if (rolled.provisional) {
      return;
    }
    if (rolled.window == Window.H1) {
      lastHour = rolled;
    }
    for (Target target : targets.targets(rolled.cell)) {
      boolean asked = rolled.window == target.judged() || rolled.window == target.watched();
      if (asked && rolled.tickMillis >= target.effectiveFrom().toEpochMilli()) {
        Cell cell = cells.computeIfAbsent(rolled.cell, Cell::parse);
        Judgement judgement = Verdict.of(target, cell, rolled);
        judgement.lastHourFails = lastHourFails(target, cell, rolled);
        out.collect(judgement);
      }
    }
  }

  private boolean lastHourFails(Target target, Cell cell, Rolled rolled) {
    boolean isSameTick =
        lastHour != null
            && lastHour.tickMillis == rolled.tickMillis
            && lastHour.cell.equals(rolled.cell);
    return isSameTick && Verdict.fails(target, cell, lastHour);
  }
}
