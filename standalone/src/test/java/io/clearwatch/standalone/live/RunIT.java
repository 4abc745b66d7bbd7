package io.clearwatch.standalone.live;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.events.Alert;
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
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
@Timeout(240)
class RunIT {
  private static final Instant NOW = Instant.now();
  private static final Instant FROM = NOW.minus(Duration.ofDays(2));

  /** From here on there is a tick every minute; before, every hour. */
  private static final Instant DENSE = NOW.minus(Duration.ofHours(2));

  /** The last tick of the longest step that is compared. */
  private static final Instant LAST = floor(NOW, Duration.ofMinutes(5));

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
  private static final byte[] GARBAGE = "not an event".getBytes(StandardCharsets.UTF_8);

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
    Map<String, Figure> expectedFigures = replayedFigures();
    Map<String, String> expectedStates = replayedStates();
    InfluxSettings store =
        InfluxSettings.builder(influx.url(), "clearwatch").dialect(Dialect.V1).build();
    InfluxCheck.createDatabase(store);
    Ticks ticks =
        Ticks.live(FROM.toEpochMilli())
            .with(List.of(new Coarse(DENSE.toEpochMilli(), Duration.ofHours(1).toMillis())));

    try (LiveJobs jobs =
        LiveJobs.start(folder.resolve("flink"), kafka.bootstrapServers(), PATIENCE, store, ticks)) {
      await()
          .atMost(SOON)
          .pollInterval(LOOK_INTERVAL)
          .untilAsserted(
              () -> {
                jobs.check();
                assertFigures(storedFigures(), expectedFigures);
                assertThat(storedStates()).isEqualTo(expectedStates);
              });
      assertEveryCityHasClearances(expectedFigures.keySet());
      assertThat(targetsWithVerdict()).isEqualTo(catalogueTargets());
      await().atMost(SOON).pollInterval(LOOK_INTERVAL).untilAsserted(RunIT::assertTopics);
    }
  }

  @Test
  void theCommandRunsUntilItsTimeIsUp() throws Exception {
    InfluxCheck.createDatabase(
        InfluxSettings.builder(influx.url(), "command").dialect(Dialect.V1).build());

    CommandRun run =
        CommandRun.succeeding(
            "run --influx-v1 --bucket command --flink-port 0 --for 20s",
            "--kafka",
            kafka.bootstrapServers(),
            "--influx",
            influx.url(),
            "--from",
            DENSE);

    assertThat(run.out()).startsWith("The jobs run; Flink shows them at http://127.0.0.1:");
    assertThat(run.err()).isEmpty();
    assertThat(influx.query("command", "SELECT count(\"count\") FROM rolling"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("count").asLong()).isPositive());
  }

  private record Figure(long count, double mean) {}

  private static Map<String, Figure> replayedFigures() throws IOException {
    Map<String, Figure> figures = new HashMap<>();
    for (Map<String, String> row : rows("rolling.csv")) {
      boolean isOfCity =
          !row.get("city").equals(Dimension.ALL)
              && Arrays.stream(Dimension.values())
                  .map(Dimension::key)
                  .filter(key -> !Set.of("city", "direction").contains(key))
                  .allMatch(key -> row.get(key).equals(Dimension.ALL));
      if (isOfCity && isShort(row.get("window")) && isCompared(row.get("time"))) {
        figures.put(
            String.join(
                " ",
                row.get("metric"),
                row.get("window"),
                row.get("time"),
                row.get("city"),
                row.get("direction")),
            new Figure(Long.parseLong(row.get("count")), Double.parseDouble(row.get("mean"))));
      }
    }
    return figures;
  }

  private static Map<String, Figure> storedFigures() {
    Map<String, Figure> figures = new HashMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            "clearwatch",
            "SELECT \"count\", mean FROM rolling WHERE \"window\" =~ /^(1h|24h)$/ AND city != 'all'"
                + " AND port = 'all' AND transport = 'all' AND filing = 'all'"
                + " AND commodity = 'all' AND trader_class = 'all' AND inspected = 'all'"
                + " AND kind = 'all' AND exporter_class = 'all' AND provisional = false AND"
                + compared()
                + " GROUP BY metric, \"window\", city, direction")) {
      Instant time = Instant.ofEpochMilli(row.get("time").asLong());
      if (row.get("count").asLong() > 0 && isFiveMinutes(time)) {
        figures.put(
            String.join(
                " ",
                row.get("metric").asText(),
                row.get("window").asText(),
                time.toString(),
                row.get("city").asText(),
                row.get("direction").asText()),
            new Figure(row.get("count").asLong(), row.get("mean").asDouble()));
      }
    }
    return figures;
  }

  private static void assertFigures(Map<String, Figure> stored, Map<String, Figure> expected) {
    assertThat(stored.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (cell, figure) -> {
          assertThat(stored.get(cell).count()).as(cell).isEqualTo(figure.count());
          assertThat(stored.get(cell).mean()).as(cell).isCloseTo(figure.mean(), within(1e-5));
        });
  }

  private static void assertEveryCityHasClearances(Set<String> cells) {
    for (City city : PortRegistry.builtIn().cities()) {
      for (String direction : List.of("IMPORT", "EXPORT")) {
        assertThat(cells)
            .contains(
                String.join(
                    " ", "clearance_customs", "24h", LAST.toString(), city.id(), direction));
      }
    }
  }

  /** State of every target on the day that is watched, by target, cell and tick. */
  private static Map<String, String> replayedStates() throws IOException {
    Map<String, String> states = new TreeMap<>();
    for (Map<String, String> row : rows("compliance.csv")) {
      if (row.get("window").equals("24h") && isCompared(row.get("time"))) {
        states.put(
            String.join(
                " ", row.get("target"), row.get("time"), row.get("city"), row.get("direction")),
            row.get("state"));
      }
    }
    return states;
  }

  private static Map<String, String> storedStates() {
    Map<String, String> states = new TreeMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            "clearwatch",
            "SELECT state FROM compliance WHERE \"window\" = '24h' AND"
                + compared()
                + " GROUP BY target, city, direction")) {
      states.put(
          String.join(
              " ",
              row.get("target").asText(),
              Instant.ofEpochMilli(row.get("time").asLong()).toString(),
              row.get("city").asText(),
              row.get("direction").asText()),
          row.get("state").asText());
    }
    return states;
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
            rows("clearances.csv").stream().map(row -> row.get("declaration_id")).collect(toSet()));
    assertThat(TopicMessages.decode(broker, Topics.ALERTS, Alert.class))
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

  private static List<Map<String, String>> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("results").resolve(file));
    String[] columns = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static boolean isShort(String window) {
    return window.equals("1h") || window.equals("24h");
  }

  private static boolean isCompared(String time) {
    return !Instant.parse(time).isAfter(LAST);
  }

  private static String compared() {
    return " time >= " + DENSE.toEpochMilli() + "ms AND time <= " + LAST.toEpochMilli() + "ms";
  }

  private static boolean isFiveMinutes(Instant time) {
    return floor(time, Duration.ofMinutes(5)).equals(time);
  }

  private static Instant floor(Instant time, Duration step) {
    return Instant.ofEpochMilli(
        Math.floorDiv(time.toEpochMilli(), step.toMillis()) * step.toMillis());
  }
}
