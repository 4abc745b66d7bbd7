package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.LastingWatermark;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.rolling.BacklogFunction.Position;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * The backlog of one city and direction, by port and in all, at every tick.
 *
 * <p>State, by {@link BacklogChange#cell()}: the stays by their key, closed ones as long as a
 * correction can reach back to them; the ports, so that one whose last stay was corrected away is
 * given as empty; and the last tick given. The {@link BacklogSweep} that answers a tick is derived
 * from the state and lives outside it; it is made anew after a restart and after a change to the
 * past.
 */
final class BacklogCells {
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final Ticks ticks;
  private final long horizonMillis;
  private final LastingWatermark watermark;
  private final Map<String, BacklogSweep> sweeps = new HashMap<>();

  private Catalogue catalogue;
  private MapState<String, OpenDeclaration> stays;
  private MapState<String, Long> firstArrivals;
  private ValueState<Position> position;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  BacklogCells(Ticks ticks, long horizonMillis, OperatorStateStore store) throws Exception {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    this.watermark = new LastingWatermark(store);
  }

  void snapshot() throws Exception {
    watermark.snapshot();
  }

  void open(RuntimeContext context) {
    stays =
        context.getMapState(
            new MapStateDescriptor<>(
                "stays", Types.STRING, TypeInformation.of(OpenDeclaration.class)));
    firstArrivals =
        context.getMapState(new MapStateDescriptor<>("ports", Types.STRING, Types.LONG));
    position = context.getState(new ValueStateDescriptor<>("position", Types.POJO(Position.class)));
  }

  /** Takes the limits from this catalogue from now on. */
  void by(Catalogue limits) {
    catalogue = limits;
  }

  void change(String cell, BacklogChange change, TimerService timers) throws Exception {
    long now = watermark.millis(timers);
    Position at = position.value();
    if (at == null) {
      at = new Position();
    }
    if (at.lastTickMillis == Long.MIN_VALUE && change.stay != null) {
      startNoLaterThan(change.stay.fromMillis(), at, now, timers);
    }
    OpenDeclaration before = stays.get(change.key);
    if (change.stay == null) {
      stays.remove(change.key);
    } else {
      stays.put(change.key, change.stay);
      noteArrival(change.stay);
    }
    long changedAfter = changedAfter(before, change.stay);
    BacklogSweep sweep = sweeps.get(cell);
    if (changedAfter < at.lastTickMillis) {
      at.dirtyFromMillis = Math.min(at.dirtyFromMillis, correctedAfter(changedAfter, at));
      sweeps.remove(cell);
      if (at.timerMillis == Long.MAX_VALUE) {
        timers.registerEventTimeTimer(timers.currentWatermark() + 1);
      }
    } else if (sweep != null) {
      sweep.remove(change.key);
      if (change.stay != null && change.stay.closedMillis() >= sweep.positionMillis()) {
        sweep.put(change.stay);
      }
    }
    position.update(at);
  }

  /** A port is given from its first arrival on, for ever. */
  private void noteArrival(OpenDeclaration stay) throws Exception {
    Long first = firstArrivals.get(stay.port());
    if (first == null || stay.fromMillis() < first) {
      firstArrivals.put(stay.port(), stay.fromMillis());
    }
  }

  /** The first tick is that of the earliest arrival, whichever of them comes first. */
  private void startNoLaterThan(long fromMillis, Position at, long nowMillis, TimerService timers) {
    long after = Math.max(horizonStart(nowMillis), fromMillis) - 1;
    if (ticks.nextBacklog(after) < at.timerMillis) {
      timers.deleteEventTimeTimer(at.timerMillis);
      schedule(at, after, timers);
    }
  }

  private static long changedAfter(OpenDeclaration before, OpenDeclaration after) {
    if (before != null) {
      return before.differsAfterMillis(after);
    }
    return after == null ? Long.MAX_VALUE : after.fromMillis();
  }

  void onTimer(String cell, long timestamp, TimerService timers, Collector<Point> out)
      throws Exception {
    Position at = position.value();
    boolean isEndOfInput = timers.currentWatermark() == Long.MAX_VALUE;
    if (at.dirtyFromMillis != Long.MAX_VALUE) {
      repair(cell, at, out);
    }
    if (timestamp == at.timerMillis) {
      BacklogSweep sweep = sweeps.get(cell);
      if (sweep == null) {
        sweep = new BacklogSweep(allStays());
        sweeps.put(cell, sweep);
      }
      give(cell, sweep, timestamp, out);
      at.lastTickMillis = timestamp;
      if (isEndOfInput) {
        giveAllThatRemain(cell, at, sweep, out);
      } else {
        schedule(at, timestamp, timers);
        forgetClosed(timestamp);
      }
    }
    position.update(at);
  }

  /**
   * At the end of the input nothing can come in between, and batch mode takes no new timers. Ticks
   * without an end stop here.
   */
  private void giveAllThatRemain(String cell, Position at, BacklogSweep sweep, Collector<Point> out)
      throws Exception {
    if (ticks.isBounded()) {
      for (long tick = ticks.nextBacklog(at.timerMillis);
          tick != Long.MAX_VALUE;
          tick = ticks.nextBacklog(tick)) {
        give(cell, sweep, tick, out);
        at.lastTickMillis = tick;
      }
    }
    at.timerMillis = Long.MAX_VALUE;
  }

  /**
   * Ticks up to this time stay as they are. The horizon is counted from the last tick given, and
   * when the change comes, so that neither a restart nor a jump of the watermark moves it.
   */
  private long correctedAfter(long changedAfterMillis, Position at) {
    return Math.max(changedAfterMillis, at.lastTickMillis - horizonMillis - 1);
  }

  private void repair(String cell, Position at, Collector<Point> out) throws Exception {
    BacklogSweep past = new BacklogSweep(allStays());
    for (long tick = ticks.nextBacklog(at.dirtyFromMillis);
        tick <= at.lastTickMillis;
        tick = ticks.nextBacklog(tick)) {
      give(cell, past, tick, out);
    }
    at.dirtyFromMillis = Long.MAX_VALUE;
  }

  private List<OpenDeclaration> allStays() throws Exception {
    List<OpenDeclaration> all = new ArrayList<>();
    stays.values().forEach(all::add);
    return all;
  }

  /** Closed stays go once no correction can reach back to them; looked at once an hour. */
  private void forgetClosed(long tick) throws Exception {
    if (horizonMillis == Long.MAX_VALUE || tick % (60 * 60_000L) != 0) {
      return;
    }
    List<String> gone = new ArrayList<>();
    for (OpenDeclaration stay : stays.values()) {
      if (stay.closedMillis() < tick - horizonMillis) {
        gone.add(stay.key());
      }
    }
    for (String key : gone) {
      stays.remove(key);
    }
  }

  private void give(String cell, BacklogSweep sweep, long tick, Collector<Point> out)
      throws Exception {
    sweep.advanceTo(tick);
    int separator = cell.indexOf('|');
    String city = cell.substring(0, separator);
    String direction = cell.substring(separator + 1);
    double limitHours =
        catalogue.overdueLimitHours(city, Direction.valueOf(direction), Instant.ofEpochMilli(tick));
    long limitMillis = Math.round(limitHours * MILLIS_PER_HOUR);
    BacklogFigures inCity = null;
    for (String port : portsAt(tick)) {
      List<OpenDeclaration> open = sweep.open(port);
      BacklogFigures figures = BacklogFigures.of(open, tick, limitMillis);
      out.collect(BacklogPoints.of(tick, city, port, direction, figures));
      BacklogPoints.listOverdue(open, tick, limitMillis, port, direction, out);
      inCity = inCity == null ? figures : inCity.plus(figures);
    }
    if (inCity != null) {
      out.collect(BacklogPoints.of(tick, city, Dimension.ALL, direction, inCity));
    }
  }

  /** In alphabetical order. */
  private Set<String> portsAt(long tick) throws Exception {
    Set<String> ports = new TreeSet<>();
    for (Map.Entry<String, Long> first : firstArrivals.entries()) {
      if (first.getValue() < tick) {
        ports.add(first.getKey());
      }
    }
    return ports;
  }

  private void schedule(Position at, long afterMillis, TimerService timers) {
    at.timerMillis = ticks.nextBacklog(afterMillis);
    if (at.timerMillis != Long.MAX_VALUE) {
      timers.registerEventTimeTimer(at.timerMillis);
    }
  }

  /** A cell that is new gives no tick before this time. */
  private long horizonStart(long nowMillis) {
    return nowMillis == Long.MIN_VALUE || horizonMillis == Long.MAX_VALUE
        ? Long.MIN_VALUE + 1
        : nowMillis - horizonMillis;
  }
}
