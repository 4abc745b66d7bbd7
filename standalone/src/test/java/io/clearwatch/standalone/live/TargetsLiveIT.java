package io.clearwatch.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A limit that is changed while the jobs run holds from the event time that was named, and a replay
 * by the same file decides every tick alike. Events may be up to 5 minutes ahead of the clock, and
 * so time need not pass.
 */
@Timeout(300)
class TargetsLiveIT {
  private static final String DOCUMENT =
      """
      id: my-port
      issuer: {en: Port office, zh: 口岸办}
      date: 2026-01-01
      title: {en: Plan, zh: 方案}
      targets:
        - id: quick-import
          measure: {en: measure 1, zh: 第 1 条}
          name: {en: Import, zh: 进口}
          metric: clearance_customs
          scope: {city: dalian, direction: IMPORT}
          statistic: mean
          comparator: below
          limit: %s
          unit: hours
          judged: 1h
          watched: 1h
          minimumCount: 1
          note: {en: As it says., zh: 如文。}
      """;

  private static final String PORT = "dalian-dayaowan";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);
  private static final byte[] GARBAGE = "not a target".getBytes(StandardCharsets.UTF_8);

  private static final byte[] ANY_KEY = "key".getBytes(StandardCharsets.UTF_8);

  private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private final Instant first = minute.minus(Duration.ofMinutes(30));
  private final Instant change = minute.plus(Duration.ofMinutes(3));

  /** The last tick before the watermark that the last event leads to. */
  private final Instant last = minute.plus(Duration.ofMinutes(4));

  private final EventCodec codec = new EventCodec();

  @TempDir Path folder;

  /** What a tick says of the target, and how many are overdue by its limit. */
  private record Decision(double limit, String state, long overdue) {}

  @Test
  void aChangeHoldsFromItsTimeOnAsInAReplayByTheSameFile() throws Exception {
    Path before = Files.writeString(folder.resolve("before.yaml"), DOCUMENT.formatted("2"));
    String changed = "2\n    changes: [{from: %s, limit: 1.2}]".formatted(change);
    Path after = Files.writeString(folder.resolve("after.yaml"), DOCUMENT.formatted(changed));
    try (InfluxServer influx = InfluxServer.start(folder.resolve("influx"));
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY)) {
      String broker = kafka.bootstrapServers();
      KafkaTopics.createMissing(Map.of("bootstrap.servers", broker));
      send(broker, Topics.TARGETS, List.of(GARBAGE));
      InfluxSettings store =
          InfluxSettings.builder(influx.url(), "clearwatch").dialect(Dialect.V1).build();
      InfluxCheck.createDatabase(store);
      List<SpecificRecordBase> past = events(90, 0);
      List<SpecificRecordBase> rest = events(-1, -5);
      writeFiles(past, rest);
      try (LiveJobs jobs =
          LiveJobs.start(
              folder.resolve("flink"),
              broker,
              PATIENCE,
              store,
              Ticks.live(first.toEpochMilli()),
              Catalogue.load(before))) {
        sendEvents(broker, past);
        awaitDecisions(jobs, influx, minute.minus(Duration.ofMinutes(2)));

        String dryRun = apply(after, broker, "--dry-run");
        assertThat(TopicMessages.read(broker, Topics.TARGETS)).as("garbage and one").hasSize(2);
        String applied = apply(after, broker);
        assertThat(applied.lines().findFirst())
            .isEqualTo(dryRun.lines().findFirst())
            .contains(
                "quick-import: changes from %s: below 2 h, from %s below 1.2 h (was below 2 h)"
                    .formatted(change, change));
        assertThat(apply(after, broker)).contains("published 0, as they stand 1");
        assertThat(apply(Files.writeString(folder.resolve("new.yaml"), newTarget()), broker))
            .contains("quick-export");
        awaitTaken(broker);

        sendEvents(broker, rest);
        Map<Instant, Decision> stored = awaitDecisions(jobs, influx, last);

        stored.forEach(
            (tick, decision) -> {
              boolean isChanged = !tick.isBefore(change);
              assertThat(decision.limit()).as("%s", tick).isEqualTo(isChanged ? 1.2 : 2);
              assertThat(decision.state()).as("%s", tick).isEqualTo(isChanged ? "BREACHED" : "OK");
            });
        await()
            .atMost(SOON)
            .pollInterval(LOOK_INTERVAL)
            .untilAsserted(
                () -> {
                  jobs.check();
                  assertThat(statesOfNewTarget(influx))
                      .as("judged from its time on, though nothing was exported")
                      .isEqualTo(Map.of(change, "NO_DATA", last, "NO_DATA"));
                });
        CommandRun.succeeding(
            "replay --every 1m --from " + first + " --targets",
            after,
            "--events",
            folder.resolve("events"),
            "--out",
            folder.resolve("results"));
        assertThat(stored).isEqualTo(replayed()).hasSize(35);
        assertThat(stored.get(change.minus(Duration.ofMinutes(1))).overdue())
            .isLessThan(stored.get(change).overdue());
        assertThat(TopicMessages.decode(broker, Topics.REJECTED, Rejected.class))
            .isNotEmpty()
            .allSatisfy(
                rejected -> {
                  assertThat(rejected.getOrigin()).isEqualTo(Topics.TARGETS);
                  assertThat(rejected.getRaw().array()).isEqualTo(GARBAGE);
                });
      }
      assertPastIsRefused(broker);
    }
  }

  /** A document that the jobs have not known, with a target that begins at the change. */
  private String newTarget() {
    return DOCUMENT
        .replace("my-port", "other-port")
        .replace("quick-import", "quick-export")
        .replace("direction: IMPORT", "direction: EXPORT")
        .formatted("2\n    effectiveFrom: " + change);
  }

  private void assertPastIsRefused(String broker) throws Exception {
    Path late = Files.writeString(folder.resolve("late.yaml"), DOCUMENT.formatted("1.5"));
    CommandRun run = CommandRun.of("targets apply", late, "--kafka", broker);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("quick-import would change from 2025-12-31T16:00:00Z on, which is past")
        .contains("(write effectiveFrom: TIME beside the new limit");
  }

  private static String apply(Path file, String broker, Object... more) {
    List<Object> words = new ArrayList<>(List.of(file, "--kafka", broker));
    words.addAll(List.of(more));
    return CommandRun.succeeding("targets apply", words.toArray()).out();
  }

  /** Clearances of an hour and a half, and declarations that stay open. */
  private List<SpecificRecordBase> events(int fromMinutesAgo, int toMinutesAgo) {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (int minutes = fromMinutesAgo; minutes >= toMinutesAgo; minutes--) {
      Instant time = minute.minus(Duration.ofMinutes(minutes)).plusSeconds(1);
      String id = "D" + time;
      Instant arrival = time.minus(Duration.ofMinutes(90));
      events.add(arrived(id, arrival));
      events.add(declaration(id, DeclarationPhase.DECLARED, arrival));
      events.add(new ReleaseEvent(id + "R", time, ReleasePhase.RELEASED, id, PORT));
      events.add(arrived("O" + id, time));
    }
    // So that no topic holds up the time of the others.
    Instant end = minute.minus(Duration.ofMinutes(toMinutesAgo)).plusSeconds(1);
    events.add(
        InspectionEvent.newBuilder()
            .setEventId("I" + end)
            .setEventTime(end)
            .setPhase(InspectionPhase.ORDERED)
            .setInspectionId("I" + end)
            .setDeclarationId("none")
            .setPort(PORT)
            .setDirection(Direction.IMPORT)
            .setKind(InspectionKind.SCAN)
            .build());
    return events;
  }

  private static DeclarationEvent arrived(String id, Instant time) {
    return declaration(id, DeclarationPhase.ARRIVED, time);
  }

  private static DeclarationEvent declaration(String id, DeclarationPhase phase, Instant time) {
    return DeclarationEvent.newBuilder()
        .setEventId(id + phase)
        .setEventTime(time)
        .setPhase(phase)
        .setDeclarationId(id)
        .setDirection(Direction.IMPORT)
        .setPort(PORT)
        .setTransport(Transport.SEA)
        .build();
  }

  private void writeFiles(List<SpecificRecordBase> past, List<SpecificRecordBase> rest)
      throws Exception {
    try (EventFolderWriter files =
        new EventFolderWriter(folder.resolve("events"), Set.of(EventFormat.JSONL))) {
      for (SpecificRecordBase event : past) {
        files.write(event);
      }
      for (SpecificRecordBase event : rest) {
        files.write(event);
      }
    }
  }

  private void sendEvents(String broker, List<SpecificRecordBase> events) throws Exception {
    for (EventType type :
        List.of(EventType.RELEASES, EventType.INSPECTIONS, EventType.DECLARATIONS)) {
      send(
          broker,
          type.topic(),
          events.stream().filter(type.recordClass()::isInstance).map(codec::encode).toList());
    }
  }

  private static void send(String broker, String topic, List<byte[]> values) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topic, 0, ANY_KEY, value)).get();
      }
    }
  }

  /** The offsets of a checkpoint are committed when every operator has seen what is before them. */
  private static void awaitTaken(String broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      TopicPartition targets = new TopicPartition(Topics.TARGETS, 0);
      long end =
          admin.listOffsets(Map.of(targets, OffsetSpec.latest())).all().get().get(targets).offset();
      await()
          .atMost(SOON)
          .pollInterval(LOOK_INTERVAL)
          .untilAsserted(
              () -> {
                OffsetAndMetadata committed =
                    admin
                        .listConsumerGroupOffsets("clearwatch-clearance-targets")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(targets);
                assertThat(committed).isNotNull();
                assertThat(committed.offset()).isEqualTo(end);
              });
    }
  }

  private Map<Instant, Decision> awaitDecisions(LiveJobs jobs, InfluxServer influx, Instant until) {
    long ticks = Duration.between(first, until).toMinutes() + 1;
    await()
        .atMost(SOON)
        .pollInterval(LOOK_INTERVAL)
        .untilAsserted(
            () -> {
              jobs.check();
              assertThat(stored(influx, until)).hasSize((int) ticks);
            });
    return stored(influx, until);
  }

  private Map<Instant, Decision> stored(InfluxServer influx, Instant until) {
    String span =
        " AND time >= %dms AND time <= %dms".formatted(first.toEpochMilli(), until.toEpochMilli());
    Map<Long, Long> overdue = new TreeMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            "clearwatch",
            "SELECT overdue FROM backlog WHERE city = 'dalian' AND port = 'all'"
                + " AND direction = 'IMPORT'"
                + span)) {
      overdue.put(row.get("time").asLong(), row.get("overdue").asLong());
    }
    Map<Instant, Decision> decisions = new TreeMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            "clearwatch",
            "SELECT \"limit\", state FROM compliance WHERE target = 'quick-import'" + span)) {
      long tick = row.get("time").asLong();
      if (overdue.containsKey(tick)) {
        decisions.put(
            Instant.ofEpochMilli(tick),
            new Decision(
                row.get("limit").asDouble(), row.get("state").asText(), overdue.get(tick)));
      }
    }
    return decisions;
  }

  private Map<Instant, String> statesOfNewTarget(InfluxServer influx) {
    Map<Instant, String> states = new TreeMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            "clearwatch",
            "SELECT state FROM compliance WHERE target = 'quick-export' AND time <= %dms"
                .formatted(last.toEpochMilli()))) {
      states.put(Instant.ofEpochMilli(row.get("time").asLong()), row.get("state").asText());
    }
    return states;
  }

  private Map<Instant, Decision> replayed() throws Exception {
    Path results = folder.resolve("results");
    Map<String, Long> overdue = new TreeMap<>();
    for (Map<String, String> row : CityFigures.rows(results.resolve("backlog.csv"))) {
      if (row.get("port").equals("all")) {
        overdue.put(row.get("time"), Long.parseLong(row.get("overdue")));
      }
    }
    Map<Instant, Decision> decisions = new TreeMap<>();
    for (Map<String, String> row : CityFigures.rows(results.resolve("compliance.csv"))) {
      Instant tick = Instant.parse(row.get("time"));
      if (!tick.isAfter(last)) {
        decisions.put(
            tick,
            new Decision(
                Double.parseDouble(row.get("limit")),
                row.get("state"),
                overdue.get(row.get("time"))));
      }
    }
    return decisions;
  }
}
