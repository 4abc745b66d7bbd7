package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.rolling.BacklogPoints;
import io.clearwatch.jobs.rolling.StuckCounts;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.measurements.Point;
import org.apache.flink.util.Collector;

/** The backlog and the counts of stuck cases on a walk through time. */
final class BacklogWalk {
  private final JobSettings settings;
  private final Spill<OpenDeclaration> stays;
  private final Spill<StuckCase> cases;
  private final StaysSweep<OpenDeclaration> backlog;
  private final StaysSweep<StuckCase> stuck = new StaysSweep<>(StuckCounts::collect);
  private final SortedLines.Adder rows;
  private final Collector<Point> points;

  /**
   * @param stays by the week in which they begin
   * @param cases by the week in which they begin
   * @param points gets all points; null for none
   */
  BacklogWalk(
      JobSettings settings,
      Spill<OpenDeclaration> stays,
      Spill<StuckCase> cases,
      SortedLines rows,
      Collector<Point> points) {
    this.settings = settings;
    this.stays = stays;
    this.cases = cases;
    this.rows = rows.adder();
    this.points = points;
    this.backlog =
        new StaysSweep<>(
            (cell, open, tick, out) ->
                BacklogPoints.collect(cell, open, tick, settings.catalogue(), points != null, out));
  }

  /** Walks over a week, of which only the ticks after one time and up to another are given. */
  void walk(long week, long afterMillis, long untilMillis) {
    stays.take(week, stay -> backlog.add(stay.cell(), stay));
    cases.take(week, stuckCase -> stuck.add(stuckCase.cell(), stuckCase));
    Collector<Point> out = new To<>(this::take);
    for (long tick = settings.ticks().nextBacklog(afterMillis);
        tick <= untilMillis;
        tick = settings.ticks().nextBacklog(tick)) {
      backlog.give(tick, out);
      if (points != null) {
        stuck.give(tick, points);
      }
    }
  }

  private void take(Point point) {
    String row = CsvTables.BACKLOG.line(point);
    if (row != null) {
      rows.add(row);
    }
    if (points != null) {
      points.collect(point);
    }
  }

  void close() {
    rows.close();
  }
}
