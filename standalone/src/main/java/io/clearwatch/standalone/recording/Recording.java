package io.clearwatch.standalone.recording;

import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.recording.Manifest.RecordedFile;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.FinalFile;
import io.clearwatch.wire.WriterSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Records the topics of events into a folder of event files. What was recorded before is gone on
 * with where it ended, so that every record of the topics is there once, and one that cannot be
 * used is kept as it came.
 */
public final class Recording {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PATIENCE_MILLIS = (int) PATIENCE.toMillis();
  private static final Duration POLL = Duration.ofMillis(200);

  /** After so many records the files get their names, and a cut of power loses no more. */
  private static final long RECORDS_PER_SEGMENT = 1_000_000;

  /** So do they after this time, while topics are followed. */
  private static final Duration SEGMENT_TIME = Duration.ofMinutes(5);

  private final Settings settings;
  private final Consumer<String> log;
  private final Progress progress;
  private final EventCodec codec;
  private final EventChecks checks;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<RecordedFile> files = new ArrayList<>();
  private String cluster;
  private long deleted;
  private long recorded;
  private boolean wasStopped;

  /**
   * What to record.
   *
   * @param client properties of the Kafka client
   * @param schemas of writers
   * @param from events before this time are left out; null for none
   * @param to events at or after this time are left out; null for none
   * @param follow go on with what comes, until the thread is interrupted
   */
  public record Settings(
      Map<String, Object> client,
      WriterSchemas schemas,
      Path folder,
      Instant from,
      Instant to,
      boolean follow) {}

