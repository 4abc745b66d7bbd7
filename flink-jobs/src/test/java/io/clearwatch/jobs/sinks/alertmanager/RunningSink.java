package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.Alert;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.awaitility.Awaitility;

/** The sink as an operator, whose wall clock is set by the test. */
final class RunningSink implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final OneInputStreamOperatorTestHarness<Alert, CommittableMessage<Void>> operator;
  private long checkpoints;

  private RunningSink(AlertmanagerSettings settings, Catalogue catalogue) throws Exception {
    operator =
        new OneInputStreamOperatorTestHarness<>(
            new SinkWriterOperatorFactory<>(
                new AlertmanagerSink(settings, catalogue, PortRegistry.builtIn())));
  }

  static RunningSink start(AlertmanagerSettings settings, long nowMillis) throws Exception {
    RunningSink sink = new RunningSink(settings, Catalogue.builtIn());
    sink.operator.setProcessingTime(nowMillis);
    sink.operator.open();
    return sink;
  }

  static RunningSink restore(
      AlertmanagerSettings settings,
      Catalogue catalogue,
      OperatorSubtaskState state,
      long nowMillis)
      throws Exception {
    RunningSink sink = new RunningSink(settings, catalogue);
    sink.operator.setProcessingTime(nowMillis);
    sink.operator.initializeState(state);
    sink.operator.open();
    return sink;
  }

  void take(Alert alert) throws Exception {
    operator.processElement(alert, alert.getEventTime().toEpochMilli());
  }

  void watermark(long millis) throws Exception {
    operator.processWatermark(new Watermark(millis));
  }

  /** Sets the wall clock; runs what is due by it. */
  void now(long millis) throws Exception {
    operator.setProcessingTime(millis);
  }

  /** Waits for the answers of so many requests, and takes them in. */
  void awaitAnswers(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Awaitility.await()
          .pollInSameThread()
          .pollInterval(Duration.ofMillis(10))
          .atMost(SOON)
          .until(() -> operator.getTaskMailbox().hasMail());
      operator.getTaskMailbox().take(0).run();
    }
  }

  OperatorSubtaskState checkpoint() throws Exception {
    operator.prepareSnapshotPreBarrier(++checkpoints);
    return operator.snapshot(checkpoints, checkpoints);
  }

  @Override
  public void close() throws Exception {
    operator.close();
  }
}
