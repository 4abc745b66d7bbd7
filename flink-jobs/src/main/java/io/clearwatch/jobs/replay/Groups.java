package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.measurements.Point;
import io.clearwatch.measurements.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.util.Collector;

/** All groups of cells, each of which can walk on a thread of its own. */
final class Groups {
  private final JobSettings settings;
  private final Path folder;
  private final SortedLines compliance;
  private final SortedLines alerts;
  private final Collector<Point> points;
  private final SortedMap<String, Group> groups = new TreeMap<>();

  private record Group(Cell.Kind kind, CellGroup cells, Verdicts verdicts) {}

  /**
   * @param folder for rows, exists
   * @param points gets all points, of any thread; null for none
   */
  Groups(
      JobSettings settings,
      Path folder,
      SortedLines compliance,
      SortedLines alerts,
      Collector<Point> points) {
    this.settings = settings;
    this.folder = folder;
    this.compliance = compliance;
    this.alerts = alerts;
    this.points = points;
  }

  /** Adds a cell that is new to its group. */
  void add(CellSweep sweep) {
    Cell cell = sweep.cell();
    groups
        .computeIfAbsent(cell.kind() + "." + cell.name(), unused -> group(cell))
        .cells()
        .add(sweep);
  }

  private Group group(Cell cell) {
    Verdicts verdicts =
        new Verdicts(settings.catalogue(), compliance.adder(), alerts.adder(), points);
    return new Group(
        cell.kind(),
        new CellGroup(cell.kind(), cell.name(), settings.ticks(), folder, verdicts, points),
        verdicts);
  }

  /** Takes up what the cells were given. */
  void takeUp() {
    groups.values().forEach(group -> group.cells().takeUp());
  }

  /** The walks of the groups over the ticks after one time and up to another, the longest first. */
  List<Runnable> walks(long afterMillis, long untilMillis) {
    List<Runnable> walks = new ArrayList<>();
    List<Group> largestFirst = new ArrayList<>(groups.values());
    largestFirst.sort(
        Comparator.comparing(Group::kind).thenComparing(group -> -group.cells().size()));
    for (Group group : largestFirst) {
      walks.add(
          () -> {
            for (long tick = next(afterMillis); tick <= untilMillis; tick = next(tick)) {
              group.cells().give(tick);
            }
          });
    }
    return walks;
  }

  /** Next tick of any window; {@link Long#MAX_VALUE} if there is none. */
  private long next(long afterMillis) {
    Ticks ticks = settings.ticks();
    long next = Long.MAX_VALUE;
    for (Window window : Window.values()) {
      next = Math.min(next, ticks.next(window, afterMillis));
    }
    return next;
  }

  /** Ends all walks. */
  void close() {
    groups
        .values()
        .forEach(
            group -> {
              group.cells().close();
              group.verdicts().close();
            });
  }

  /** The rows of a kind, once all walks have ended. */
  ResultFiles.Rows rows(Cell.Kind kind) {
    return file -> {
      long count = 0;
      for (Group group : groups.values()) {
        if (group.kind() == kind) {
          for (RowFile rows : group.cells().rows()) {
            count += rows.moveTo(file);
          }
        }
      }
      return count;
    };
  }
}
