package io.clearwatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.generators.Delivery;
import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.generators.Progress;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.grafana.DashboardQueries;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.testing.InfluxQueries;
import io.clearwatch.testing.LateEvents;
import io.clearwatch.testing.StoredPoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stack by hand, with the configuration files of the containers: events in Kafka, the three
 * jobs on a Flink cluster of several processes, and every panel of the dashboards in InfluxDB.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {
  private static final Instant BEGIN = Instant.now();
  private static final int PAST_DAYS = 3;

  /** From here on the jobs give figures. */
  private static final Instant FIGURES_FROM =
      BEGIN.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(PAST_DAYS));

  /** Most of a day ago: what is before is kept by the hour. */
  private static final Instant END = BEGIN.minus(Duration.ofHours(23));

  private static final Instant LAST = END.truncatedTo(ChronoUnit.HOURS);
  private static final Instant FROM = END.minus(Duration.ofHours(50));

  private static final String PATIENCE = "10s";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

  /** A metric of each job. */
  private static final List<String> METRICS =
      List.of("clearance_customs", "inspection_total", "refund_approval");

  private static final Set<Measurement> COMPARED =
      EnumSet.complementOf(EnumSet.of(Measurement.PIPELINE));

  @TempDir static Path folder;
  private static StackScript stack;
  private static InfluxQueries influx;

  @BeforeAll
  static void startOnAPast() throws Exception {
    stack =
        new StackScript(
            folder.resolve("stack"),
            SECRET,
            Map.of(
                "PARTITIONS",
                "2",
                "PAST_DAYS",
                Integer.toString(PAST_DAYS),
                "JOB_OPTIONS",
                "--patience " + PATIENCE));
    stack.run("servers");
    influx = new InfluxQueries(stack.influxUrl(), "clearwatch:" + SECRET);
    // Before the jobs: with their short patience they would take silence for the end of the past.
    try (KafkaPublisher publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", stack.kafka()))) {
      publisher.publish(events().iterator(), Pace.unpaced(), Progress.NONE);
    }
    assertThat(stack.run("up"))
        .contains("clearwatch-clearance: submitted", "clearwatch-refund: submitted");
  }

  private static List<Delivery> events() {
    List<Delivery> events = new ArrayList<>();
    new World(new WorldSettings(7, FROM, END, List.of(), 0.5, Scenario.EXPORT_SLIP))
        .forEachRemaining(
            delivery -> {
              if (LateEvents.isComparable(delivery.event(), delivery.deliverAtMillis())) {
                events.add(delivery);
              }
            });
    return events;
  }

  @AfterAll
  static void stop() throws Exception {
    if (stack != null) {
      stack.close();
    }
  }

  /** Waits until each job has given figures of all that was sent. */
  private static void awaitEverything(String database) {
    for (String metric : METRICS) {
      await(metric + " in " + database)
          .atMost(SOON)
          .pollInterval(LOOK_INTERVAL)
          .until(() -> newestTick(database, metric).isAfter(END));
    }
  }

  private static Instant newestTick(String database, String metric) {
    List<Map<String, JsonNode>> rows =
        influx.query(
            database,
            "SELECT last(\"count\") FROM rolling WHERE metric = '"
                + metric
                + "' AND \"window\" = '1h' AND provisional = false");
    return rows.isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(rows.get(0).get("time").asLong());
  }

  /** What has no rows here whatever the day, as a pattern of its name, with the reason. */
  private static final Map<String, String> ALWAYS_EMPTY =
      Map.of(
          "clearance / Clearance time against its target / B / (qingdao|shenzhen) / .*",
          "these cities have promised no clearance time",
          "refunds / Approval against the limit / B / (qingdao|guangzhou)",
          "these cities have promised no time of refunds");

  /** And what has rows on some days only. */
  private static final Map<String, String> RIGHTLY_EMPTY =
      with(
          ALWAYS_EMPTY,
          Map.of(
              "(clearance|operations) / Alert (fires|resolved).*|operations / (Alerts as they came|Stuck cases) / .*",
              "two days may pass without",
              "promises / Watched: .*",
              "two days may have too few cases for a verdict",
              "refunds / .*",
              "refunds are approved on working days, and paid some days later"));

  private static Map<String, String> with(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new TreeMap<>(one);
    both.putAll(other);
    return both;
  }

  @Test
  @Order(1)
  void everyPanelHasRowsForEveryCity() {
    awaitEverything("clearwatch");

    // Some are of the health of the jobs, which is told every ten seconds.
    await("rows of every panel")
        .atMost(SOON)
        .pollInterval(LOOK_INTERVAL)
        .until(StackIT::wronglyEmpty, Matchers.empty());
    Map<String, Integer> never = rows();
    assertThat(never).hasSizeGreaterThan(200);
    never.keySet().removeIf(query -> !anyMatches(ALWAYS_EMPTY, query));
    assertThat(never.values()).containsOnly(0);
  }

  private static Map<String, Integer> rows() {
    return new DashboardQueries(
            influx::query, "clearwatch", "flink", FIGURES_FROM, Instant.now(), "10s")
        .rows();
  }

  private static Set<String> wronglyEmpty() {
    Map<String, Integer> rows = rows();
    Set<String> empty = new TreeSet<>(rows.keySet());
    empty.removeIf(query -> rows.get(query) > 0 || anyMatches(RIGHTLY_EMPTY, query));
    return empty;
  }

  private static boolean anyMatches(Map<String, String> patterns, String query) {
    return patterns.keySet().stream().anyMatch(query::matches);
  }

  @Test
  @Order(2)
  void theCommandRunStoresTheSamePoints() throws Exception {
    influx.query("", "CREATE DATABASE command");
    Path output = folder.resolve("run.log");
    ProcessBuilder run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dclearwatch.files=" + folder.resolve("clearwatch"),
                "-cp",
                ProjectFiles.ROOT.resolve("standalone/target/lib") + "/*",
                "io.clearwatch.standalone.Main",
                "run",
                "--kafka",
                stack.kafka(),
                "--influx",
                stack.influxUrl(),
                "--influx-v1",
                "--bucket",
                "command",
                "--flink-port",
                "0",
                "--port",
                "0",
                "--from",
                FIGURES_FROM.toString(),
                "--patience",
                PATIENCE)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    run.environment().put("INFLUX_TOKEN", "clearwatch:" + SECRET);
    Process process = run.start();
    try {
      awaitEverything("command");
      await().atMost(SOON).pollInterval(LOOK_INTERVAL).untilAsserted(StackIT::assertTheSamePoints);
    } finally {
      process.destroy();
      process.waitFor();
    }
    assertThat(Files.readString(output)).contains("The jobs run", "Stopping");
  }

  /** The last corrections come in a burst, so they may be on their way. */
  private static void assertTheSamePoints() {
    StoredPoints compared =
        StoredPoints.compare(
            influx::query, "clearwatch", "command", List.copyOf(COMPARED), FIGURES_FROM, LAST);
    System.out.println("the same points: " + compared.equal());
    assertThat(compared.differences()).isEmpty();
    assertThat(compared.equal().get(Measurement.ROLLING)).isGreaterThan(10_000);
  }

  @Test
  @Order(3)
  void whatRunsIsToldAndNotSubmittedAgain() throws Exception {
    assertThat(stack.run("up").lines().filter(line -> line.contains("runs already as")))
        .hasSize(METRICS.size());
    assertThat(stack.run("status").lines())
        .allMatch(line -> line.contains(" runs as process "))
        .hasSize(5);
  }
}
