package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.Stay;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.rolling.BacklogPoints;
import io.clearwatch.jobs.rolling.StuckCounts;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.measurements.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
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
    Coming<OpenDeclaration> declarations = Coming.of(week, stays);
    Coming<StuckCase> stuckCases = Coming.of(week, cases);
    Collector<Point> out = new To<>(this::take);
    for (long tick = settings.ticks().nextBacklog(afterMillis);
        tick <= untilMillis;
        tick = settings.ticks().nextBacklog(tick)) {
      declarations.before(tick, stay -> backlog.add(stay.cell(), stay));
      backlog.give(tick, out);
      stuckCases.before(tick, stay -> stuck.add(stay.cell(), stay));
      if (points != null) {
        stuck.give(tick, points);
      }
    }
    declarations.before(Long.MAX_VALUE, stay -> backlog.add(stay.cell(), stay));
    stuckCases.before(Long.MAX_VALUE, stay -> stuck.add(stay.cell(), stay));
  }

  /** Stays of a week, in the order in which they begin. */
  private static final class Coming<S extends Stay<S>> {
    private final List<S> stays = new ArrayList<>();
    private int next;

    static <S extends Stay<S>> Coming<S> of(long week, Spill<S> spill) {
      Coming<S> coming = new Coming<>();
      spill.take(week, coming.stays::add);
      coming.stays.sort(Comparator.comparingLong(Stay::fromMillis));
      return coming;
    }

    /** Gives those that begin before a time. */
    void before(long timeMillis, Consumer<S> taker) {
      while (next < stays.size() && stays.get(next).fromMillis() < timeMillis) {
        taker.accept(stays.get(next++));
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
