package io.clearwatch.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelinePointsTest {
  private static final String JOB = "clearwatch-clearance";
  private static final long SECOND = 1_000L;
  private static final long START = 1_000_000 * SECOND;

  private static final AtomicLong WALL_MILLIS = new AtomicLong();

  private KeyedOneInputStreamOperatorTestHarness<String, PipelineCounts, Point> pipeline;

  @AfterEach
  void close() throws Exception {
    pipeline.close();
  }

  @Test
  void tellsEveryTenSecondsOfTheWallClockHowFarBehindTheWatermarkIs() throws Exception {
    start(null);
    pass(START + 1);
    add(counts(100, 3, 2, 1));
    pipeline.processWatermark(START - 50 * SECOND);
    pass(START + 10 * SECOND);

    assertThat(pipeline.extractOutputValues())
        .containsExactly(point(START + 10 * SECOND, 60, 1, 2, 3, 100));
  }

  @Test
  void goesOnWhileTheWatermarkStandsStillAndNothingComes() throws Exception {
    start(null);
    pass(START);
    add(counts(100, 0, 0, 0));
    pipeline.processWatermark(START - 60 * SECOND);
    pass(START + 10 * SECOND);
    pass(START + 20 * SECOND);

    assertThat(pipeline.extractOutputValues())
        .containsExactly(
            point(START + 10 * SECOND, 70, 0, 0, 0, 100),
            point(START + 20 * SECOND, 80, 0, 0, 0, 100));
  }

  @Test
  void saysNothingBeforeThereIsAWatermark() throws Exception {
    start(null);
    pass(START);
    add(counts(100, 0, 0, 0));
    pass(START + 10 * SECOND);

    assertThat(pipeline.extractOutputValues()).isEmpty();
    assertThat(pipeline.numProcessingTimeTimers()).isEqualTo(1);
  }

  @Test
  void countsGoOnAfterARestartAndItNeverHasMoreThanOneTimer() throws Exception {
    start(null);
    pass(START);
    add(counts(100, 1, 1, 1));
    OperatorSubtaskState state = pipeline.snapshot(1, 1);
    close();
    start(state);
    pass(START + SECOND);
    add(counts(11, 1, 1, 1));
    assertThat(pipeline.numProcessingTimeTimers()).isEqualTo(1);
    pipeline.processWatermark(START);
    pass(START + 10 * SECOND);

    assertThat(pipeline.extractOutputValues())
        .containsExactly(point(START + 10 * SECOND, 10, 2, 2, 2, 111));
    assertThat(pipeline.numProcessingTimeTimers()).isEqualTo(1);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    pipeline =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new PipelinePoints(() -> WALL_MILLIS.get())),
            unused -> JOB,
            Types.STRING);
    if (state != null) {
      pipeline.initializeState(state);
    }
    pipeline.open();
  }

  private void pass(long timeMillis) throws Exception {
    WALL_MILLIS.set(timeMillis);
    pipeline.setProcessingTime(timeMillis);
  }

  private void add(PipelineCounts counts) throws Exception {
    pipeline.processElement(counts, 0);
  }

  private static PipelineCounts counts(long events, long rejected, long corrected, long late) {
    PipelineCounts counts = new PipelineCounts();
    counts.events = events;
    counts.rejected = rejected;
    counts.corrected = corrected;
    counts.late = late;
    return counts;
  }

  private static Point point(
      long timeMillis, double lagSeconds, long late, long corrected, long rejected, long events) {
    return Point.of(Measurement.PIPELINE, timeMillis, JOB)
        .with(0, lagSeconds)
        .with(1, late)
        .with(2, corrected)
        .with(3, rejected)
        .with(4, events);
  }
}
