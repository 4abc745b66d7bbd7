package io.clearwatch.standalone.live;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.generators.Delivery;
import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.generators.Progress;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.rolling.Ticks.Coarse;
import io.clearwatch.jobs.sinks.alertmanager.AlertmanagerSettings;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.CityFigures.Mean;
import io.clearwatch.standalone.live.CityFigures.Span;
import io.clearwatch.testing.AlertmanagerServer;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live way from a broker to a real InfluxDB: in the end it has stored what a replay of the same
 * events gives.
 */
@Timeout(300)
class RunIT {
  private static final Instant NOW = Instant.now();
  private static final Instant FROM = NOW.minus(Duration.ofDays(2));

  /** From here on there is a tick every minute; before, every hour. */
  private static final Instant DENSE = NOW.minus(Duration.ofHours(2));

  /** The step of the day's window, at which both have ticks. */
  private static final Duration STEP = Duration.ofMinutes(5);

  private static final Instant LAST = floor(NOW, STEP);
  private static final Span COMPARED = new Span(DENSE, LAST, STEP.toMillis());

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
  private static final byte[] GARBAGE = "not an event".getBytes(StandardCharsets.UTF_8);

  private static final String TELLS_NOBODY = "{route: {receiver: none}, receivers: [{name: none}]}";

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static InfluxServer influx;

