package io.clearwatch.standalone.live;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedStore;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that cannot be used, among some that can. */
@Timeout(150)
class BadMessagesIT {
  private static final String PORT = "dalian-dayaowan";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Length of what stands before the fingerprint in the single-object encoding. */
  private static final int MARKER_BYTES = 2;

  private final EventCodec codec = new EventCodec();
  private final List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
  private final Instant now = Instant.now();

  @TempDir Path folder;

  @Test
  void comeOutAgainWithTheirReasonAndDisturbNothing() throws Exception {
    byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);
    byte[] foreign = codec.encode(arrived("D9", PORT, now));
    foreign[MARKER_BYTES] ^= 1;
    byte[] unknownPort = codec.encode(arrived("D9", "atlantis", now));
    byte[] future = codec.encode(released("D4", Instant.parse("2099-01-01T00:00:00Z")));
    byte[] ancient = codec.encode(released("D5", Instant.EPOCH));
    addCleared("D1");
    for (EventType type : EventType.values()) {
      add(type, garbage);
    }
    add(EventType.DECLARATIONS, foreign);
    add(EventType.DECLARATIONS, unknownPort);
    addDeclared("D4");
    add(EventType.RELEASES, future);
    addDeclared("D5");
    add(EventType.RELEASES, ancient);
    add(EventType.RELEASES, null);
    addCleared("D2");
    addCleared("D3");

    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY);
        EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"), Ports.ANY)) {
      KafkaTopics.createMissing(Map.of("bootstrap.servers", kafka.bootstrapServers()));
      send(kafka);
      try (LiveJobs jobs = start(kafka, store)) {
        await()
            .atMost(SOON)
            .until(
                () -> {
                  jobs.check();
                  return counted(store, now) != null;
                });

        assertThat(counted(store, now)).isEqualTo(3);
        await("those with a release of no time")
            .atMost(SOON)
            .untilAsserted(() -> assertThat(open(store)).containsExactly(2L));
        assertThat(
                store.query(
                    "SELECT max(timestamp) t FROM rolling WHERE NOT provisional",
                    row -> row.time("t")))
            .singleElement()
            .satisfies(newest -> assertThat(newest).isBefore(Instant.now()));
        await("every rejected message")
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(rejected(kafka))
                        .containsExactlyInAnyOrder(
                            rejected("declarations", RejectReason.undecodable, garbage),
                            rejected("releases", RejectReason.undecodable, garbage),
                            rejected("inspections", RejectReason.undecodable, garbage),
                            rejected("refunds", RejectReason.undecodable, garbage),
                            rejected("declarations", RejectReason.unknown_schema, foreign),
                            rejected("declarations", RejectReason.unknown_port, unknownPort),
                            rejected("releases", RejectReason.future_time, future),
                            rejected("releases", RejectReason.ancient_time, ancient),
                            rejected("releases", RejectReason.undecodable, new byte[0])));
      }
    }
  }

  private LiveJobs start(EmbeddedKafka kafka, EmbeddedStore store) throws InterruptedException {
    return LiveJobs.start(
        folder.resolve("flink"),
        kafka.bootstrapServers(),
        PATIENCE,
        InfluxSettings.builder(store.url().toString(), "clearwatch").build(),
        Ticks.live(now.minus(Duration.ofHours(1)).toEpochMilli()));
  }

  /** Clearances of the port in the hour before a tick not long before a time; null if none yet. */
  private static Long counted(EmbeddedStore store, Instant time) {
    List<Long> counts =
        store.query(
            """
            SELECT timestamp, "count" FROM rolling
            WHERE metric = 'clearance_customs' AND "window" = '1h' AND port = $1
              AND direction = 'IMPORT' AND NOT provisional AND timestamp >= $2
            ORDER BY timestamp DESC LIMIT 1
            """,
            row -> row.integer("count"),
            PORT,
            time.minus(Duration.ofMinutes(2)).toString());
    return counts.isEmpty() ? null : counts.get(0);
  }

  /** The port's open imports at the newest tick. */
  private static List<Long> open(EmbeddedStore store) {
    return store.query(
        """
        SELECT open FROM backlog WHERE port = $1 AND direction = 'IMPORT'
        ORDER BY timestamp DESC LIMIT 1
        """,
        row -> row.integer("open"),
        PORT);
  }

  /** Rejected messages, each once: two jobs read the inspections, and either tells. */
  private static List<String> rejected(EmbeddedKafka kafka) throws Exception {
    return TopicMessages.decode(kafka.bootstrapServers(), Topics.REJECTED, Rejected.class).stream()
        .collect(
            toMap(
                message -> message.getOrigin() + message.getPosition(),
                message ->
                    rejected(message.getOrigin(), message.getReason(), message.getRaw().array()),
                (one, other) -> one))
        .values()
        .stream()
        .toList();
  }

  private static String rejected(String topic, RejectReason reason, byte[] raw) {
    return topic + ' ' + reason + ' ' + HexFormat.of().formatHex(raw);
  }

  private void addCleared(String id) {
    addDeclared(id);
    add(EventType.RELEASES, codec.encode(released(id, minutesAgo(15))));
  }

  private void addDeclared(String id) {
    add(EventType.DECLARATIONS, codec.encode(arrived(id, PORT, minutesAgo(30))));
    DeclarationEvent declared = arrived(id, PORT, minutesAgo(20));
    declared.setEventId(id + "-declared");
    declared.setPhase(DeclarationPhase.DECLARED);
    add(EventType.DECLARATIONS, codec.encode(declared));
  }

  private static ReleaseEvent released(String id, Instant time) {
    return new ReleaseEvent(id + "-released", time, ReleasePhase.RELEASED, id, PORT);
  }

  private Instant minutesAgo(long minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }

  private static DeclarationEvent arrived(String id, String port, Instant time) {
    return DeclarationEvent.newBuilder()
        .setEventId(id + "-arrived")
        .setEventTime(time)
        .setPhase(DeclarationPhase.ARRIVED)
        .setDeclarationId(id)
        .setDirection(Direction.IMPORT)
        .setPort(port)
        .setTransport(Transport.SEA)
        .build();
  }

  private void add(EventType type, byte[] value) {
    messages.add(new ProducerRecord<>(type.topic(), null, value));
  }

  private void send(EmbeddedKafka kafka) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> message : messages) {
        producer.send(message).get();
      }
    }
  }
}
