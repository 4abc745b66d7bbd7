package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * The open stuck cases of one city, direction and cause, by port and in all, at the ticks of the
 * backlog: how many there are, and for how long the oldest has been in its stage.
 *
 * <p>Input key: {@link StuckChange#cell()}.
 */
public final class StuckCounts extends StaysFunction<StuckChange, StuckCase> {
  private static final long serialVersionUID = 1L;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  public StuckCounts(Ticks ticks, long horizonMillis) {
    super(ticks, horizonMillis, TypeInformation.of(StuckCase.class));
  }

  @Override
  void give(String cell, SortedMap<String, List<StuckCase>> open, long tick, Collector<Point> out) {
    collect(cell, open, tick, out);
  }

  /**
   * The points of one city, direction and cause at a tick.
   *
   * @param cell {@link StuckCase#cell()}
   * @param open by port, oldest first
   */
  public static void collect(
      String cell, SortedMap<String, List<StuckCase>> open, long tick, Collector<Point> out) {
    String[] parts = cell.split("\\|");
    long inCity = 0;
    long oldestInCity = 0;
    for (Map.Entry<String, List<StuckCase>> at : open.entrySet()) {
      List<StuckCase> stuck = at.getValue();
      long oldest = stuck.isEmpty() ? 0 : tick - stuck.get(0).startMillis();
      out.collect(point(tick, parts, at.getKey(), stuck.size(), oldest));
      inCity += stuck.size();
      oldestInCity = Math.max(oldestInCity, oldest);
    }
    out.collect(point(tick, parts, Dimension.ALL, inCity, oldestInCity));
  }

  private static Point point(long tick, String[] cell, String port, long count, long oldestMillis) {
    return Point.of(Measurement.STUCK, tick, cell[2], cell[0], port, cell[1])
        .with(0, count)
        .with(1, oldestMillis / MILLIS_PER_HOUR);
  }
}
