package io.clearwatch.jobs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest(name = "{0} + {2} working days = {1}")
  @CsvSource({
    "2022-09-30, 2022-10-12, 5",
    "2023-01-20, 2023-02-01, 5",
    "2024-02-08, 2024-02-21, 5",
    "2025-01-25, 2025-02-07, 5",
    "2025-09-28, 2025-10-13, 6"
  })
  void refundsAroundTheGreatHolidaysAreJudgedInWorkingDays(
      LocalDate accepted, LocalDate approved, int workingDays) throws Exception {
    String onTime = stateOfDalianRefund(accepted, approved);
    String aDayLater = stateOfDalianRefund(accepted, approved.plusDays(1));

    // The promise is at most 6; within 10 % of it is at risk.
    assertThat(onTime).isEqualTo(workingDays + " " + (workingDays == 6 ? "AT_RISK" : "OK"));
    assertThat(aDayLater)
        .isEqualTo((workingDays + 1) + " " + (workingDays == 6 ? "BREACHED" : "AT_RISK"));
  }

  @Test
  void refundsOfAYearWithoutACalendarAreNotJudged() throws Exception {
    assertThat(stateOfDalianRefund(LocalDate.of(2100, 3, 1), LocalDate.of(2100, 3, 2)))
        .isEqualTo("0 NO_DATA");
  }

  /** Value and state of the promise of Dalian after as many refunds as it asks for. */
  private static String stateOfDalianRefund(LocalDate accepted, LocalDate approved)
      throws Exception {
    List<Received<RefundEvent>> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long from = atTen(accepted) + i;
      records.add(received(Events.refund("R" + i, RefundPhase.ACCEPTED, from), from));
      long to = atTen(approved) + i;
      records.add(received(Events.refund("R" + i, RefundPhase.APPROVED, to), to));
    }
    long tick = Math.floorDiv(atTen(approved), 12 * HOUR) * 12 * HOUR + 12 * HOUR;
    Ticks ticks = Ticks.every(Duration.ofHours(12), tick, tick);
    return JobRun.batch(new RefundJob(), records, ticks, 1).points().stream()
        .filter(point -> point.measurement == Measurement.COMPLIANCE)
        .filter(point -> point.tags[0].equals("dalian-refund") && point.tags[1].equals("30d"))
        .map(point -> Math.round(point.numbers[0]) + " " + point.texts[point.texts.length - 1])
        .collect(joining());
  }

  private static long atTen(LocalDate day) {
    return day.atTime(10, 0).toInstant(WorkingDays.SHANGHAI).toEpochMilli();
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
