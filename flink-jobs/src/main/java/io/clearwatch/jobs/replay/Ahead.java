package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.rolling.Bins;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.CellSet;
import io.clearwatch.jobs.rolling.Tally;
import io.clearwatch.jobs.rolling.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes what results add, in the order of time, to the cells ahead of their walk; for one thread.
 */
final class Ahead implements Tally {
  private final Ticks ticks;
  private final boolean withStages;
  private final Map<CellSet, CellSweep[]> sets = new IdentityHashMap<>();
  private final Map<String, CellSweep> cells = new HashMap<>();
  private List<CellSweep> newCells = new ArrayList<>();
  private long lastTimeMillis = Long.MIN_VALUE;
  private long lastStartMillis;

  /**
   * @param withStages false leaves out the stages, of which there are points but no rows
   */
  Ahead(Ticks ticks, boolean withStages) {
    this.ticks = ticks;
    this.withStages = withStages;
  }

  @Override
  public void duration(CellSet set, long completedMillis, long duration) {
    int bin = Bins.of(duration);
    for (CellSweep cell : cells(set)) {
      cell.addDuration(completedMillis, duration, bin);
    }
  }

  @Override
  public void share(CellSet set, long atMillis, int numerator, int denominator) {
    long start = startOf(atMillis);
    for (CellSweep cell : cells(set)) {
      cell.addShare(start, numerator, denominator);
    }
  }

  /** Shares are added up by slice; many come one after the other at the same time. */
  private long startOf(long timeMillis) {
    if (timeMillis != lastTimeMillis) {
      lastTimeMillis = timeMillis;
      lastStartMillis = ticks.sliceStart(timeMillis);
    }
    return lastStartMillis;
  }

  /** Makes a cell known before anything completes in it. */
  void seed(String key) {
    cell(key).beginsAt(ticks.fromMillis() - 1);
  }

  private CellSweep[] cells(CellSet set) {
    CellSweep[] found = sets.get(set);
    if (found == null) {
      found = set.keys().stream().filter(this::isWanted).map(this::cell).toArray(CellSweep[]::new);
      sets.put(set, found);
    }
    return found;
  }

  private boolean isWanted(String key) {
    return withStages || Cell.parse(key).kind() != Cell.Kind.STAGE;
  }

  private CellSweep cell(String key) {
    return cells.computeIfAbsent(
        key,
        unused -> {
          CellSweep cell = new CellSweep(key);
          newCells.add(cell);
          return cell;
        });
  }

  /** The cells that were not known when this was asked before. */
  List<CellSweep> takeNewCells() {
    List<CellSweep> taken = newCells;
    newCells = new ArrayList<>();
    return taken;
  }
}
