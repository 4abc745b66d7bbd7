package io.clearwatch.jobs.rolling;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The backlog by a catalogue to which targets are published while the job runs; how it is kept is
 * in {@link StayCells}, whose state is that of {@link BacklogFunction}. Input key: {@link
 * BacklogChange#cell()}. Further state: the published targets.
 */
public final class LiveBacklogFunction
    extends KeyedBroadcastProcessFunction<String, BacklogChange, PublishedTarget, Point>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final Ticks ticks;
  private final long horizonMillis;
  private final Catalogue beginning;

  private transient StayCells<OpenDeclaration> cells;
  private transient Catalogue catalogue;
  private transient CurrentTargets targets;

  /**
   * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
   *     Long#MAX_VALUE} corrects all
   * @param beginning the catalogue as it was when the job was built
   */
  public LiveBacklogFunction(Ticks ticks, long horizonMillis, Catalogue beginning) {
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
    this.beginning = beginning;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    cells =
        new StayCells<>(
            ticks,
            horizonMillis,
            (cell, open, tick, out) ->
                BacklogPoints.collect(cell, open, tick, catalogue, true, out),
            context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    cells.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    cells.open(getRuntimeContext(), TypeInformation.of(OpenDeclaration.class));
    targets = new CurrentTargets(beginning);
  }

  @Override
  public void processElement(BacklogChange change, ReadOnlyContext context, Collector<Point> out)
      throws Exception {
    cells.change(context.getCurrentKey(), change, context.timerService());
  }

  @Override
  public void processBroadcastElement(PublishedTarget target, Context context, Collector<Point> out)
      throws Exception {
    targets.put(target, context.getBroadcastState(CurrentTargets.STATE));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    catalogue = targets.catalogue(context.getBroadcastState(CurrentTargets.STATE));
    cells.onTimer(context.getCurrentKey(), timestamp, context.timerService(), out);
  }
}
