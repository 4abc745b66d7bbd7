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

  /** A cell with the part of its rows that is always the same; it ends with a separator. */
  private record Row(CellSweep sweep, String tail, byte[] bytes, boolean isJudged) {}

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
    Row row = new Row(sweep, tail, RowFile.bytes(tail), verdicts.concern(sweep.key()));
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
        Total total = row.sweep.advance(window, tick);
        if (total.count != 0 && kind != Cell.Kind.STAGE) {
          write(row, window, time, total);
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

  private void write(Row row, Window window, byte[] time, Total total) {
    RowFile file = rows.get(window);
    file.text(heads.get(window));
    file.text(time);
    file.text(row.bytes);
    if (kind == Cell.Kind.SHARE) {
      file.number(total.sum);
      file.separator();
      file.number(total.count);
      file.separator();
      file.number((double) total.sum / total.count);
    } else {
      double unit = row.sweep.cell().countedPerUnit();
      file.number(total.count);
      file.separator();
      file.number(total.sum / unit / total.count);
      for (double quantile : total.quantiles(QUANTILES)) {
        file.separator();
        file.number(quantile / unit);
      }
    }
    file.endRow();
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
