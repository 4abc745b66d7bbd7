package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * The backlog of one city and direction, by port and in all, at every tick.
 *
 * <p>Input key: {@link BacklogChange#cell()}.
 */
public final class BacklogFunction extends StaysFunction<BacklogChange, OpenDeclaration> {
  private static final long serialVersionUID = 1L;

  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final Catalogue catalogue;

  /**
   * Where a cell of stays stands. Public fields, for Flink's POJO serializer; savepoints know it by
   * its name.
   */
  public static final class Position {
    /** Last tick given; {@link Long#MIN_VALUE} before the first. */
    public long lastTickMillis = Long.MIN_VALUE;

    /** Ticks after this time have to be given again; {@link Long#MAX_VALUE} if none. */
    public long dirtyFromMillis = Long.MAX_VALUE;

    /** Next tick, for which a timer is registered; {@link Long#MAX_VALUE} if none. */
    public long timerMillis = Long.MAX_VALUE;

    public Position() {}
  }

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  public BacklogFunction(Ticks ticks, long horizonMillis, Catalogue catalogue) {
    super(ticks, horizonMillis, TypeInformation.of(OpenDeclaration.class));
    this.catalogue = catalogue;
  }

  @Override
  void give(
      String cell, SortedMap<String, List<OpenDeclaration>> open, long tick, Collector<Point> out) {
    int separator = cell.indexOf('|');
    String city = cell.substring(0, separator);
    String direction = cell.substring(separator + 1);
    double limitHours =
        catalogue.overdueLimitHours(city, Direction.valueOf(direction), Instant.ofEpochMilli(tick));
    long limitMillis = Math.round(limitHours * MILLIS_PER_HOUR);
    BacklogFigures inCity = null;
    for (Map.Entry<String, List<OpenDeclaration>> at : open.entrySet()) {
      String port = at.getKey();
      BacklogFigures figures = BacklogFigures.of(at.getValue(), tick, limitMillis);
      out.collect(BacklogPoints.of(tick, city, port, direction, figures));
      BacklogPoints.listOverdue(at.getValue(), tick, limitMillis, port, direction, out);
      inCity = inCity == null ? figures : inCity.plus(figures);
    }
    out.collect(BacklogPoints.of(tick, city, Dimension.ALL, direction, inCity));
  }
}
