package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * The backlog of one city and direction, by port and in all, at every tick, by a catalogue that
 * stays as it is, as in a replay.
 *
 * <p>Input key: {@link BacklogChange#cell()}.
 */
public final class BacklogFunction extends StaysFunction<BacklogChange, OpenDeclaration> {
  private static final long serialVersionUID = 1L;

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
    BacklogPoints.collect(cell, open, tick, catalogue, true, out);
  }
}
