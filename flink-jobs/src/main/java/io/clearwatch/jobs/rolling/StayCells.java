package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.LastingWatermark;
import io.clearwatch.jobs.clocks.Stay;
import io.clearwatch.jobs.clocks.StayChange;
import io.clearwatch.measurements.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * What is open in each cell, by port, at every tick; what is made of it is up to the points.
 *
 * <p>State, by cell: the stays by their key, closed ones as long as a correction can reach back to
 * them; the ports, so that one whose last stay was corrected away is given as empty; and the last
 * tick given. The {@link StaySweep} that answers a tick is derived from the state and lives outside
 * it; it is made anew after a restart and after a change to the past.
 *
 * @param <S> the kind of stay
 */
final class StayCells<S extends Stay<S>> {
  /** Makes points of what is open. */
  @FunctionalInterface
  interface StayPoints<S> {
    /**
     * Gives the points of one tick.
     *
     * @param open what is open as of the tick, by port and oldest first; a port is there from its
     *     first stay on
     */
    void give(String cell, SortedMap<String, List<S>> open, long tick, Collector<Point> out);
  }

  private final Ticks ticks;
  private final long horizonMillis;
  private final StayPoints<S> points;
  private final LastingWatermark watermark;
  private final Map<String, StaySweep<S>> sweeps = new HashMap<>();

  private MapState<String, S> stays;
  private MapState<String, Long> firstArrivals;
  private ValueState<BacklogFunction.Position> position;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  StayCells(Ticks ticks, long horizonMillis, StayPoints<S> points, OperatorStateStore store)
      throws Exception {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    this.points = points;
    this.watermark = new LastingWatermark(store);
  }

  void snapshot() throws Exception {
    watermark.snapshot();
  }

  void open(RuntimeContext context, TypeInformation<S> stayType) {
    stays = context.getMapState(new MapStateDescriptor<>("stays", Types.STRING, stayType));
    firstArrivals =
        context.getMapState(new MapStateDescriptor<>("ports", Types.STRING, Types.LONG));
    position =
        context.getState(
            new ValueStateDescriptor<>("position", Types.POJO(BacklogFunction.Position.class)));
  }

  /** Takes a change of a stay of the current cell. */
  void change(String cell, StayChange<S> change, TimerService timers) throws Exception {
    long now = watermark.millis(timers);
    BacklogFunction.Position at = position.value();
    if (at == null) {
      at = new BacklogFunction.Position();
    }
    if (at.lastTickMillis == Long.MIN_VALUE && change.stay() != null) {
      startNoLaterThan(change.stay().fromMillis(), at, now, timers);
    }
    S before = stays.get(change.key());
    if (change.stay() == null) {
      stays.remove(change.key());
    } else {
      stays.put(change.key(), change.stay());
      noteArrival(change.stay());
    }
    long changedAfter = changedAfter(before, change.stay());
    StaySweep<S> sweep = sweeps.get(cell);
    if (changedAfter < at.lastTickMillis) {
      at.dirtyFromMillis = Math.min(at.dirtyFromMillis, correctedAfter(changedAfter, at));
      sweeps.remove(cell);
      if (at.timerMillis == Long.MAX_VALUE) {
        timers.registerEventTimeTimer(timers.currentWatermark() + 1);
      }
    } else if (sweep != null) {
      sweep.remove(change.key());
      if (change.stay() != null && change.stay().closedMillis() >= sweep.positionMillis()) {
        sweep.put(change.stay());
      }
    }
    position.update(at);
  }

  /** A port is given from its first arrival on, for ever. */
  private void noteArrival(S stay) throws Exception {
    Long first = firstArrivals.get(stay.port());
    if (first == null || stay.fromMillis() < first) {
      firstArrivals.put(stay.port(), stay.fromMillis());
    }
  }

  /** The first tick is that of the earliest arrival, whichever of them comes first. */
  private void startNoLaterThan(
      long fromMillis, BacklogFunction.Position at, long nowMillis, TimerService timers) {
    long after = Math.max(horizonStart(nowMillis), fromMillis) - 1;
    if (ticks.nextBacklog(after) < at.timerMillis) {
      timers.deleteEventTimeTimer(at.timerMillis);
      schedule(at, after, timers);
    }
  }

  private long changedAfter(S before, S after) {
    if (before != null) {
      return before.differsAfterMillis(after);
    }
    return after == null ? Long.MAX_VALUE : after.fromMillis();
  }

  /** Gives the tick that is due in the current cell, and those that were corrected. */
  void onTimer(String cell, long timestamp, TimerService timers, Collector<Point> out)
      throws Exception {
    BacklogFunction.Position at = position.value();
    boolean isEndOfInput = timers.currentWatermark() == Long.MAX_VALUE;
    if (at.dirtyFromMillis != Long.MAX_VALUE) {
      repair(cell, at, out);
    }
    if (timestamp == at.timerMillis) {
      StaySweep<S> sweep = sweeps.get(cell);
      if (sweep == null) {
        sweep = new StaySweep<>(allStays());
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
  private void giveAllThatRemain(
      String cell, BacklogFunction.Position at, StaySweep<S> sweep, Collector<Point> out)
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
  private long correctedAfter(long changedAfterMillis, BacklogFunction.Position at) {
    return Math.max(changedAfterMillis, at.lastTickMillis - horizonMillis - 1);
  }

  private void repair(String cell, BacklogFunction.Position at, Collector<Point> out)
      throws Exception {
    StaySweep<S> past = new StaySweep<>(allStays());
    for (long tick = ticks.nextBacklog(at.dirtyFromMillis);
        tick <= at.lastTickMillis;
        tick = ticks.nextBacklog(tick)) {
      give(cell, past, tick, out);
    }
    at.dirtyFromMillis = Long.MAX_VALUE;
  }

  private List<S> allStays() throws Exception {
    List<S> all = new ArrayList<>();
    stays.values().forEach(all::add);
    return all;
  }

  /** Closed stays go once no correction can reach back to them; looked at once an hour. */
  private void forgetClosed(long tick) throws Exception {
    if (horizonMillis == Long.MAX_VALUE || tick % (60 * 60_000L) != 0) {
      return;
    }
    List<String> gone = new ArrayList<>();
    for (S stay : stays.values()) {
      if (stay.closedMillis() < tick - horizonMillis) {
        gone.add(stay.key());
      }
    }
    for (String key : gone) {
      stays.remove(key);
    }
  }

  private void give(String cell, StaySweep<S> sweep, long tick, Collector<Point> out)
      throws Exception {
    sweep.advanceTo(tick);
    SortedMap<String, List<S>> open = new TreeMap<>();
    for (Map.Entry<String, Long> first : firstArrivals.entries()) {
      if (first.getValue() < tick) {
        open.put(first.getKey(), sweep.open(first.getKey()));
      }
    }
    if (!open.isEmpty()) {
      points.give(cell, open, tick, out);
    }
  }

  private void schedule(BacklogFunction.Position at, long afterMillis, TimerService timers) {
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
