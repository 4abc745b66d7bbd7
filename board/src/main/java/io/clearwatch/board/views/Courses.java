package io.clearwatch.board.views;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.board.views.Clearances.Course;
import io.clearwatch.measurements.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Courses of rolling windows, for charts. */
final class Courses {
  private final SeriesStore store;

  Courses(SeriesStore store) {
    this.store = store;
  }

  /** The course of a single series over what a chart of the window shows. */
  Course of(Selection series, Window window, Instant tick) {
    Reach reach = Reach.of(window);
    return course(
        store.course(
            series.where("window", window.key()),
            tick.minus(reach.length()),
            tick.plusMillis(1),
            reach.step()));
  }

  /** A course without points. */
  static Course none() {
    return course(List.of());
  }

  private static Course course(List<Row> rows) {
    Course course =
        new Course(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Row row : rows) {
      if (row.integer("count") > 0) {
        course.times().add(row.time().toEpochMilli());
        course.mean().add(row.number("mean"));
        course.p50().add(row.number("p50"));
        course.p90().add(row.number("p90"));
        course.count().add(row.integer("count"));
      }
    }
    return course;
  }
}
