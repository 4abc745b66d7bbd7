package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The backlog by a catalogue that stays as it is, as in a replay; how it is kept is in {@link
 * BacklogCells}. Input key: {@link BacklogChange#cell()}.
 */
public final class BacklogFunction extends KeyedProcessFunction<String, BacklogChange, Point>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final Ticks ticks;
  private final long horizonMillis;
  private final Catalogue catalogue;

  private transient BacklogCells cells;

  /** Where a cell stands. Public fields, for Flink's POJO serializer. */
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
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    this.catalogue = catalogue;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    cells = new BacklogCells(ticks, horizonMillis, context.getOperatorStateStore());
    cells.by(catalogue);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    cells.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    cells.open(getRuntimeContext());
  }

  @Override
  public void processElement(BacklogChange change, Context context, Collector<Point> out)
      throws Exception {
    cells.change(context.getCurrentKey(), change, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    cells.onTimer(context.getCurrentKey(), timestamp, context.timerService(), out);
  }
}
