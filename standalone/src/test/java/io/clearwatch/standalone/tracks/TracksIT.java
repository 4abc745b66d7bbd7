package io.clearwatch.standalone.tracks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.Track;
import io.clearwatch.board.views.Track.Step;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.WriterSchemas;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Declarations from a real broker, over restarts of both sides. */
@Timeout(120)
class TracksIT {
  private static final Instant NOW = Instant.now();
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final int port = Ports.free(Ports.ANY, "");
  private EmbeddedKafka kafka;
  private Tracks tracks;

  TracksIT() throws Exception {}

  @BeforeEach
  void start() throws Exception {
    startBroker();
    kafka.createTopics(
        List.of(
            new Topic(EventType.DECLARATIONS.topic(), 2, false),
            new Topic(EventType.RELEASES.topic(), 2, false)));
    openTracks();
  }

  private void startBroker() throws InterruptedException {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
  }

  private void openTracks() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("tracks"));
    tracks =
        Tracks.open(
            kept,
            Map.of("bootstrap.servers", "127.0.0.1:" + port),
            WriterSchemas.published(),
            BoardSeeds.builtIn(),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    tracks.close();
    kafka.close();
  }

  private void send(byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(EventType.RELEASES.topic(), value)).get();
    }
  }

  private void send(String declaration, ReleasePhase phase) throws Exception {
    ReleaseEvent event =
        ReleaseEvent.newBuilder()
            .setEventId(declaration + phase)
            .setEventTime(NOW.minusSeconds(60 - phase.ordinal()))
            .setPhase(phase)
            .setDeclarationId(declaration)
            .setPort("shenzhen-yantian")
            .build();
    send(new EventCodec().encode(event));
  }

  private List<String> phases(String declaration) {
    Track track = tracks.read(declaration, NOW);
    return track.declaration() == null
        ? List.of()
        : track.declaration().steps().stream().map(Step::phase).toList();
  }

  private void awaitPhases(String declaration, String... phases) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(phases(declaration)).containsExactly(phases));
  }

  @Test
  void whatCannotBeReadIsLeftOutAndTheRestIsFound() throws Exception {
    send("not an event".getBytes(StandardCharsets.UTF_8));
    send("<b>'; DROP TABLE x; --", ReleasePhase.RELEASED);

    awaitPhases("<b>'; DROP TABLE x; --", "RELEASED");
    assertThat(phases("nobody's")).isEmpty();
    assertThat(tracks.read("", NOW).declaration()).isNull();
    assertThat(tracks.read("", NOW).keptDays()).isEqualTo(90);
  }

  @Test
  void itGoesOnWhereItEndedAfterARestart() throws Exception {
    send("A", ReleasePhase.RELEASED);
    awaitPhases("A", "RELEASED");
    tracks.close();
    send("A", ReleasePhase.COLLECTED);
    kafka.close();
    openTracks();

    assertThat(phases("A")).as("before any broker answers").containsExactly("RELEASED");
    startBroker();
    awaitPhases("A", "RELEASED", "COLLECTED");
  }

  @Test
  void aBrokerThatWasAwayIsFollowedAgain() throws Exception {
    send("A", ReleasePhase.RELEASED);
    awaitPhases("A", "RELEASED");
    assertThat(tracks.read("A", NOW).awaySinceMillis()).isNull();
    kafka.close();
    await().atMost(SOON).until(() -> tracks.read("A", NOW).awaySinceMillis() != null);
    assertThat(phases("A")).containsExactly("RELEASED");
    startBroker();
    send("A", ReleasePhase.COLLECTED);

    awaitPhases("A", "RELEASED", "COLLECTED");
    await().atMost(SOON).until(() -> tracks.read("A", NOW).awaySinceMillis() == null);
  }
}
