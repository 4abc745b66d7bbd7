package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.TargetMessages;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the exports of Dalian, whose limit is an hour. */
class LiveBacklogFunctionTest {
  private static final long MINUTE = 60_000L;
  private static final long HORIZON = 24 * 60 * MINUTE;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Ticks LIVE = Ticks.live(START);

  private KeyedBroadcastOperatorTestHarness<String, BacklogChange, PublishedTarget, Point> backlog;

  @AfterEach
  void close() throws Exception {
    backlog.close();
  }

  @Test
  void whatIsOverdueGoesByTheLimitInForceAtTheTick() throws Exception {
    start(null);
    backlog.processElement(Stays.change(Stays.open("D1", START - 30 * MINUTE)), START);
    publish(2, START + 3 * MINUTE, 0.5);
    watermark(START + 4 * MINUTE);

    assertThat(overdue()).containsExactly(0.0, 0.0, 0.0, 1.0, 1.0);
  }

  @Test
  void goesOnFromTheStateOfOneThatHeardOfNoTargets() throws Exception {
    OperatorSubtaskState state;
    try (KeyedOneInputStreamOperatorTestHarness<String, BacklogChange, Point> before =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new BacklogFunction(LIVE, HORIZON, Catalogue.builtIn())),
            BacklogChange::cell,
            Types.STRING)) {
      before.open();
      before.processElement(Stays.change(Stays.open("D1", START - 59 * MINUTE)), START);
      before.processWatermark(START + MINUTE);
      state = before.snapshot(1, 1);
    }

    start(state);
    watermark(START + 3 * MINUTE);

    assertThat(overdue()).containsExactly(1.0, 1.0);
  }

  @Test
  void whatWasPublishedOutlivesARestart() throws Exception {
    start(null);
    backlog.processElement(Stays.change(Stays.open("D1", START - 40 * MINUTE)), START);
    publish(2, START, 0.5);
    watermark(START);
    OperatorSubtaskState state = backlog.snapshot(1, 1);
    backlog.close();

    start(state);
    watermark(START + MINUTE);

    assertThat(overdue()).containsExactly(1.0);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    backlog =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new LiveBacklogFunction(LIVE, HORIZON, Catalogue.builtIn()),
                List.of(CurrentTargets.STATE)),
            BacklogChange::cell,
            Types.STRING,
            1,
            1,
            0);
    backlog.setup();
    if (state != null) {
      backlog.initializeState(state);
    }
    backlog.open();
    // As the source of targets does, so that nothing waits for it.
    backlog.getTwoInputOperator().processWatermarkStatus2(WatermarkStatus.IDLE);
  }

  private void publish(int version, long fromMillis, double limit) throws Exception {
    PublishedTarget target =
        TargetMessages.of(Catalogue.builtIn().target("dalian-export-clearance"));
    target.setVersion(version);
    target.setChanges(List.of(new LimitChange(Instant.ofEpochMilli(fromMillis), limit)));
    backlog.processBroadcastElement(target, START);
  }

  private void watermark(long timeMillis) throws Exception {
    backlog.getTwoInputOperator().processWatermark1(new Watermark(timeMillis));
  }

  /** Of the whole city, tick by tick. */
  private List<Double> overdue() {
    return backlog.extractOutputValues().stream()
        .filter(point -> point.measurement == Measurement.BACKLOG)
        .filter(point -> point.tags[1].equals(Dimension.ALL))
        .map(point -> point.numbers[1])
        .toList();
  }
}
