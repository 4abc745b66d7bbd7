package io.clearwatch.jobs.pipeline;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The health of a job as points of {@code pipeline}, every 10 seconds of the wall clock: how far
 * its watermark is behind the wall clock, and what it has counted since it was first started.
 *
 * <p>It is about the machine and not about the events, so it alone follows the wall clock: it goes
 * on telling while event time stands still, which is when it is needed. The counts are part of the
 * checkpoints: after a restart they go on as if nothing had been read twice.
 */
public final class PipelinePoints extends KeyedProcessFunction<String, PipelineCounts, Point> {
  private static final long serialVersionUID = 1L;

  private static final long STEP_MILLIS = 10_000L;
  private static final double MILLIS_PER_SECOND = 1_000.0;

  private transient ValueState<PipelineCounts> state;

  private final WallClock clock;

  PipelinePoints(WallClock clock) {
    this.clock = clock;
  }

  /**
   * The points of one job.
   *
   * @param counts of all its operators
   * @param clock by which the watermark is behind
   */
  public static DataStream<Point> of(
      DataStream<PipelineCounts> counts, String job, WallClock clock) {
    return counts
        .keyBy(unused -> job, Types.STRING)
        .process(new PipelinePoints(clock))
        .setParallelism(1)
        .name("pipeline")
        .uid("pipeline");
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("counts", Types.POJO(PipelineCounts.class)));
  }

  @Override
  public void processElement(PipelineCounts counts, Context context, Collector<Point> out)
      throws Exception {
    PipelineCounts total = state.value();
    if (total == null) {
      total = new PipelineCounts();
      schedule(context);
    }
    total.add(counts);
    state.update(total);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (watermark != Long.MIN_VALUE) {
      PipelineCounts total = state.value();
      long now = clock.millis();
      long time = Math.floorDiv(now, STEP_MILLIS) * STEP_MILLIS;
      out.collect(
          Point.of(Measurement.PIPELINE, time, context.getCurrentKey())
              .with(0, (now - watermark) / MILLIS_PER_SECOND)
              .with(1, total.late)
              .with(2, total.corrected)
              .with(3, total.rejected)
              .with(4, total.events));
    }
    schedule(context);
  }

  private static void schedule(Context context) {
    long now = context.timerService().currentProcessingTime();
    context
        .timerService()
        .registerProcessingTimeTimer((Math.floorDiv(now, STEP_MILLIS) + 1) * STEP_MILLIS);
  }
}
