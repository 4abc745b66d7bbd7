package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.clocks.Stay;
import io.clearwatch.jobs.rolling.StaySweep;
import io.clearwatch.measurements.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.util.Collector;

/**
 * What is open in each cell, by port, on a walk through time.
 *
 * @param <S> the kind of stay
 */
final class StaysSweep<S extends Stay<S>> {
  /** Makes points of what is open. */
  @FunctionalInterface
  interface StayPoints<S> {
    /**
     * Gives the points of one tick.
     *
     * @param open by port and oldest first; a port is there from its first stay on
     */
    void give(String cell, SortedMap<String, List<S>> open, long tick, Collector<Point> out);
  }

  private final StayPoints<S> points;
  private final Map<String, InCell> cells = new TreeMap<>();

  private final class InCell {
    private final StaySweep<S> sweep = new StaySweep<>(List.<S>of());
    private final Map<String, Long> firstArrivals = new HashMap<>();
  }

  StaysSweep(StayPoints<S> points) {
    this.points = points;
  }

  /** Adds a stay, before the walk comes past its beginning. */
  void add(String cell, S stay) {
    InCell in = cells.computeIfAbsent(cell, unused -> new InCell());
    in.sweep.put(stay);
    in.firstArrivals.merge(stay.port(), stay.fromMillis(), Math::min);
  }

  /** Gives the points of the next tick. */
  void give(long tick, Collector<Point> out) {
    cells.forEach(
        (cell, in) -> {
          in.sweep.advanceTo(tick);
          SortedMap<String, List<S>> open = new TreeMap<>();
          in.firstArrivals.forEach(
              (port, first) -> {
                if (first < tick) {
                  open.put(port, in.sweep.open(port));
                }
              });
          if (!open.isEmpty()) {
            points.give(cell, open, tick, out);
          }
        });
  }
}
