package io.clearwatch.jobs.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertState;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.Events;
import io.clearwatch.jobs.Replayed;
import io.clearwatch.jobs.clocks.Clock;
import io.clearwatch.jobs.clocks.DeclarationClock;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.clocks.DeclarationRules;
import io.clearwatch.jobs.clocks.DeclarationStuckRules;
import io.clearwatch.jobs.clocks.Retention;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The clock of declarations and the alerts together, on random events in any order. */
class StuckPropertyTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long END = START + 60 * DAY;
  private static final PortRegistry PORTS = PortRegistry.builtIn();

  private KeyedOneInputStreamOperatorTestHarness<String, DeclarationMilestone, Revision<Clearance>>
      clock;
  private KeyedOneInputStreamOperatorTestHarness<String, StuckChange, Alert> alerts;
  private int changesTaken;
  private final List<Alert> told = new ArrayList<>();

  @Property(tries = 60)
  void whatStandsInTheEndIsWhatTheSetOfEventsSays(@ForAll Random random) throws Exception {
    List<SpecificRecordBase> events = events(random);
    told.clear();
    stream(random, events);

    Map<String, String> expected = bruteForce(events);
    Map<String, Alert> standing = new TreeMap<>();
    Map<String, AlertState> states = new HashMap<>();
    for (Alert alert : told) {
      AlertState before = states.put(alert.getAlertId(), alert.getState());
      assertThat(alert.getState() == AlertState.FIRING && before == AlertState.FIRING)
          .as("FIRING twice: " + alert)
          .isFalse();
      assertThat(before != null || alert.getState() == AlertState.FIRING)
          .as("RESOLVED before FIRING: " + alert)
          .isTrue();
      standing.put(alert.getAlertId(), alert);
    }
    Map<String, String> given = new TreeMap<>();
    standing.forEach(
        (id, alert) -> {
          if (expected.containsKey(id) || !isTakenBack(alert)) {
            given.put(id, text(alert.getState(), alert.getEventTime().toEpochMilli()));
          }
        });
    assertThat(given).isEqualTo(expected);
  }

  @Property(tries = 20)
  void replayTellsEveryTransitionOnce(@ForAll Random random) throws Exception {
    List<SpecificRecordBase> events = events(random);
    List<Alert> alerts = Replayed.of(events, Ticks.every(Duration.ofDays(1), START, END)).alerts();

    Map<String, String> given = new TreeMap<>();
    for (Alert alert : alerts) {
      String before =
          given.put(
              alert.getAlertId(), text(alert.getState(), alert.getEventTime().toEpochMilli()));
      assertThat(alert.getState())
          .isEqualTo(before == null ? AlertState.FIRING : AlertState.RESOLVED);
    }
    assertThat(given).isEqualTo(bruteForce(events));
  }

  /** Takes the events with watermarks and restarts in between. */
  private void stream(Random random, List<SpecificRecordBase> events) throws Exception {
    changesTaken = 0;
    start(null, null);
    long now = START;
    for (SpecificRecordBase event : events) {
      take(event);
      if (random.nextInt(4) == 0) {
        now += random.nextInt(2 * 24) * HOUR;
        watermark(Math.min(now, END - 1));
      }
      if (random.nextInt(8) == 0) {
        restart();
      }
    }
    watermark(Long.MAX_VALUE);
    collect();
  }

  private void restart() throws Exception {
    pass();
    OperatorSubtaskState ofClock = clock.snapshot(1, 1);
    OperatorSubtaskState ofAlerts = alerts.snapshot(1, 1);
    collect();
    changesTaken = 0;
    start(ofClock, ofAlerts);
  }

  private void collect() throws Exception {
    told.addAll(alerts.extractOutputValues());
    clock.close();
    alerts.close();
  }

  private void take(SpecificRecordBase event) throws Exception {
    DeclarationMilestone milestone = DeclarationMilestone.of(event);
    clock.processElement(milestone, milestone.timeMillis);
    pass();
  }

  private void watermark(long timeMillis) throws Exception {
    clock.processWatermark(timeMillis);
    pass();
    alerts.processWatermark(timeMillis);
  }

  /** Hands on what the clock has told. */
  private void pass() throws Exception {
    Queue<StreamRecord<StuckChange>> changes = clock.getSideOutput(Clock.STUCK);
    if (changes == null) {
      return;
    }
    for (StreamRecord<StuckChange> change :
        List.copyOf(changes).subList(changesTaken, changes.size())) {
      alerts.processElement(new StreamRecord<>(change.getValue()));
      changesTaken++;
    }
  }

  private void start(OperatorSubtaskState ofClock, OperatorSubtaskState ofAlerts) throws Exception {
    clock =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new DeclarationClock(
                    new DeclarationRules(PORTS),
                    new DeclarationStuckRules(StuckLimits.builtIn(), PORTS),
                    new Retention(200 * DAY, 200 * DAY))),
            DeclarationMilestone::declarationId,
            Types.STRING);
    alerts =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new StuckAlerts(1_000, END)), change -> "all", Types.STRING);
    if (ofClock != null) {
      clock.initializeState(ofClock);
      alerts.initializeState(ofAlerts);
    }
    clock.open();
    alerts.open();
  }

  /** Few declarations with all that can happen to them, some of it twice, in any order. */
  private static List<SpecificRecordBase> events(Random random) {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String id = "D" + i;
      Direction direction = Direction.values()[random.nextInt(2)];
      for (int n = 1 + random.nextInt(2); n > 0; n--) {
        events.add(own(id, DeclarationPhase.ARRIVED, direction, random));
      }
      if (random.nextInt(4) > 0) {
        events.add(own(id, DeclarationPhase.DECLARED, direction, random));
      }
      if (random.nextInt(6) == 0) {
        events.add(own(id, DeclarationPhase.CANCELLED, direction, random));
      }
      for (ReleasePhase phase : ReleasePhase.values()) {
        for (int n = random.nextInt(3); n > 0; n--) {
          events.add(Events.release(id, phase, time(random)));
        }
      }
    }
    events.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(events, random);
    return events;
  }

  private static DeclarationEvent own(
      String id, DeclarationPhase phase, Direction direction, Random random) {
    DeclarationEvent event = Events.declaration(id, phase, time(random));
    event.setDirection(direction);
    return event;
  }

  /** Odd and even milliseconds. */
  private static long time(Random random) {
    return START + random.nextInt(40 * 24) * HOUR + random.nextInt(3);
  }

  /** Last state and time by alert, worked out from all events, without any code of the jobs. */
  private static Map<String, String> bruteForce(List<SpecificRecordBase> events) {
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      String id = "D" + i;
      List<SpecificRecordBase> own = new ArrayList<>(events);
      own.removeIf(event -> !event.get("declarationId").equals(id));
      long arrived = earliest(own, event -> event.get("phase") == DeclarationPhase.ARRIVED);
      long declared = earliest(own, event -> event.get("phase") == DeclarationPhase.DECLARED);
      long cancelled = earliest(own, event -> event.get("phase") == DeclarationPhase.CANCELLED);
      long released = earliest(own, event -> event.get("phase") == ReleasePhase.RELEASED);
      long collected = earliest(own, event -> event.get("phase") == ReleasePhase.COLLECTED);
      long loaded = earliest(own, event -> event.get("phase") == ReleasePhase.LOADED);
      boolean isImport =
          own.stream()
              .anyMatch(
                  event ->
                      event.hasField("direction") && event.get("direction") == Direction.IMPORT);
      long out = Math.min(released, cancelled);
      long handedOver = Math.min(isImport ? collected : loaded, cancelled);
      if (isImport) {
        expect(expected, id, "import-unreleased-7d", 7 * DAY, arrived, out);
        expect(expected, id, "import-unreleased-14d", 14 * DAY, arrived, out);
        expect(expected, id, "import-unreleased-90d", 90 * DAY, arrived, out);
      } else {
        expect(expected, id, "export-unreleased-7d", 7 * DAY, arrived, out);
        expect(expected, id, "export-unreleased-90d", 90 * DAY, arrived, out);
        expect(
            expected, id, "export-unarrived-3d", 3 * DAY, declared, Math.min(arrived, cancelled));
      }
      if (declared != Long.MAX_VALUE && arrived != Long.MAX_VALUE && released != Long.MAX_VALUE) {
        String cause = isImport ? "import-uncollected-15d" : "export-unloaded-10d";
        long limit = isImport ? 15 * DAY : 10 * DAY;
        expect(expected, id, cause, limit, Math.max(arrived, released), handedOver);
      }
    }
    return expected;
  }

  private static void expect(
      Map<String, String> expected, String id, String cause, long limit, long start, long end) {
    if (start == Long.MAX_VALUE || end <= start + limit || start + limit >= END) {
      return;
    }
    String alertId = "STUCK:" + cause + ':' + id + ':' + Instant.ofEpochMilli(start);
    expected.put(
        alertId,
        end < END ? text(AlertState.RESOLVED, end) : text(AlertState.FIRING, start + limit));
  }

  private static long earliest(
      List<SpecificRecordBase> events, Predicate<SpecificRecordBase> predicate) {
    return events.stream()
        .filter(predicate)
        .mapToLong(event -> ((Instant) event.get("eventTime")).toEpochMilli())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** True if it was resolved at its limit: what it told of never was. */
  private static boolean isTakenBack(Alert alert) {
    return alert.getState() == AlertState.RESOLVED && alert.getValue().equals(alert.getLimit());
  }

  private static String text(AlertState state, long timeMillis) {
    return state + " " + Instant.ofEpochMilli(timeMillis);
  }
}
