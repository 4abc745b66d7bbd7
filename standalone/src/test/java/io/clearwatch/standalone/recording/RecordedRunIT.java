package io.clearwatch.standalone.recording;

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
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.standalone.live.LiveJobs;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.testing.LateEvents;
import io.clearwatch.testing.StoredPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a live run has stored is what a replay of its recorded topics gives. */
class RecordedRunIT {
  private static final Duration STEP = Duration.ofHours(1);

  /** Near the present, to which a live run goes on with its ticks. */
  private static final Instant END =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));

  private static final Instant FROM = END.minus(Duration.ofHours(36));
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Not the health of the jobs, which a replay has none of, and not the alerts, which a live run
   * does not correct.
   */
  private static final Set<Measurement> COMPARED =
      EnumSet.complementOf(EnumSet.of(Measurement.PIPELINE, Measurement.ALERT));

  @Test
  @Timeout(540)
  void aReplayOfTheRecordingGivesEveryPointThatTheLiveRunStored(@TempDir Path folder)
      throws Exception {
    InfluxServer influx = InfluxServer.start(folder.resolve("influx"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY)) {
      String broker = kafka.bootstrapServers();
      KafkaTopics.createMissing(Map.of("bootstrap.servers", broker), 2, null);
      publish(broker);
      runLive(broker, influx, folder.resolve("flink"));

      CommandRun.succeeding("record --kafka " + broker + " --out", folder.resolve("archive"));
      CommandRun.succeeding(
          "replay --influx-v1 --run replayed --from "
              + FROM
              + " --influx "
              + influx.url()
              + " --events",
          folder.resolve("archive"),
          "--out",
          folder.resolve("results"));

      StoredPoints compared =
          StoredPoints.compare(influx::query, "live", "replayed", List.copyOf(COMPARED), FROM, END);
      System.out.println(
          "points that are the same: " + compared.equal() + "; not: " + compared.different());
      assertThat(compared.differences()).isEmpty();
      for (Measurement measurement :
          EnumSet.of(
              Measurement.ROLLING,
              Measurement.STAGE,
              Measurement.SHARE,
              Measurement.BACKLOG,
              Measurement.OVERDUE,
              Measurement.COMPLIANCE,
              Measurement.DISTRIBUTION)) {
        assertThat(compared.equal().get(measurement)).as(measurement.key()).isPositive();
      }
    } finally {
      influx.close();
    }
  }

  private static void publish(String broker) {
    List<Delivery> deliveries = new ArrayList<>();
    new World(new WorldSettings(5, FROM, END, List.of(), 0.3, Scenario.EXPORT_SLIP))
        .forEachRemaining(
            delivery -> {
              if (LateEvents.isComparable(delivery.event(), delivery.deliverAtMillis())) {
                deliveries.add(delivery);
              }
            });
    try (KafkaPublisher publisher = new KafkaPublisher(Map.of("bootstrap.servers", broker))) {
      publisher.publish(deliveries.iterator(), Pace.unpaced(), Progress.NONE);
    }
  }

  private static void runLive(String broker, InfluxServer influx, Path folder) throws Exception {
    influx.query("", "CREATE DATABASE live");
    Ticks ticks =
        Ticks.live(FROM.toEpochMilli())
            .with(List.of(new Coarse(Instant.now().toEpochMilli(), STEP.toMillis())));
    try (LiveJobs unused =
        LiveJobs.start(
            folder,
            broker,
            PATIENCE,
            InfluxSettings.builder(influx.url(), "live").dialect(Dialect.V1).build(),
            ticks)) {
      // A tick after the last event comes only once everything has been read and corrected.
      for (String measured :
          List.of(
              "share WHERE indicator = 'paperless'",
              "share WHERE indicator = 'inspection_clear'",
              "share WHERE indicator = 'refund_paperless'")) {
        await()
            .atMost(Duration.ofSeconds(300))
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () ->
                    !influx
                        .query(
                            "live",
                            "SELECT numerator FROM %s AND time > %dms LIMIT 1"
                                .formatted(measured, END.toEpochMilli()))
                        .isEmpty());
      }
    }
  }
}
