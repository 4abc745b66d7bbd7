package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Tally;
import io.clearwatch.jobs.rolling.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes what results add, in the order of time, to the cells ahead of their walk; for one thread.
 */
final class Ahead implements Tally {
  private final Ticks ticks;
  private final Map<String, CellSweep> cells = new HashMap<>();
  private List<CellSweep> newCells = new ArrayList<>();
  private final boolean withStages;

  /**
   * @param withStages false leaves out the stages, of which there are points but no rows
   */
  Ahead(Ticks ticks, boolean withStages) {
    this.ticks = ticks;
    this.withStages = withStages;
  }

  @Override
  public void duration(String key, long completedMillis, long duration) {
    CellSweep cell = cell(key);
    if (cell != null) {
      cell.addDuration(completedMillis, duration);
    }
  }

  @Override
  public void share(String key, long atMillis, int numerator, int denominator) {
    cell(key).addShare(ticks.sliceStart(atMillis), numerator, denominator);
  }

  /** Makes a cell known before anything completes in it. */
  void seed(String key) {
    cell(key).beginsAt(ticks.fromMillis() - 1);
  }

  private CellSweep cell(String key) {
    CellSweep cell = cells.get(key);
    if (cell == null && !cells.containsKey(key)) {
      boolean isWanted = withStages || Cell.parse(key).kind() != Cell.Kind.STAGE;
      cell = isWanted ? new CellSweep(key) : null;
      cells.put(key, cell);
      if (isWanted) {
        newCells.add(cell);
      }
    }
    return cell;
  }

  /** The cells that were not known when this was asked before. */
  List<CellSweep> takeNewCells() {
    List<CellSweep> taken = newCells;
    newCells = new ArrayList<>();
    return taken;
  }
}
