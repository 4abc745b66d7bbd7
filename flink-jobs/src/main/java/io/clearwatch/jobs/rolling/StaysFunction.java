package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.Stay;
import io.clearwatch.jobs.clocks.StayChange;
import io.clearwatch.measurements.Point;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * {@link StayCells} as an operator; a subclass makes points of what is open.
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

  private transient StayCells<S> cells;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   */
  StaysFunction(Ticks ticks, long horizonMillis, TypeInformation<S> stayType) {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    this.stayType = stayType;
  }

  /** {@link StayCells.StayPoints#give}. */
  abstract void give(String cell, SortedMap<String, List<S>> open, long tick, Collector<Point> out);

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    cells = new StayCells<>(ticks, horizonMillis, this::give, context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    cells.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    cells.open(getRuntimeContext(), stayType);
  }

  @Override
  public void processElement(C change, Context context, Collector<Point> out) throws Exception {
    cells.change(context.getCurrentKey(), change, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    cells.onTimer(context.getCurrentKey(), timestamp, context.timerService(), out);
  }
}