  @BeforeAll
  static void publishTwoDays() throws Exception {
    influx = InfluxServer.start(folder.resolve("influx"));
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY);
    kafka.createTopics(
        Arrays.stream(EventType.values()).map(type -> new Topic(type.topic(), 2, false)).toList());
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    KafkaTopics.createMissing(client);
    List<Delivery> deliveries = new ArrayList<>();
    new World(new WorldSettings(7, FROM, NOW, List.of(), 0.3, Scenario.EXPORT_SLIP))
        .forEachRemaining(deliveries::add);
    try (EventFolderWriter files =
        new EventFolderWriter(folder.resolve("events"), Set.of(EventFormat.JSONL))) {
      for (Delivery delivery : deliveries) {
        files.write(delivery.event());
      }
    }
    try (KafkaPublisher publisher = new KafkaPublisher(client)) {
      publisher.publish(deliveries.iterator(), Pace.unpaced(), Progress.NONE);
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(EventType.DECLARATIONS.topic(), GARBAGE)).get();
    }
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
    if (influx != null) {
      influx.close();
    }
  }

  @Test
  void storesAndPublishesWhatAReplayGives() throws Exception {
    CommandRun.succeeding(
        "replay --every 5m --from " + DENSE + " --events",
        folder.resolve("events"),
        "--out",
        folder.resolve("results"));
    CityFigures expected = CityFigures.replayed(folder.resolve("results"), COMPARED);
    InfluxSettings store =
        InfluxSettings.builder(influx.url(), "clearwatch").dialect(Dialect.V1).build();
    InfluxCheck.createDatabase(store);
    Ticks ticks =
        Ticks.live(FROM.toEpochMilli())
            .with(List.of(new Coarse(DENSE.toEpochMilli(), Duration.ofHours(1).toMillis())));

    try (AlertmanagerServer alertmanager =
            AlertmanagerServer.start(folder.resolve("alertmanager"), TELLS_NOBODY);
        LiveJobs jobs =
            LiveJobs.start(
                folder.resolve("flink"),
                kafka.bootstrapServers(),
                PATIENCE,
                store,
                AlertmanagerSettings.of(List.of(alertmanager.url())),
                ticks)) {
      await()
          .atMost(SOON)
          .pollInterval(LOOK_INTERVAL)
          .untilAsserted(
              () -> {
                jobs.check();
                assertSame(CityFigures.stored(influx, "clearwatch", COMPARED), expected);
              });
      assertEveryCityHasClearances(expected.means().keySet());
      assertThat(targetsWithVerdict()).isEqualTo(catalogueTargets());
      await().atMost(SOON).pollInterval(LOOK_INTERVAL).untilAsserted(RunIT::assertTopics);
      await()
          .atMost(SOON)
          .pollInterval(LOOK_INTERVAL)
          .untilAsserted(() -> assertThat(activeIn(alertmanager)).isEqualTo(firingAlerts()));
    }
  }

  @Test
  void theCommandRunsUntilItsTimeIsUp() throws Exception {
    InfluxCheck.createDatabase(
        InfluxSettings.builder(influx.url(), "command").dialect(Dialect.V1).build());
    String away = "http://127.0.0.1:" + Ports.free(Ports.ANY);

    CommandRun run =
        CommandRun.succeeding(
            "run --influx-v1 --bucket command --flink-port 0 --port 0 --for 5s",
            "--kafka",
            kafka.bootstrapServers(),
            "--influx",
            influx.url(),
            "--from",
            DENSE,
            "--alertmanager",
            away);

    assertThat(run.out()).startsWith("The jobs run; Flink shows them at http://127.0.0.1:");
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("Alertmanager at " + away + " cannot be told (no answer: ");
  }

  private static void assertSame(CityFigures stored, CityFigures expected) {
    assertThat(stored.means().keySet()).isEqualTo(expected.means().keySet());
    expected
        .means()
        .forEach(
            (cell, mean) -> {
              Mean actual = stored.means().get(cell);
              assertThat(actual.count()).as(cell).isEqualTo(mean.count());
              assertThat(actual.mean()).as(cell).isCloseTo(mean.mean(), within(1e-5));
            });
    assertThat(stored.states()).isEqualTo(expected.states());
  }

  private static void assertEveryCityHasClearances(Set<String> cells) {
    for (City city : PortRegistry.builtIn().cities()) {
      for (String direction : List.of("IMPORT", "EXPORT")) {
        assertThat(cells)
            .contains(
                CityFigures.key("clearance_customs", "24h", LAST.toString(), city.id(), direction));
      }
    }
  }

  private static Set<String> targetsWithVerdict() {
    return influx.query("clearwatch", "SELECT last(state) FROM compliance GROUP BY target").stream()
        .map(row -> row.get("target").asText())
        .collect(toSet());
  }

  private static Set<String> catalogueTargets() {
    return Catalogue.builtIn().targets().stream().map(Target::id).collect(toSet());
  }

  private static void assertTopics() throws Exception {
    String broker = kafka.bootstrapServers();
    Map<String, Clearance> newest =
        TopicMessages.decode(broker, Topics.CLEARANCES, Clearance.class).stream()
            .collect(
                Collectors.toMap(
                    Clearance::getDeclarationId, clearance -> clearance, (old, late) -> late));
    newest.values().removeIf(Clearance::getWithdrawn);
    assertThat(newest.keySet())
        .isEqualTo(
            CityFigures.rows(folder.resolve("results").resolve("clearances.csv")).stream()
                .map(row -> row.get("declaration_id"))
                .collect(toSet()));
    assertThat(targetAlerts())
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(catalogueTargets()).contains(alert.getTarget()));
    assertThat(TopicMessages.decode(broker, Topics.REJECTED, Rejected.class))
        .isNotEmpty()
        .allSatisfy(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo(RejectReason.undecodable);
              assertThat(rejected.getRaw().array()).isEqualTo(GARBAGE);
            });
  }

  /** Without those on stuck cases, which Alertmanager is told by their number. */
  private static List<Alert> targetAlerts() throws Exception {
    return TopicMessages.decode(kafka.bootstrapServers(), Topics.ALERTS, Alert.class).stream()
        .filter(alert -> alert.getKind() != AlertKind.STUCK)
        .toList();
  }

  private static Set<String> activeIn(AlertmanagerServer alertmanager) {
    return alertmanager.activeAlerts().stream()
        .filter(alert -> !alert.path("labels").path("kind").asText().equals("STUCK"))
        .map(alert -> alert.path("annotations").path("alert_id").asText())
        .collect(toSet());
  }

  /** The alerts that fire in the end; the scenario sees to it that there are some. */
  private static Set<String> firingAlerts() throws Exception {
    Set<String> firing = new HashSet<>();
    for (Alert alert : targetAlerts()) {
      if (alert.getState() == AlertState.FIRING) {
        firing.add(alert.getAlertId());
      } else {
        firing.remove(alert.getAlertId());
      }
    }
    assertThat(firing).isNotEmpty();
    return firing;
  }

  private static Instant floor(Instant time, Duration step) {
    return Instant.ofEpochMilli(
        Math.floorDiv(time.toEpochMilli(), step.toMillis()) * step.toMillis());
  }
}