  /** Hears how far a recording is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done part of the records, from 0 to 1
     */
    void update(double done, long records);
  }

  /**
   * @param log gets a line for each thing worth knowing
   */
  public Recording(Settings settings, Consumer<String> log, Progress progress) {
    this.settings = settings;
    this.log = log;
    this.progress = progress;
    codec = new EventCodec(settings.schemas());
    PortRegistry ports = PortRegistry.builtIn();
    checks = EventChecks.replay(ports.portIds(), ports.cityIds());
  }

  /**
   * Records what the topics hold as this begins, or with {@code follow} what comes after that too.
   * An interrupt of the thread ends it; what was recorded by then is complete.
   *
   * @return how many records were added
   * @throws CommandException if no broker answers, a topic is missing, or the folder holds another
   *     recording
   */
  public long run() throws IOException, InterruptedException {
    try (Admin admin = Admin.create(settings.client())) {
      cluster =
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
              .clusterId()
              .get();
      Set<TopicPartition> partitions = partitions(admin);
      Folders.requireWritable(settings.folder());
      resume(partitions);
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
        consumer.assign(partitions);
        seek(consumer);
        read(consumer, consumer.endOffsets(partitions, PATIENCE));
      }
    } catch (ExecutionException e) {
      throw away(e);
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (KafkaException e) {
      throw away(e);
    }
    return recorded;
  }

  /** True if an interrupt has ended it, of which the thread knows no more. */
  public boolean wasStopped() {
    return wasStopped;
  }

  private CommandException away(Exception cause) {
    return new CommandException(
        "no Kafka broker answers at "
            + settings.client().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
            + "; start one there, or correct the address",
        cause);
  }

  private static Set<TopicPartition> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    Set<String> present =
        admin.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS)).names().get();
    List<String> topics = new ArrayList<>();
    for (EventType type : EventType.values()) {
      if (!present.contains(type.topic())) {
        throw new CommandException(
            "there is no topic "
                + type.topic()
                + "; make it with 'clearwatch topics', or correct the address of the broker");
      }
      topics.add(type.topic());
    }
    Set<TopicPartition> partitions = new HashSet<>();
    for (TopicDescription topic :
        admin
            .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS))
            .allTopicNames()
            .get()
            .values()) {
      topic
          .partitions()
          .forEach(one -> partitions.add(new TopicPartition(topic.name(), one.partition())));
    }
    return partitions;
  }

  private void resume(Set<TopicPartition> partitions) throws IOException {
    Manifest manifest = Manifest.read(settings.folder());
    if (manifest == null) {
      return;
    }
    if (!manifest.cluster().equals(cluster)) {
      throw new CommandException(
          settings.folder()
              + " was recorded from another Kafka cluster ("
              + manifest.cluster()
              + ", this one is "
              + cluster
              + "); record into another folder");
    }
    if (!Objects.equals(manifest.from(), text(settings.from()))
        || !Objects.equals(manifest.to(), text(settings.to()))) {
      throw new CommandException(
          settings.folder()
              + " was recorded with --from "
              + manifest.from()
              + " and --to "
              + manifest.to()
              + "; give the same times, or another folder");
    }
    files.addAll(manifest.files());
    deleted = manifest.deleted();
    for (TopicPartition partition : partitions) {
      Long position = manifest.positions().get(partition.toString());
      if (position != null) {
        positions.put(partition, position);
      }
    }
    for (RecordedFile file : manifest.files()) {
      FinalFile named = new FinalFile(settings.folder().resolve(file.name()));
      if (Files.exists(named.unfinished())) {
        named.complete();
      }
    }
    log.accept("Going on with the recording in " + settings.folder());
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> consumer = new HashMap<>(settings.client());
    consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return consumer;
  }

  /** To where the recording has come, or to what the broker still has. */
  private void seek(KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(consumer.assignment(), PATIENCE);
    Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment(), PATIENCE);
    for (TopicPartition partition : consumer.assignment()) {
      long known = positions.getOrDefault(partition, first.get(partition));
      if (known > end.get(partition)) {
        throw new CommandException(
            "the topic "
                + partition.topic()
                + " was made anew since it was recorded; record into another folder");
      }
      long lost = Math.max(0, first.get(partition) - known);
      if (lost > 0) {
        deleted += lost;
        log.accept(
            String.format(
                "%,d records of %s were deleted by the broker before they were recorded",
                lost, partition));
      }
      positions.put(partition, known + lost);
      consumer.seek(partition, known + lost);
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends)
      throws IOException {
    long all = left(ends);
    while (settings.follow() || left(ends) > 0) {
      long begin = System.nanoTime();
      boolean isStopped = false;
      try (Segment segment = new Segment(settings.folder(), nextNumber())) {
        while (!isStopped
            && segment.records() < RECORDS_PER_SEGMENT
            && (settings.follow()
                ? System.nanoTime() - begin < SEGMENT_TIME.toNanos()
                : left(ends) > 0)) {
          try {
            take(consumer.poll(POLL), ends, segment);
            notePositions(consumer, ends);
          } catch (InterruptException e) {
            isStopped = true;
          }
          isStopped |= Thread.interrupted();
          progress.update(
              all == 0 ? 1 : 1 - (double) left(ends) / all, recorded + segment.records());
        }
        complete(segment);
      }
      if (isStopped) {
        wasStopped = true;
        return;
      }
    }
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }

  private int nextNumber() {
    return files.stream()
            .mapToInt(
                file ->
                    Integer.parseInt(
                        file.name()
                            .substring(file.name().indexOf('-') + 1, file.name().indexOf('.'))))
            .max()
            .orElse(0)
        + 1;
  }

  private long left(Map<TopicPartition, Long> ends) {
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      left += Math.max(0, end.getValue() - positions.get(end.getKey()));
    }
    return left;
  }

  private void take(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> ends, Segment segment)
      throws IOException {
    for (TopicPartition partition : records.partitions()) {
      EventType type = EventType.byStem(partition.topic());
      for (ConsumerRecord<byte[], byte[]> one : records.records(partition)) {
        if (!settings.follow() && one.offset() >= ends.get(partition)) {
          break;
        }
        EventRead read =
            codec.decode(
                type,
                one.value(),
                checks,
                EventChecks.NO_CLOCK,
                () -> one.partition() + ":" + one.offset());
        if (read.event() == null || isWanted(type.timeMillisOf(read.event()))) {
          segment.write(read);
        }
      }
    }
  }

  /**
   * Those of the consumer, as there may be offsets without a record, like those of transactions.
   */
  private void notePositions(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    for (TopicPartition partition : consumer.assignment()) {
      long position = consumer.position(partition, PATIENCE);
      positions.put(
          partition, settings.follow() ? position : Math.min(position, ends.get(partition)));
    }
  }

  private boolean isWanted(long timeMillis) {
    return (settings.from() == null || timeMillis >= settings.from().toEpochMilli())
        && (settings.to() == null || timeMillis < settings.to().toEpochMilli());
  }

  private void complete(Segment segment) throws IOException {
    files.addAll(segment.end());
    recorded += segment.records();
    TreeMap<String, Long> next = new TreeMap<>();
    positions.forEach((partition, offset) -> next.put(partition.toString(), offset));
    new Manifest(
            cluster, text(settings.from()), text(settings.to()), next, deleted, List.copyOf(files))
        .write(settings.folder());
    segment.complete();
  }
}
