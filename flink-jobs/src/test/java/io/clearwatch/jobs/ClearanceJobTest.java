package io.clearwatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.measurements.Measurement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearanceJobTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Ticks TICKS = Ticks.every(Duration.ofHours(6), START, START + 48 * HOUR);

  /** What a replay gives, which the runs of streams are compared with. */
  private static Map<String, String> replayed;

  @BeforeAll
  static void replay() throws Exception {
    replayed = JobRun.batch(new ClearanceJob(), records(1), TICKS, 2).standing();
  }

  @Test
  void everyKindOfFigureIsGiven() {
    for (Measurement measurement :
        List.of(
            Measurement.ROLLING,
            Measurement.STAGE,
            Measurement.SHARE,
            Measurement.BACKLOG,
            Measurement.COMPLIANCE,
            Measurement.DISTRIBUTION)) {
      assertThat(replayed.keySet()).anyMatch(id -> id.startsWith(measurement.key() + ","));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void streamGivesInTheEndWhatAReplayGives(int parallelism) throws Exception {
    JobRun run = JobRun.streaming(new ClearanceJob(), records(parallelism), TICKS, parallelism);

    assertSame(run.standing());
  }

  @Test
  void replayGivesTheSameInAnyOrderAndParallelism() throws Exception {
    assertSame(JobRun.batch(new ClearanceJob(), records(7), TICKS, 1).standing());
  }

  @Test
  void unusableRecordsComeOutAsRejectedAndStopNothing() throws Exception {
    List<Received<DeclarationMilestone>> records = records(3);
    for (int i = 0; i < 3; i++) {
      Received<DeclarationMilestone> unusable = new Received<>();
      unusable.rejected = rejected(i);
      unusable.timeMillis = Long.MIN_VALUE;
      records.add(i * 20, unusable);
    }

    JobRun run = JobRun.streaming(new ClearanceJob(), records, TICKS, 2);

    assertThat(run.rejected())
        .extracting(Rejected::getPosition)
        .containsExactlyInAnyOrder("0", "1", "2");
    assertSame(run.standing());
  }

  /** Says where they differ first; all of it would be megabytes. */
  private static void assertSame(Map<String, String> standing) {
    for (Map.Entry<String, String> expected : replayed.entrySet()) {
      assertThat(standing.get(expected.getKey()))
          .as(expected.getKey())
          .isEqualTo(expected.getValue());
    }
    assertThat(standing.keySet().stream().filter(id -> !replayed.containsKey(id)).findFirst())
        .isEmpty();
  }

  /** Always the same 60 declarations of two days, in an order of its own per seed. */
  private static List<Received<DeclarationMilestone>> records(long orderSeed) {
    List<Received<DeclarationMilestone>> records = new ArrayList<>();
    Random random = new Random(42);
    for (int i = 0; i < 60; i++) {
      for (SpecificRecordBase event : declaration("D" + i, random)) {
        Received<DeclarationMilestone> received = new Received<>();
        received.event = DeclarationMilestone.of(event);
        received.timeMillis = received.event.timeMillis;
        records.add(received);
      }
    }
    Random order = new Random(orderSeed);
    List<Received<DeclarationMilestone>> redelivered = new ArrayList<>(records.subList(0, 50));
    records.addAll(redelivered);
    // Roughly in the order of time: neighbours change places, and some come much too late.
    records.sort((a, b) -> Long.compare(a.timeMillis, b.timeMillis));
    for (int i = 0; i < records.size(); i++) {
      int reach = order.nextInt(10) == 0 ? 150 : 5;
      Collections.swap(records, i, Math.min(records.size() - 1, i + order.nextInt(reach)));
    }
    return records;
  }

  private static List<SpecificRecordBase> declaration(String id, Random random) {
    boolean isImport = random.nextBoolean();
    String port = random.nextInt(3) == 0 ? Events.AIRPORT : Events.SEAPORT;
    long arrived = START + random.nextInt(40 * 60) * MINUTE;
    long released = arrived + (random.nextInt(600) - 60) * MINUTE;
    List<SpecificRecordBase> events = new ArrayList<>();
    events.add(own(id, DeclarationPhase.ARRIVED, arrived, isImport, Events.SEAPORT));
    DeclarationEvent declared =
        own(id, DeclarationPhase.DECLARED, arrived + random.nextInt(90) * MINUTE, isImport, port);
    declared.setCommodity(random.nextInt(4) == 0 ? null : Commodity.values()[random.nextInt(8)]);
    events.add(declared);
    if (random.nextInt(3) == 0) {
      events.add(Events.inspection("I" + id, id, InspectionPhase.ORDERED, arrived + MINUTE));
      events.add(Events.inspection("I" + id, id, InspectionPhase.STARTED, arrived + 9 * MINUTE));
      events.add(Events.inspection("I" + id, id, InspectionPhase.FINISHED, arrived + HOUR));
    }
    if (random.nextInt(8) == 0) {
      events.add(own(id, DeclarationPhase.CANCELLED, arrived + HOUR, isImport, port));
    }
    if (random.nextInt(6) > 0) {
      events.add(Events.release(id, ReleasePhase.RELEASED, released));
      ReleasePhase handover = isImport ? ReleasePhase.COLLECTED : ReleasePhase.LOADED;
      events.add(Events.release(id, handover, released + random.nextInt(300) * MINUTE));
    }
    return events;
  }

  private static DeclarationEvent own(
      String id, DeclarationPhase phase, long timeMillis, boolean isImport, String port) {
    DeclarationEvent event = Events.declaration(id, phase, timeMillis);
    event.setDirection(isImport ? Direction.IMPORT : Direction.EXPORT);
    event.setPort(port);
    return event;
  }

  private static Rejected rejected(int position) {
    Rejected rejected = new Rejected();
    rejected.setOrigin("declarations");
    rejected.setPosition(Integer.toString(position));
    rejected.setReason(RejectReason.undecodable);
    rejected.setDetail("not an event");
    rejected.setRaw(ByteBuffer.wrap(new byte[] {1}));
    return rejected;
  }
}
