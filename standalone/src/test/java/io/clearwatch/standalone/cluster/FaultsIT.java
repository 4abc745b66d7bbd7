package io.clearwatch.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.generators.Delivery;
import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.generators.Progress;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.rolling.Ticks.Coarse;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.standalone.cluster.ClusterRun.Stream;
import io.clearwatch.standalone.cluster.ClusterRun.Submission;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.standalone.live.LiveJobs;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.testing.LateEvents;
import io.clearwatch.testing.StoredPoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jobs on a cluster of processes, of which one after the other is killed in the middle of the
 * stream: in the end the store holds, point by point, what it holds after a run that nothing
 * disturbed.
 */
@Tag("faults")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FaultsIT {
  private static final Instant BEGIN = Instant.now();

  /**
   * The stream ends most of a day ago: its last hour is kept by the minute, as all that a day's
   * window of a live run reaches back to, and what is before by the hour, which is quicker.
   */
  private static final Instant END = BEGIN.minus(Duration.ofHours(23));

  private static final Instant FROM = END.minus(Duration.ofHours(60));

  /** Factor on the volumes of the synthetic world. */
  private static final double RATE = 2.9;

  private static final int EVENTS_AT_LEAST = 200_000;

  private static final Duration PAST_STEP = Duration.ofHours(1);
  private static final Instant LAST =
      Instant.ofEpochMilli(END.toEpochMilli() / PAST_STEP.toMillis() * PAST_STEP.toMillis());

  /** The topics have a partition each, so a subtask of the smaller jobs has none. */
  private static final int PARALLELISM = 2;

  /** What is read of Kafka, about a dozen megabytes, is to last for minutes. */
  private static final double BYTES_PER_SECOND = 100_000;

  /** The broker is back sooner; the store is away for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final Duration STORE_OUTAGE = PATIENCE.plusSeconds(15);
  private static final Duration TO_THE_END = Duration.ofMinutes(12);
  private static final Duration GOES_ON = Duration.ofMinutes(6);

  private static final String UP_TO_LAST = " AND time <= " + LAST.toEpochMilli() + "ms LIMIT 5";
  private static final List<Measurement> COMPARED =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Measurement.PIPELINE)));

  @TempDir static Path folder;
  private static BrokerProcess kafka;
  private static InfluxServer influx;
  private static FlinkCluster cluster;
  private static Submission submission;

  @BeforeAll
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  static void startServers() throws Exception {
    influx = InfluxServer.start(folder.resolve("influx"));
    kafka = BrokerProcess.start(folder.resolve("kafka"));
    Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    KafkaTopics.createMissing(client);
    List<Delivery> deliveries = deliveries();
    assertThat(deliveries).hasSizeGreaterThanOrEqualTo(EVENTS_AT_LEAST);
    try (KafkaPublisher publisher = new KafkaPublisher(client)) {
      publisher.publish(deliveries.iterator(), Pace.unpaced(), Progress.NONE);
    }
    tell(deliveries.size() + " events published");
    Path clientProperties =
        Files.writeString(
            folder.resolve("kafka.properties"),
            "max.partition.fetch.bytes = 65536\nmax.poll.records = 200\n");
    submission =
        new Submission(
            Map.of("KAFKA_CONFIG_FILE", clientProperties.toString()),
            List.of(
                "--kafka",
                kafka.bootstrapServers(),
                "--influx",
                influx.url(),
                "--influx-v1",
                "--from",
                FROM.toString(),
                "--past-every",
                "1h",
                "--patience",
                PATIENCE.toSeconds() + "s"));
    runCalmly();
    cluster = FlinkCluster.start(folder.resolve("flink"));
    tell("cluster started");
  }

  /** In this process, with state on the heap, and nothing that disturbs: so it is quick. */
  private static void runCalmly() throws Exception {
    influx.query("", "CREATE DATABASE calm");
    Ticks ticks =
        Ticks.live(FROM.toEpochMilli())
            .with(List.of(new Coarse(Instant.now().toEpochMilli(), PAST_STEP.toMillis())));
    try (LiveJobs jobs =
        LiveJobs.start(
            folder.resolve("calm"),
            kafka.bootstrapServers(),
            PATIENCE,
            InfluxSettings.builder(influx.url(), "calm").dialect(Dialect.V1).build(),
            ticks)) {
      awaitEverything("calm run", new StoredTicks(influx, "calm"));
      FlinkRest rest = new FlinkRest(jobs.flinkUrl().toString());
      for (String job : jobs.ids()) {
        rest.stopWithSavepoint(job, folder.resolve("savepoints"));
      }
    }
  }

  private static List<Delivery> deliveries() {
    List<Delivery> deliveries = new ArrayList<>();
    new World(new WorldSettings(7, FROM, END, List.of(), RATE, Scenario.EXPORT_SLIP))
        .forEachRemaining(
            delivery -> {
              if (LateEvents.isComparable(delivery.event(), delivery.deliverAtMillis())) {
                deliveries.add(delivery);
              }
            });
    return deliveries;
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
    if (kafka != null) {
      kafka.close();
    }
    if (influx != null) {
      influx.close();
    }
  }

  @Test
  void killsAndUpgradesChangeNoFigure() throws Exception {
    kafka.slowDown(BYTES_PER_SECOND);
    ClusterRun run = ClusterRun.start(cluster, influx, "disturbed", submission, PARALLELISM);
    run.awaitCheckpoint();

    disturb(
        run,
        5,
        "the broker killed and started again",
        killed -> {
          long unread = kafka.lag("clearwatch-clearance");
          tell(unread + " events still to be read");
          assertThat(unread).isPositive();
          kafka.kill();
          kafka.restart();
        });
    disturb(
        run,
        20,
        "a task manager killed and started again",
        killed -> {
          cluster.killTaskManager(0);
          cluster.startTaskManager(0);
          run.awaitRestoredAfter(killed);
        });
    disturb(
        run,
        40,
        "the job manager killed and started again",
        killed -> {
          cluster.killJobManager();
          cluster.startJobManager();
          run.awaitRestoredAfter(killed);
        });
    disturb(
        run,
        60,
        "the store killed, and started again after longer than the jobs have patience with Kafka",
        killed -> {
          influx.kill();
          await()
              .atMost(STORE_OUTAGE.plusSeconds(10))
              .until(() -> Instant.now().isAfter(killed.plus(STORE_OUTAGE)));
          influx.restart();
        });
    disturb(
        run,
        75,
        "every job stopped with a savepoint and going on from it with another parallelism",
        killed -> {
          run.goOnWith(Stream.CLEARANCE, 3);
          run.goOnWith(Stream.INSPECTION, 1);
          run.goOnWith(Stream.REFUND, 1);
        });

    awaitEverything("disturbed run", run.ticks());
    run.stop();
    StoredPoints compared =
        StoredPoints.compare(influx::query, "calm", "disturbed", COMPARED, FROM, LAST);
    tell(
        "points that are the same: "
            + compared.equal()
            + "; that are not: "
            + compared.different());
    assertThat(compared.differences()).isEmpty();
    assertThat(
            influx.query(
                "disturbed", "SELECT * FROM rolling WHERE provisional = true" + UP_TO_LAST))
        .isEmpty();
    assertThat(compared.equal().get(Measurement.ROLLING)).isGreaterThan(50_000);
    assertThat(compared.equal().get(Measurement.ALERT)).isPositive();
  }

  /** What is done to the servers, given the time at which it begins. */
  private interface Disturbance {
    void happen(Instant begin) throws Exception;
  }

  /** Waits until the stream is so far, disturbs it, and waits until the figures go on. */
  private static void disturb(ClusterRun run, int percent, String what, Disturbance disturbance)
      throws Exception {
    Duration way = Duration.between(FROM, LAST);
    run.ticks()
        .await(Stream.CLEARANCE, FROM.plus(way.multipliedBy(percent).dividedBy(100)), GOES_ON);
    Instant before = run.ticks().newest(Stream.CLEARANCE);
    assertThat(before).as("figures before: " + what).isBefore(LAST);
    tell("figures up to " + before + "; " + what);
    disturbance.happen(Instant.now());
    run.ticks().await(Stream.CLEARANCE, before.plusMillis(1), GOES_ON);
    tell("figures go on at " + run.ticks().newest(Stream.CLEARANCE));
  }

  /**
   * Waits until the jobs have given everything. A tick after the last event comes only when nothing
   * is left to be read, and with it the corrections of those before.
   */
  private static void awaitEverything(String name, StoredTicks ticks) {
    for (Stream stream : Stream.values()) {
      ticks.await(stream, END, TO_THE_END);
      tell(name + ": " + stream + " has given everything");
    }
  }

  private static void tell(String what) {
    long seconds = Duration.between(BEGIN, Instant.now()).toSeconds();
    System.out.println("faults: " + seconds + " s, " + what);
  }
}
