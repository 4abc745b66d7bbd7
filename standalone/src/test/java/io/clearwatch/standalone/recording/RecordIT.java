package io.clearwatch.standalone.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.generators.Delivery;
import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.generators.Progress;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.World;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.SmallDisk;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFileReader;
import io.clearwatch.wire.EventFolder;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RecordIT {
  private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-03T00:00:00Z");
  private static final EventChecks CHECKS =
      EventChecks.replay(PortRegistry.builtIn().portIds(), PortRegistry.builtIn().cityIds());

  @TempDir static Path kafkaFolder;
  private static EmbeddedKafka kafka;

  /** All that was published, by the tests that have run, in the order of their times. */
  private static final List<String> published = new ArrayList<>();

  private static List<Delivery> deliveries;
  private static int next;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(kafkaFolder, Ports.ANY);
    KafkaTopics.createMissing(Map.of("bootstrap.servers", kafka.bootstrapServers()), 3, null);
    deliveries = new ArrayList<>();
    new World(new WorldSettings(3, FROM, TO, List.of(), 0.2, Scenario.NORMAL))
        .forEachRemaining(deliveries::add);
    publish(1000);
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }

  private static void publish(int count) {
    List<Delivery> some = deliveries.subList(next, next + count);
    next += count;
    try (KafkaPublisher publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      publisher.publish(some.iterator(), Pace.unpaced(), Progress.NONE);
    }
    some.forEach(delivery -> published.add(delivery.event().toString()));
  }

  private CommandRun record(Object... more) {
    return CommandRun.of("record --kafka " + kafka.bootstrapServers() + " --out", more);
  }

  private static List<String> events(Path recorded) throws Exception {
    List<String> events = new ArrayList<>();
    for (EventFile file : EventFolder.files(recorded)) {
      try (EventFileReader reader = file.read(CHECKS)) {
        reader.forEachRemaining(read -> events.add(read.event().toString()));
      }
    }
    return events;
  }

  @Test
  void everyEventOfTheTopicsIsInTheFilesOnceHoweverOftenItIsRecorded() throws Exception {
    assertThat(record(folder).status()).isZero();
    assertThat(events(folder)).containsExactlyInAnyOrderElementsOf(published);

    publish(300);
    CommandRun second = record(folder);
    assertThat(second.out()).contains("Going on with the recording in " + folder);
    assertThat(events(folder)).containsExactlyInAnyOrderElementsOf(published);

    assertThat(record(folder).out()).contains("0 records recorded in " + folder);
    assertThat(events(folder)).hasSameSizeAs(published);
    assertThat(CommandRun.of("record --verify", folder).out())
        .contains("records in " + folder + ", all as they were recorded");
  }

  @Test
  void aRecordingThatWasCutBetweenItsManifestAndItsFilesGoesOn() throws Exception {
    record(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".avro")).toList();
    }
    for (Path file : files) {
      Files.move(file, file.resolveSibling("." + file.getFileName() + ".unfinished"));
    }

    assertThat(record(folder).status()).isZero();

    assertThat(events(folder)).containsExactlyInAnyOrderElementsOf(published);
    assertThat(CommandRun.of("record --verify", folder).status()).isZero();
  }

  @Test
  void onlyWhatHappenedInTheTimeIsRecorded() throws Exception {
    record(folder, "--from", NOON);

    List<String> expected = new ArrayList<>();
    for (Delivery delivery : deliveries.subList(0, next)) {
      SpecificRecordBase event = delivery.event();
      if (EventType.of(event).timeMillisOf(event) >= NOON.toEpochMilli()) {
        expected.add(event.toString());
      }
    }
    if (expected.isEmpty()) {
      assertThat(folder).isDirectoryContaining("glob:**manifest.json");
    } else {
      assertThat(events(folder)).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(record(folder).err())
        .contains("was recorded with --from " + NOON + " and --to null; give the same times");
  }

  @Test
  void aRecordThatCannotBeUsedIsKeptAsItCame() throws Exception {
    byte[] garbage = "no event".getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("releases", null, garbage)).get();
    }

    assertThat(record(folder).status()).isZero();

    assertThat(events(folder)).containsExactlyInAnyOrderElementsOf(published);
    assertThat(folder.resolve("rejected-000001.jsonl"))
        .content()
        .contains("undecodable")
        .hasLineCount(1);
  }

  @Test
  void aFileThatHasChangedIsTold() throws Exception {
    record(folder);
    Files.write(folder.resolve("releases-000001.avro"), new byte[] {1}, StandardOpenOption.APPEND);

    CommandRun run = CommandRun.of("record --verify", folder);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("releases-000001.avro has changed since it was recorded")
        .hasLineCount(1);
  }

  @Test
  void theTopicsAreReplayedAsTheirRecordingIs() throws Exception {
    Path archive = folder.resolve("archive");
    record(archive);
    Path ofFiles = folder.resolve("of-files");
    Path ofTopics = folder.resolve("of-topics");

    CommandRun.succeeding("replay --events", archive, "--out", ofFiles);
    CommandRun.succeeding("replay --kafka " + kafka.bootstrapServers() + " --out", ofTopics);

    assertThat(ofTopics.resolve("rolling.csv"))
        .hasSameTextualContentAs(ofFiles.resolve("rolling.csv"));
    assertThat(ofTopics.resolve("clearances.csv"))
        .hasSameTextualContentAs(ofFiles.resolve("clearances.csv"));
  }

  @Test
  void aDiskThatIsFullOrReadOnlyIsToldAndHasNothingHalfWritten() throws Exception {
    for (String options : List.of("size=48k", "ro")) {
      Path disk = folder.resolve(options);
      SmallDisk.at(
          disk,
          options,
          () -> {
            CommandRun run = record(disk);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                .containsAnyOf("no space is left", "Read-only file system")
                .hasLineCount(1);
            assertThat(disk).isEmptyDirectory();
          });
    }
  }

  @Test
  void errorsAreOneLineAndLeaveNothing() throws Exception {
    String away = "127.0.0.1:" + Ports.free(Ports.ANY);
    CommandRun run = CommandRun.of("record --kafka " + away + " --out", folder);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("no Kafka broker answers at " + away).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();

    Path file = Files.createFile(folder.resolve("file"));
    CommandRun notAFolder = record(file);
    assertThat(notAFolder.status()).isEqualTo(1);
    assertThat(notAFolder.err()).contains(file.toString()).hasLineCount(1);
    assertThat(CommandRun.of("record --out x").status()).isEqualTo(2);
    assertThat(CommandRun.of("record --verify", folder).err()).contains("has no manifest.json");
  }
}
