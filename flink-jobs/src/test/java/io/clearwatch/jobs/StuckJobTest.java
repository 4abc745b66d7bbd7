package io.clearwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.measurements.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stuck cases in the whole jobs: a stream comes to what a replay gives. */
class StuckJobTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Ticks TICKS = Ticks.every(Duration.ofHours(12), START, START + 30 * DAY);

  @Test
  void declarationsGiveTheSameAlertsAndCountsInAStreamAsInAReplay() throws Exception {
    assertStreamIsLikeReplay(new ClearanceJob(), declarations(), "import-unreleased-7d");
  }

  @Test
  void inspectionsGiveTheSameAlertsAndCountsInAStreamAsInAReplay() throws Exception {
    assertStreamIsLikeReplay(new InspectionJob(), inspections(), "inspection-unstarted-24h");
  }

  private static <E> void assertStreamIsLikeReplay(
      Job<E, ?> job, List<Received<E>> records, String cause) throws Exception {
    JobRun replay = JobRun.batch(job, records, TICKS, 2);
    Collections.reverse(records);
    JobRun reversed = JobRun.batch(job, records, TICKS, 1);
    Random delay = new Random(5);
    Map<Received<E>, Long> comes = new IdentityHashMap<>();
    // Within what the milestones are kept for after the end of a subject.
    records.forEach(record -> comes.put(record, record.timeMillis + delay.nextInt(72) * HOUR));
    records.sort(Comparator.comparing(comes::get));
    JobRun stream = JobRun.streaming(job, records, TICKS, 3);

    assertThat(lastOf(replay)).isNotEmpty();
    assertThat(lastOf(replay).keySet()).anyMatch(id -> id.startsWith("STUCK:" + cause + ':'));
    assertThat(lastOf(replay).values()).contains(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(standing(reversed)).isEqualTo(standing(replay));
    assertThat(standing(stream)).isEqualTo(standing(replay));
    assertThat(stuck(replay)).extracting(Alert::getEventTime).isSorted();
    assertThat(counts(replay)).isNotEmpty();
    assertThat(counts(reversed)).isEqualTo(counts(replay));
    assertThat(counts(stream)).isEqualTo(counts(replay));
  }

  /** The last transition of each alert, without those of cases that never were. */
  private static Map<String, Alert> standing(JobRun run) {
    Map<String, Alert> standing = new TreeMap<>();
    for (Alert alert : stuck(run)) {
      // Those of a replay come from a file, in which they are rounded.
      alert.setValue(Math.round(alert.getValue() * 1e6) / 1e6);
      alert.setLimit(Math.round(alert.getLimit() * 1e6) / 1e6);
      standing.put(alert.getAlertId(), alert);
    }
    standing
        .values()
        .removeIf(
            alert ->
                alert.getState() == AlertState.RESOLVED
                    && alert.getValue().equals(alert.getLimit()));
    return standing;
  }

  private static Map<String, AlertState> lastOf(JobRun run) {
    Map<String, AlertState> states = new TreeMap<>();
    standing(run).forEach((id, alert) -> states.put(id, alert.getState()));
    return states;
  }

  private static List<Alert> stuck(JobRun run) {
    return run.alerts().stream().filter(alert -> alert.getKind() == AlertKind.STUCK).toList();
  }

  private static Map<String, String> counts(JobRun run) {
    Map<String, String> counts = run.standing();
    counts.keySet().removeIf(series -> !series.startsWith(Measurement.STUCK.key() + ','));
    return counts;
  }

  private static List<Received<DeclarationMilestone>> declarations() {
    List<Received<DeclarationMilestone>> records = new ArrayList<>();
    Random random = new Random(42);
    for (int i = 0; i < 30; i++) {
      String id = "D" + i;
      Direction direction = Direction.values()[i % 2];
      long arrived = START + random.nextInt(14 * 24) * HOUR;
      long released = arrived + random.nextInt(16 * 24) * HOUR + random.nextInt(3);
      List<SpecificRecordBase> events = new ArrayList<>();
      events.add(own(id, DeclarationPhase.ARRIVED, arrived, direction));
      events.add(
          own(id, DeclarationPhase.DECLARED, arrived - random.nextInt(5 * 24) * HOUR, direction));
      if (random.nextInt(5) > 0) {
        events.add(Events.release(id, ReleasePhase.RELEASED, released));
      } else if (random.nextBoolean()) {
        events.add(own(id, DeclarationPhase.CANCELLED, released, direction));
      }
      for (SpecificRecordBase event : events) {
        records.add(received(DeclarationMilestone.of(event), own -> own.timeMillis));
      }
    }
    records.removeIf(record -> record.timeMillis >= START + 30 * DAY);
    return records;
  }

  private static DeclarationEvent own(
      String id, DeclarationPhase phase, long timeMillis, Direction direction) {
    DeclarationEvent event = Events.declaration(id, phase, timeMillis);
    event.setDirection(direction);
    return event;
  }

  private static List<Received<InspectionEvent>> inspections() {
    List<Received<InspectionEvent>> records = new ArrayList<>();
    Random random = new Random(42);
    for (int i = 0; i < 30; i++) {
      long time = START + random.nextInt(20 * 24) * HOUR;
      for (InspectionPhase phase :
          List.of(InspectionPhase.ORDERED, InspectionPhase.STARTED, InspectionPhase.FINISHED)) {
        InspectionEvent event = Events.inspection("I" + i, "D" + i, phase, time);
        records.add(received(event, own -> own.getEventTime().toEpochMilli()));
        time += random.nextInt(100) * HOUR;
        if (random.nextInt(6) == 0) {
          break;
        }
      }
    }
    return records;
  }

  private static <E> Received<E> received(E event, ToLongFunction<E> timeMillis) {
    Received<E> received = new Received<>();
    received.event = event;
    received.timeMillis = timeMillis.applyAsLong(event);
    return received;
  }
}
