package io.clearwatch.jobs.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Rejected REJECTED =
      new Rejected("releases", "0:7", RejectReason.bad_value, "why", ByteBuffer.allocate(1));

  private OneInputStreamOperatorTestHarness<Received<String>, String> intake;

  @BeforeEach
  void start() throws Exception {
    intake = new OneInputStreamOperatorTestHarness<>(new Intake<>());
    intake.open();
  }

  @AfterEach
  void close() throws Exception {
    intake.close();
  }

  @Test
  void eventsGoOnAndRejectedRecordsAside() throws Exception {
    intake.processElement(Received.event("event", 5), 5);
    intake.processElement(Received.rejected(REJECTED), 5);
    intake.processElement(Received.nothing(), 5);

    assertThat(intake.extractOutputValues()).containsExactly("event");
    assertThat(intake.getSideOutput(Intake.REJECTED))
        .extracting(record -> record.getValue())
        .containsExactly(REJECTED);
  }

  @Test
  void countsGoOutBeforeTheWatermarkAndOnce() throws Exception {
    intake.processElement(Received.event("event", 5), 5);
    intake.processElement(Received.rejected(REJECTED), 5);
    intake.processElement(Received.nothing(), 5);
    assertThat(told()).isEmpty();

    intake.processWatermark(new Watermark(4));
    intake.processWatermark(new Watermark(5));
    assertThat(told()).containsExactly("3 events, 1 rejected, 0 corrected, 0 late");
  }

  @Test
  void countsAreNeverHeldBackBehindACheckpointOrTheEnd() throws Exception {
    intake.processElement(Received.event("event", 5), 5);
    intake.prepareSnapshotPreBarrier(1);
    intake.processElement(Received.event("event", 6), 6);
    intake.endInput();

    assertThat(told())
        .containsExactly(
            "1 events, 0 rejected, 0 corrected, 0 late",
            "1 events, 0 rejected, 0 corrected, 0 late");
  }

  private List<String> told() {
    var counts = intake.getSideOutput(PipelineCounts.TAG);
    return counts == null
        ? List.of()
        : counts.stream().map(record -> record.getValue().toString()).toList();
  }
}
