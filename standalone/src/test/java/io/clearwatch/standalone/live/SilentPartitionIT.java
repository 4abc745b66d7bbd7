package io.clearwatch.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import io.clearwatch.standalone.embedded.EmbeddedStore;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partition of each topic gives no usable event for an hour, and then all of that hour. Nobody
 * waits for the hour: the events are of the past.
 */
@Timeout(360)
class SilentPartitionIT {
  private static final String PORT = "dalian-dayaowan";
  private static final String OTHER_PORT = "qingdao-qianwan";
  private static final byte[] GARBAGE = "not an event".getBytes(StandardCharsets.UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Corrections come with the next tick, up to a minute later. */
  private static final Duration SOON = Duration.ofSeconds(150);

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);
  private static final int LIVELY = 0;
  private static final int SILENT = 1;

  private final EventCodec codec = new EventCodec();
  private final Instant now = Instant.now();

  /** The last tick that is compared; the watermark passes it as soon as nobody holds it up. */
  private final Instant lastTick = minutesAgo(2).truncatedTo(ChronoUnit.MINUTES);

  private final Instant firstTick = lastTick.minus(Duration.ofMinutes(56));

  @TempDir Path folder;

  /** A declaration from arrival to release. */
  private record Cleared(String id, Instant arrived, Instant released) {
    double hours() {
      return Duration.between(arrived, released).toMillis() / 3_600_000.0;
    }

    boolean isOpenAt(Instant tick) {
      return arrived.isBefore(tick) && !released.isBefore(tick);
    }

    boolean isInTheHourBefore(Instant tick) {
      return released.isBefore(tick) && !released.isBefore(tick.minus(Duration.ofHours(1)));
    }
  }

  /** What a tick says of the port. */
  private record Figures(long count, double meanHours, long open) {}

  @Test
  void stopsNothingAndLosesNothing() throws Exception {
    List<Cleared> lively = cleared("lively", 118, 3, 4, 10);
    List<Cleared> before = cleared("before", 119, 62, 6, 45);
    List<Cleared> after = cleared("after", 59, 3, 5, 35);

    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY);
        EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"), Ports.ANY)) {
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
      kafka.createTopics(
          Stream.of(EventType.values()).map(type -> new Topic(type.topic(), 2, false)).toList());
      KafkaTopics.createMissing(client);
      try (KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
          LiveJobs jobs = start(kafka, store)) {
        send(producer, LIVELY, lively);
        send(producer, SILENT, before);
        awaitStored(store, jobs, producer, expected(List.of(lively, before)));

        send(producer, SILENT, after);
        awaitStored(store, jobs, producer, expected(List.of(lively, before, after)));
      }
    }
  }

  /** One partition goes on all the while; the other gives only what cannot be used. */
  private void awaitStored(
      EmbeddedStore store,
      LiveJobs jobs,
      KafkaProducer<byte[], byte[]> producer,
      Map<Instant, Figures> expected) {
    await()
        .atMost(SOON)
        .pollInterval(LOOK_INTERVAL)
        .untilAsserted(
            () -> {
              jobs.check();
              for (EventType type : List.of(EventType.DECLARATIONS, EventType.RELEASES)) {
                send(producer, type, SILENT, GARBAGE);
              }
              Instant time = Instant.now();
              send(
                  producer,
                  EventType.DECLARATIONS,
                  LIVELY,
                  declaration("D" + time, OTHER_PORT, DeclarationPhase.ARRIVED, time));
              assertSame(stored(store), expected);
            });
  }

  private static void assertSame(Map<Instant, Figures> stored, Map<Instant, Figures> expected) {
    assertThat(stored.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (tick, figures) -> {
          Figures actual = stored.get(tick);
          assertThat(actual.count()).as("count at %s", tick).isEqualTo(figures.count());
          assertThat(actual.open()).as("open at %s", tick).isEqualTo(figures.open());
          assertThat(actual.meanHours())
              .as("mean at %s", tick)
              .isCloseTo(figures.meanHours(), within(1e-5));
        });
  }

  private Map<Instant, Figures> expected(List<List<Cleared>> parts) {
    List<Cleared> all = parts.stream().flatMap(List::stream).toList();
    Map<Instant, Figures> figures = new TreeMap<>();
    for (Instant tick = firstTick;
        !tick.isAfter(lastTick);
        tick = tick.plus(Duration.ofMinutes(1))) {
      Instant at = tick;
      List<Cleared> inWindow = all.stream().filter(one -> one.isInTheHourBefore(at)).toList();
      figures.put(
          tick,
          new Figures(
              inWindow.size(),
              inWindow.stream().mapToDouble(Cleared::hours).average().orElse(0),
              all.stream().filter(one -> one.isOpenAt(at)).count()));
    }
    return figures;
  }

  private Map<Instant, Figures> stored(EmbeddedStore store) {
    Map<Instant, Figures> figures = new TreeMap<>();
    store
        .query(
            """
            SELECT r.timestamp t, r."count" c, r.mean m, b.open o
            FROM rolling r JOIN backlog b ON b.timestamp = r.timestamp
              AND b.port = r.port AND b.direction = r.direction
            WHERE r.metric = 'clearance_customs' AND r."window" = '1h' AND r.port = $1
              AND r.direction = 'IMPORT' AND r.timestamp >= $2 AND r.timestamp <= $3
            """,
            row ->
                Map.entry(
                    row.time("t"),
                    new Figures(row.integer("c"), row.number("m"), row.integer("o"))),
            PORT,
            firstTick.toString(),
            lastTick.toString())
        .forEach(entry -> figures.put(entry.getKey(), entry.getValue()));
    return figures;
  }

  private LiveJobs start(EmbeddedKafka kafka, EmbeddedStore store) throws InterruptedException {
    return LiveJobs.start(
        folder.resolve("flink"),
        kafka.bootstrapServers(),
        PATIENCE,
        InfluxSettings.builder(store.url().toString(), "clearwatch").build(),
        Ticks.live(firstTick.toEpochMilli()));
  }

  /** Imports that are released every so many minutes. */
  private List<Cleared> cleared(
      String name, int fromMinutesAgo, int toMinutesAgo, int everyMinutes, int minutesOpen) {
    List<Cleared> all = new ArrayList<>();
    for (int minutes = fromMinutesAgo; minutes >= toMinutesAgo; minutes -= everyMinutes) {
      all.add(new Cleared(name + minutes, minutesAgo(minutes + minutesOpen), minutesAgo(minutes)));
    }
    return all;
  }

  private Instant minutesAgo(long minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int partition, List<Cleared> cleared)
      throws Exception {
    for (Cleared one : cleared) {
      for (DeclarationPhase phase : List.of(DeclarationPhase.ARRIVED, DeclarationPhase.DECLARED)) {
        send(
            producer,
            EventType.DECLARATIONS,
            partition,
            declaration(one.id(), PORT, phase, one.arrived()));
      }
      send(
          producer,
          EventType.RELEASES,
          partition,
          codec.encode(
              new ReleaseEvent(
                  one.id() + "-released", one.released(), ReleasePhase.RELEASED, one.id(), PORT)));
    }
  }

  private byte[] declaration(String id, String port, DeclarationPhase phase, Instant time) {
    return codec.encode(
        DeclarationEvent.newBuilder()
            .setEventId(id + "-" + phase)
            .setEventTime(time)
            .setPhase(phase)
            .setDeclarationId(id)
            .setDirection(Direction.IMPORT)
            .setPort(port)
            .setTransport(Transport.SEA)
            .build());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, EventType type, int partition, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(type.topic(), partition, null, value)).get();
  }
}
