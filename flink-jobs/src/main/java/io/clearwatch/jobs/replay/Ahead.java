package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.rolling.Bins;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.CellSet;
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
  private final boolean withStages;
  private final Map<String, CellSweep> cells = new HashMap<>();
  private List<CellSweep> newCells = new ArrayList<>();
  private final List<Cells> withShares = new ArrayList<>();
  private long lastTimeMillis = Long.MIN_VALUE;
  private long startMillis;

  /** The cells of a set, with what they all are to get for the present slice. */
  private static final class Cells {
    private final CellSweep[] sweeps;
    private int numerator;
    private int denominator;

    Cells(CellSweep[] sweeps) {
      this.sweeps = sweeps;
    }
  }

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
    for (CellSweep cell : cells(set).sweeps) {
      cell.addDuration(completedMillis, duration, bin);
    }
  }

  @Override
  public void share(CellSet set, long atMillis, int numerator, int denominator) {
    goTo(atMillis);
    Cells cells = cells(set);
    if (cells.numerator == 0 && cells.denominator == 0) {
      withShares.add(cells);
    }
    cells.numerator += numerator;
    cells.denominator += denominator;
  }

  /** Shares are added up by slice, in which many sets have the same cells. */
  private void goTo(long timeMillis) {
    if (timeMillis == lastTimeMillis) {
      return;
    }
    lastTimeMillis = timeMillis;
    long start = ticks.sliceStart(timeMillis);
    if (start != startMillis) {
      endSlice();
      startMillis = start;
    }
  }

  /** Has to be called after the last result. */
  void endSlice() {
    for (Cells cells : withShares) {
      for (CellSweep cell : cells.sweeps) {
        cell.addShare(startMillis, cells.numerator, cells.denominator);
      }
      cells.numerator = 0;
      cells.denominator = 0;
    }
    withShares.clear();
  }

  /** Makes a cell known before anything completes in it. */
  void seed(String key) {
    cell(key).beginsAt(ticks.fromMillis() - 1);
  }

  private Cells cells(CellSet set) {
    Cells cells = (Cells) set.kept();
    if (cells == null) {
      cells =
          new Cells(
              set.keys().stream().filter(this::isWanted).map(this::cell).toArray(CellSweep[]::new));
      set.keep(cells);
    }
    return cells;
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
