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
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What is open in one cell, by port, at every tick; a subclass makes points of it.
 *
 * <p>State: the stays by their key, closed ones as long as a correction can reach back to them; the
 * ports, so that one whose last stay was corrected away is given as empty; and the last tick given.
 * The {@link StaySweep} that answers a tick is derived from the state and lives outside it; it is
 * made anew after a restart and after a change to the past.
 *
 * @param <C> a change of one stay, keyed by its cell
 * @param <S> the kind of stay
 */
abstract class StaysFunction<C extends StayChange<S>, S extends Stay<S>>
    extends KeyedProcessFunction<String, C, Point> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final Ticks ticks;
  private final long horizonMillis;
  private final TypeInformation<S> stayType;

  private transient MapState<String, S> stays;
  private transient MapState<String, Long> firstArrivals;
  private transient ValueState<BacklogFunction.Position> position;
  private transient Map<String, StaySweep<S>> sweeps;
  private transient LastingWatermark watermark;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  StaysFunction(Ticks ticks, long horizonMillis, TypeInformation<S> stayType) {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    this.stayType = stayType;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark = new LastingWatermark(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    watermark.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    stays =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("stays", Types.STRING, stayType));
    firstArrivals =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("ports", Types.STRING, Types.LONG));
    position =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("position", Types.POJO(BacklogFunction.Position.class)));
    sweeps = new HashMap<>();
  }

  @Override
  public void processElement(C change, Context context, Collector<Point> out) throws Exception {
    long now = watermark.millis(context.timerService());
    BacklogFunction.Position at = position.value();
    if (at == null) {
      at = new BacklogFunction.Position();
    }
    if (at.lastTickMillis == Long.MIN_VALUE && change.stay() != null) {
      startNoLaterThan(change.stay().fromMillis(), at, now, context);
    }
    S before = stays.get(change.key());
    if (change.stay() == null) {
      stays.remove(change.key());
    } else {
      stays.put(change.key(), change.stay());
      noteArrival(change.stay());
    }
    long changedAfter = changedAfter(before, change.stay());
    StaySweep<S> sweep = sweeps.get(context.getCurrentKey());
    if (changedAfter < at.lastTickMillis) {
      at.dirtyFromMillis = Math.min(at.dirtyFromMillis, correctedAfter(changedAfter, at));
      sweeps.remove(context.getCurrentKey());
      if (at.timerMillis == Long.MAX_VALUE) {
        context
            .timerService()
            .registerEventTimeTimer(context.timerService().currentWatermark() + 1);
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
      long fromMillis, BacklogFunction.Position at, long nowMillis, Context context) {
    long after = Math.max(horizonStart(nowMillis), fromMillis) - 1;
    if (ticks.nextBacklog(after) < at.timerMillis) {
      context.timerService().deleteEventTimeTimer(at.timerMillis);
      schedule(at, after, context);
    }
  }

  private long changedAfter(S before, S after) {
    if (before != null) {
      return before.differsAfterMillis(after);
    }
    return after == null ? Long.MAX_VALUE : after.fromMillis();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    BacklogFunction.Position at = position.value();
    String cell = context.getCurrentKey();
    boolean isEndOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
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
        schedule(at, timestamp, context);
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
      give(cell, open, tick, out);
    }
  }

  /**
   * Gives the points of one tick.
   *
   * @param open what is open as of the tick, by port and oldest first; a port is there from its
   *     first stay on
   */
  abstract void give(String cell, SortedMap<String, List<S>> open, long tick, Collector<Point> out);

  private void schedule(BacklogFunction.Position at, long afterMillis, Context context) {
    at.timerMillis = ticks.nextBacklog(afterMillis);
    if (at.timerMillis != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(at.timerMillis);
    }
  }

  /** A cell that is new gives no tick before this time. */
  private long horizonStart(long nowMillis) {
    return nowMillis == Long.MIN_VALUE || horizonMillis == Long.MAX_VALUE
        ? Long.MIN_VALUE + 1
        : nowMillis - horizonMillis;
  }
}
