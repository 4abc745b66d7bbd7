package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.LastingWatermark;
import io.clearwatch.measurements.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The rolling windows of one cell: takes partials, gives the figures at every tick of every window.
 *
 * <p>Input key: {@link Partial#cell()}. State: the slices, once per slice width (minutes for the
 * short windows, hours for the long ones), and one {@link RollingWindow} per window. One timer per
 * cell, at its next tick. A cell ticks from its first partial on, for ever: also when nothing comes
 * any more its windows have to empty.
 *
 * <p>Between its ticks a cell of durations gives the ticks that are still open, as far as they are
 * known, marked as provisional: every few seconds of event time in which something has come. That
 * takes a second timer, while something new is to be told. Nothing provisional is given while event
 * time flies, as it does when a past is caught up with: the final value is there before anybody
 * could have read it.
 *
 * <p>A partial behind the watermark is taken in and the ticks that it touches are given again with
 * the next tick, as far back as the correction horizon (behind the last tick given); older ticks
 * stay as they are, but later ticks whose window contains the slice count it.
 */
public final class RollingFunction extends KeyedProcessFunction<String, Partial, Rolled>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private static final Window[] WINDOWS = Window.values();

  /**
   * Open ticks that are given provisionally, per window. In a live run all of them: the watermark
   * is a minute behind the newest completion, or somewhat more where a partition is silent. When
   * one partition is read far ahead of another there may be thousands, and nobody waits for them.
   */
  private static final int MOST_OPEN_TICKS = 3;

  /** The windows of one cell. Public fields, for Flink's POJO serializer. */
  public static final class CellState {
    /** By the ordinal of {@link Window}. */
    public List<RollingWindow> windows = new ArrayList<>();

    /** Next tick, for which a timer is registered; {@link Long#MAX_VALUE} if none. */
    public long timerMillis = Long.MAX_VALUE;

    /** Start of the newest slice; {@link Long#MIN_VALUE} if nothing has come. */
    public long newestMillis = Long.MIN_VALUE;

    /** When open ticks are given provisionally; {@link Long#MAX_VALUE} if nothing is new. */
    public long provisionalTimerMillis = Long.MAX_VALUE;

    /** True once a tick was given: until then the windows may still begin earlier. */
    public boolean ticked;

    public CellState() {}
  }

  private final Ticks ticks;
  private final long horizonMillis;

  private transient ValueState<CellState> state;
  private transient Map<Long, MapStateSlices> slicesByWidth;
  private transient long[] sliceMillis;
  private transient Map<String, Cell> cells;
  private transient Counter late;
  private transient Counter corrected;
  private transient LastingWatermark watermark;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  public RollingFunction(Ticks ticks, long horizonMillis) {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
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
    ValueStateDescriptor<CellState> descriptor =
        new ValueStateDescriptor<>(
            "windows",
            Types.POJO(
                CellState.class,
                Map.of(
                    "windows",
                    Types.LIST(Types.POJO(RollingWindow.class)),
                    "timerMillis",
                    Types.LONG,
                    "newestMillis",
                    Types.LONG,
                    "provisionalTimerMillis",
                    Types.LONG,
                    "ticked",
                    Types.BOOLEAN)));
    state = getRuntimeContext().getState(descriptor);
    sliceMillis = new long[WINDOWS.length];
    slicesByWidth = new LinkedHashMap<>();
    for (Window window : WINDOWS) {
      sliceMillis[window.ordinal()] = ticks.sliceMillis(window);
      slicesByWidth
          .computeIfAbsent(
              sliceMillis[window.ordinal()], width -> new MapStateSlices(sliceState(width), width))
          .longestWindow(window.millis());
    }
    cells = new LinkedHashMap<>();
    late = getRuntimeContext().getMetricGroup().counter("latePartials");
    corrected = getRuntimeContext().getMetricGroup().counter("correctedTicks");
  }

  private MapState<Long, SliceBucket> sliceState(long widthMillis) {
    return getRuntimeContext()
        .getMapState(
            new MapStateDescriptor<>(
                "slices-" + widthMillis, Types.LONG, TypeInformation.of(SliceBucket.class)));
  }

  @Override
  public void processElement(Partial partial, Context context, Collector<Rolled> out)
      throws Exception {
    long now = watermark.millis(context.timerService());
    keyChanged();
    CellState cell = state.value();
    if (cell == null) {
      cell = new CellState();
      for (int i = 0; i < WINDOWS.length; i++) {
        cell.windows.add(new RollingWindow(Long.MAX_VALUE));
      }
    }
    if (!cell.ticked) {
      startNoLaterThan(partial.startMillis, cell, now, context);
    }
    if (partial.startMillis != Partial.SEED) {
      boolean isLate = false;
      for (Map.Entry<Long, MapStateSlices> slices : slicesByWidth.entrySet()) {
        long width = slices.getKey();
        long start = Math.floorDiv(partial.startMillis, width) * width;
        if (start < keptFrom(cell, width, slices.getValue().longestWindowMillis())) {
          isLate = true;
          continue;
        }
        slices.getValue().add(start, partial.slice);
        for (Window window : WINDOWS) {
          if (sliceMillis[window.ordinal()] == width) {
            RollingWindow rolling = cell.windows.get(window.ordinal());
            isLate |= rolling.changed(start, partial.slice, window.millis(), horizonMillis);
          }
        }
      }
      if (isLate) {
        late.inc();
        scheduleRepair(cell, context);
      }
      cell.newestMillis = Math.max(cell.newestMillis, partial.startMillis);
      scheduleProvisional(cell, context);
    }
    state.update(cell);
  }

  /** Start of the oldest slice of a width that any tick still to be given can need. */
  private long keptFrom(CellState cell, long width, long longestWindowMillis) {
    if (horizonMillis == Long.MAX_VALUE) {
      return Long.MIN_VALUE;
    }
    long position = Long.MAX_VALUE;
    for (Window window : WINDOWS) {
      if (sliceMillis[window.ordinal()] == width && window.millis() == longestWindowMillis) {
        position = cell.windows.get(window.ordinal()).positionMillis;
      }
    }
    return position - longestWindowMillis - horizonMillis;
  }

  /** The windows begin at the earliest partial, whichever of them comes first. */
  private void startNoLaterThan(long startMillis, CellState cell, long nowMillis, Context context) {
    long start = startMillis == Partial.SEED ? ticks.fromMillis() - 1 : startMillis;
    long begin = Math.max(start, horizonStart(nowMillis));
    boolean moved = false;
    for (Window window : WINDOWS) {
      RollingWindow rolling = cell.windows.get(window.ordinal());
      long width = sliceMillis[window.ordinal()];
      long position = Math.floorDiv(begin, width) * width;
      if (position < rolling.positionMillis) {
        rolling.positionMillis = position;
        moved = true;
      }
    }
    if (moved) {
      context.timerService().deleteEventTimeTimer(cell.timerMillis);
      schedule(cell, context);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Rolled> out)
      throws Exception {
    keyChanged();
    CellState cell = state.value();
    String key = context.getCurrentKey();
    long now = context.timerService().currentWatermark();
    boolean isEndOfInput = now == Long.MAX_VALUE;
    boolean isTick = timestamp == cell.timerMillis;
    boolean isProvisional = timestamp == cell.provisionalTimerMillis;
    if (isTick || !isProvisional) {
      for (Window window : WINDOWS) {
        repair(key, window, cell.windows.get(window.ordinal()), out);
      }
    }
    if (isTick) {
      give(key, cell, timestamp, out);
      if (isEndOfInput) {
        giveAllThatRemain(key, cell, out);
      } else {
        schedule(cell, context);
      }
    }
    if (isProvisional) {
      cell.provisionalTimerMillis = Long.MAX_VALUE;
      if (now < timestamp + ticks.provisionalStepMillis()) {
        giveProvisional(key, cell, out);
      } else if (!isEndOfInput) {
        scheduleProvisional(cell, context);
      }
    }
    state.update(cell);
  }

  private void keyChanged() {
    slicesByWidth.values().forEach(MapStateSlices::keyChanged);
  }

  private void give(String key, CellState cell, long tick, Collector<Rolled> out) {
    cell.ticked = true;
    for (Window window : WINDOWS) {
      if (ticks.next(window, tick - 1) == tick) {
        advance(key, window, cell.windows.get(window.ordinal()), tick, out);
      }
    }
  }

  /**
   * At the end of the input nothing can come in between, and batch mode takes no new timers. Ticks
   * without an end stop here.
   */
  private void giveAllThatRemain(String key, CellState cell, Collector<Rolled> out) {
    if (ticks.isBounded()) {
      for (long tick = nextTick(cell); tick != Long.MAX_VALUE; tick = nextTick(cell)) {
        give(key, cell, tick, out);
      }
    }
    cell.timerMillis = Long.MAX_VALUE;
  }

  private void advance(
      String key, Window window, RollingWindow rolling, long tick, Collector<Rolled> out) {
    long width = sliceMillis[window.ordinal()];
    MapStateSlices slices = slicesByWidth.get(width);
    long before = rolling.positionMillis;
    rolling.advance(slices, width, window.millis(), tick);
    out.collect(rolled(key, window, tick, rolling.total));
    if (window.millis() == slices.longestWindowMillis() && horizonMillis != Long.MAX_VALUE) {
      long keep = window.millis() + horizonMillis;
      slices.removeBuckets(before - keep, tick - keep);
    }
  }

  private void giveProvisional(String key, CellState cell, Collector<Rolled> out) {
    for (Window window : WINDOWS) {
      long width = sliceMillis[window.ordinal()];
      cell.windows
          .get(window.ordinal())
          .lookAhead(
              slicesByWidth.get(width),
              width,
              window.millis(),
              time -> ticks.next(window, time),
              cell.newestMillis,
              MOST_OPEN_TICKS,
              (tick, total) -> {
                Rolled rolled = Rolled.of(key, window, tick, total);
                rolled.provisional = true;
                out.collect(rolled);
              });
    }
  }

  private void repair(String key, Window window, RollingWindow rolling, Collector<Rolled> out) {
    long width = sliceMillis[window.ordinal()];
    rolling.repair(
        slicesByWidth.get(width),
        width,
        window.millis(),
        tick -> ticks.previous(window, tick),
        (tick, total) -> {
          corrected.inc();
          out.collect(rolled(key, window, tick, total));
        });
  }

  private Rolled rolled(String key, Window window, long tick, Total total) {
    Rolled rolled = Rolled.of(key, window, tick, total);
    if (ticks.isDistributionTick(tick) && Distribution.isFor(cell(key), window)) {
      rolled.distribution = Distribution.of(total);
    }
    return rolled;
  }

  private Cell cell(String key) {
    return cells.computeIfAbsent(key, Cell::parse);
  }

  /**
   * Registers the timer for what is new. Only figures of durations have the mark of a provisional
   * value.
   */
  private void scheduleProvisional(CellState cell, Context context) {
    long step = ticks.provisionalStepMillis();
    if (step == 0
        || cell.provisionalTimerMillis != Long.MAX_VALUE
        || cell(context.getCurrentKey()).kind() != Cell.Kind.DURATION) {
      return;
    }
    long now = context.timerService().currentWatermark();
    cell.provisionalTimerMillis =
        now == Long.MIN_VALUE ? Long.MIN_VALUE + 1 : (Math.floorDiv(now, step) + 1) * step;
    context.timerService().registerEventTimeTimer(cell.provisionalTimerMillis);
  }

  /** Registers the timer for the next tick. */
  private void schedule(CellState cell, Context context) {
    cell.timerMillis = nextTick(cell);
    if (cell.timerMillis != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(cell.timerMillis);
    }
  }

  /** Next tick of any window; {@link Long#MAX_VALUE} if there is none. */
  private long nextTick(CellState cell) {
    long next = Long.MAX_VALUE;
    for (Window window : WINDOWS) {
      long position = cell.windows.get(window.ordinal()).positionMillis;
      next = Math.min(next, ticks.next(window, position));
    }
    return next;
  }

  /** After the last tick there is no timer left to repair with. */
  private void scheduleRepair(CellState cell, Context context) {
    long now = context.timerService().currentWatermark();
    if (cell.timerMillis == Long.MAX_VALUE && now < Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(now + 1);
    }
  }

  private long horizonStart(long nowMillis) {
    return nowMillis == Long.MIN_VALUE || horizonMillis == Long.MAX_VALUE
        ? Long.MIN_VALUE
        : nowMillis - horizonMillis;
  }
}
