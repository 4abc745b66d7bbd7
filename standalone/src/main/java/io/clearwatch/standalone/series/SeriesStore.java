package io.clearwatch.standalone.series;

import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the newest of what the jobs have stored. Points that cover nothing, which are stored as
 * zeros, are left out.
 */
public interface SeriesStore {
  /** The newest tick that all metrics have reached with final figures; empty before the first. */
  Optional<Instant> newestTick();

  /** The newest mean of every city, by direction where the metric has one. */
  List<CityMean> means(Metric metric, Window window);

  /** The newest verdict on every target that is judged or watched on the window. */
  List<Verdict> verdicts(Window window);

  /** The newest backlog of every city and direction. */
  List<CityBacklog> backlog();

  /**
   * A mean over a window.
   *
   * @param direction {@code IMPORT}, {@code EXPORT} or {@code all}
   * @param mean in the metric's unit
   */
  record CityMean(String city, String direction, long count, double mean) {}

  /**
   * How a target stands.
   *
   * @param target its id
   * @param value in the target's unit, like {@code limit}
   */
  record Verdict(
      String target,
      String city,
      String direction,
      double value,
      double limit,
      TargetState state) {}

  /**
   * Declarations that have arrived and are not released.
   *
   * @param overdue those of {@code open} that are older than their limit
   */
  record CityBacklog(String city, String direction, long open, long overdue, double oldestHours) {}
}
