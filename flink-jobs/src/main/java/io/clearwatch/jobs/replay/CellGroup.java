package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Distribution;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.jobs.rolling.RollingPoints;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.rolling.Total;
import io.clearwatch.jobs.sinks.csv.Text;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Point;
import io.clearwatch.measurements.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;

/**
 * The cells of one metric, indicator or stage. At a tick they are read in the order of their rows,
 * so the rows of a window are sorted as they are written.
 */
final class CellGroup {
  private static final Window[] WINDOWS = Window.values();
  private static final double[] QUANTILES = {0.50, 0.90, 0.95, 0.99};

  private final Cell.Kind kind;
  private final Ticks ticks;
  private final Map<Window, RowFile> rows = new EnumMap<>(Window.class);
  private final Map<Window, byte[]> heads = new EnumMap<>(Window.class);
  private final List<Row> cells = new ArrayList<>();
  private final Verdicts verdicts;
  private final Collector<Point> points;
  private final byte[] figures = new byte[8 * Text.MOST_BYTES];
  private int length;

  /**
   * A cell with the part of its rows that is always the same, which ends with a separator, and by
   * window the figures as they were written last: mostly they are the same at the next tick.
   */
  private record Row(
      CellSweep sweep, String tail, byte[] bytes, boolean isJudged, byte[][] figures) {}

  /**
   * @param folder where the rows go that are written; null for none
   * @param points gets all points; null for none
   */
  CellGroup(
      Cell.Kind kind,
      String name,
      Ticks ticks,
      Path folder,
      Verdicts verdicts,
      Collector<Point> points) {
    this.kind = kind;
    this.ticks = ticks;
    this.verdicts = verdicts;
    this.points = points;
    if (kind != Cell.Kind.STAGE) {
      for (Window window : WINDOWS) {
        rows.put(window, new RowFile(folder.resolve(name + '.' + window.key())));
        heads.put(window, RowFile.bytes(name + ',' + window.key() + ','));
      }
    }
  }

  /** Adds a cell that is new. */
  void add(CellSweep sweep) {
    String tail = tail(sweep.cell());
    Row row =
        new Row(
            sweep,
            tail,
            RowFile.bytes(tail),
            verdicts.concern(sweep.key()),
            new byte[WINDOWS.length][]);
    int at = 0;
    while (at < cells.size() && cells.get(at).tail.compareTo(tail) < 0) {
      at++;
    }
    cells.add(at, row);
  }

  /** The tags after the time, which differ by measurement. */
  private String tail(Cell cell) {
    StringBuilder tail = new StringBuilder(",");
    Dimension[] dimensions =
        kind == Cell.Kind.DURATION
            ? Dimension.values()
            : new Dimension[] {Dimension.CITY, Dimension.PORT, Dimension.DIRECTION};
    for (Dimension dimension : dimensions) {
      tail.append(cell.get(dimension)).append(',');
    }
    return tail.toString();
  }

  /** How many cells there are. */
  int size() {
    return cells.size();
  }

  /** Takes up what the cells were given. */
  void takeUp() {
    cells.forEach(row -> row.sweep.takeUp());
  }

  /** Gives the figures of a tick. */
  void give(long tick) {
    byte[] time = RowFile.bytes(Text.time(tick));
    for (Row row : cells) {
      boolean isOfUse = points != null || row.isJudged || !row.sweep.isEmpty();
      if (isOfUse && row.sweep.hasBegun(tick)) {
        give(row, tick, time);
      }
    }
  }

  private void give(Row row, long tick, byte[] time) {
    for (Window window : WINDOWS) {
      if (ticks.next(window, tick - 1) == tick) {
        boolean isChanged = row.sweep.advance(window, tick);
        Total total = row.sweep.total(window);
        if (total.count != 0 && kind != Cell.Kind.STAGE) {
          if (isChanged) {
            row.figures[window.ordinal()] = figures(row, total);
          }
          write(row, window, time);
        }
        if (points != null || row.isJudged) {
          give(row, window, tick, total);
        }
      }
    }
  }

  private void give(Row row, Window window, long tick, Total total) {
    Rolled rolled = Rolled.of(row.sweep.key(), window, tick, total);
    if (row.isJudged) {
      verdicts.judge(rolled);
    }
    if (points != null) {
      if (ticks.isDistributionTick(tick) && Distribution.isFor(row.sweep.cell(), window)) {
        rolled.distribution = Distribution.of(total);
      }
      RollingPoints.collect(row.sweep.cell(), rolled, points);
    }
  }

  private void write(Row row, Window window, byte[] time) {
    RowFile file = rows.get(window);
    file.text(heads.get(window));
    file.text(time);
    file.text(row.bytes);
    file.text(row.figures[window.ordinal()]);
    file.endRow();
  }

  /** The end of a row. */
  private byte[] figures(Row row, Total total) {
    length = 0;
    if (kind == Cell.Kind.SHARE) {
      add(total.sum);
      add(total.count);
      add((double) total.sum / total.count);
    } else {
      double unit = row.sweep.cell().countedPerUnit();
      add(total.count);
      add(total.sum / unit / total.count);
      for (double quantile : total.quantiles(QUANTILES)) {
        add(quantile / unit);
      }
    }
    return Arrays.copyOf(figures, length - 1);
  }

  private void add(double value) {
    length = Text.append(value, figures, length);
    figures[length++] = ',';
  }

  /** Ends the files of its rows. */
  void close() {
    rows.values().forEach(RowFile::close);
  }

  /** The files of its rows, in the order of the rows. */
  List<RowFile> rows() {
    return rows.entrySet().stream()
        .sorted(Comparator.comparing(file -> file.getKey().key()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
