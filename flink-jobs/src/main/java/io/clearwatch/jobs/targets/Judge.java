package io.clearwatch.jobs.targets;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Judges every target at every tick of its windows, and of the 1h window, which early warnings
 * need. Stateless: a tick that is given again is judged again.
 */
public final class Judge extends RichFlatMapFunction<Rolled, Judgement> {
  private static final long serialVersionUID = 1L;

  private final Catalogue catalogue;

  private transient TargetCells targets;
  private transient Map<String, Cell> cells;

  public Judge(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void open(OpenContext context) {
    targets = new TargetCells(catalogue.targets());
    cells = new HashMap<>();
  }

  @Override
  public void flatMap(Rolled rolled, Collector<Judgement> out) {
    for (Target target : targets.targets(rolled.cell)) {
      boolean asked =
          rolled.window == target.judged()
              || rolled.window == target.watched()
              || rolled.window == Window.H1;
      if (asked && rolled.tickMillis >= target.effectiveFrom().toEpochMilli()) {
        Cell cell = cells.computeIfAbsent(rolled.cell, Cell::parse);
        out.collect(Verdict.of(target, cell, rolled));
      }
    }
  }
}
