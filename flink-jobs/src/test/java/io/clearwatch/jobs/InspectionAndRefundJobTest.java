package io.clearwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sources.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InspectionAndRefundJobTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final long HOUR = 3_600_000L;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Ticks TICKS = Ticks.every(Duration.ofHours(12), START, START + 120 * HOUR);

  @Test
  void inspectionsOfAStreamAreInTheEndThoseOfAReplay() throws Exception {
    List<Received<InspectionEvent>> records = new ArrayList<>();
    Random random = new Random(42);
    for (int i = 0; i < 30; i++) {
      for (InspectionPhase phase : InspectionPhase.values()) {
        if (phase == InspectionPhase.CANCELLED ? i % 7 == 0 : i % 5 != phase.ordinal()) {
          long time = START + random.nextInt(48) * HOUR + phase.ordinal() * HOUR;
          records.add(received(Events.inspection("I" + i, "D" + i, phase, time), time));
        }
      }
    }

    Map<String, String> standing = compareModes(new InspectionJob(), records);

    assertThat(standing.keySet())
        .anyMatch(id -> id.startsWith("rolling,appointment,"))
        .anyMatch(id -> id.startsWith("rolling,inspection_total,"))
        .anyMatch(id -> id.startsWith("share,fee_waived,"));
  }

  @Test
  void refundsOfAStreamAreInTheEndThoseOfAReplay() throws Exception {
    List<Received<RefundEvent>> records = new ArrayList<>();
    Random random = new Random(42);
    for (int i = 0; i < 30; i++) {
      for (RefundPhase phase : RefundPhase.values()) {
        boolean isUsual =
            phase == RefundPhase.ACCEPTED
                || phase == RefundPhase.APPROVED
                || phase == RefundPhase.PAID;
        if (isUsual || random.nextInt(10) == 0) {
          long time = START + random.nextInt(24) * HOUR + phase.ordinal() * 10 * HOUR;
          records.add(received(Events.refund("R" + i, phase, time), time));
        }
      }
    }

    Map<String, String> standing = compareModes(new RefundJob(), records);

    assertThat(standing.keySet())
        .anyMatch(id -> id.startsWith("rolling,refund_approval,"))
        .anyMatch(id -> id.startsWith("rolling,refund_payment,"))
        .anyMatch(id -> id.startsWith("share,refund_suspended,"));
  }

  private static <E> Map<String, String> compareModes(Job<E, ?> job, List<Received<E>> records)
      throws Exception {
    Map<String, String> replayed = JobRun.batch(job, records, TICKS, 2).standing();
    List<Received<E>> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(JobRun.streaming(job, shuffled, TICKS, 2).standing()).isEqualTo(replayed);
    return replayed;
  }

  private static <E> Received<E> received(E event, long timeMillis) {
    Received<E> received = new Received<>();
    received.event = event;
    received.timeMillis = timeMillis;
    return received;
  }
}
