package io.clearwatch.standalone.tracks;

import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.WriterSchemas;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the store from the topics, from where it ended the last time. What cannot be used is left
 * out; the jobs report it. While the broker is away it waits.
 */
final class TrackFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrackFeed.class);

  private static final List<EventType> TYPES =
      List.of(EventType.DECLARATIONS, EventType.RELEASES, EventType.INSPECTIONS);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A broker that has not answered by then is away. */
  private static final int ANSWER_MILLIS = 10_000;

  /** How often new topics and partitions are looked for. */
  private static final Duration PARTITIONS_KNOWN = Duration.ofSeconds(15);

  private final TrackStore store;
  private final Map<String, Object> client;
  private final EventCodec codec;
  private final EventChecks checks;
  private final Clock clock;
  private volatile Long awaySinceMillis;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::follow, "tracks");

  TrackFeed(
      TrackStore store,
      Map<String, Object> client,
      WriterSchemas writers,
      EventChecks checks,
      Clock clock) {
    this.store = store;
    this.client = client;
    this.codec = new EventCodec(writers);
    this.checks = checks;
    this.clock = clock;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Since when the topics cannot be read, milliseconds since the epoch; null if they can. */
  Long awaySinceMillis() {
    return awaySinceMillis;
  }

  private void tellAway() {
    if (awaySinceMillis == null) {
      awaySinceMillis = clock.millis();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void follow() {
    while (!isStopped()) {
      try (Admin admin = Admin.create(client);
          KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
        while (!isStopped()) {
          Map<TopicPartition, String> names = partitions(admin);
          awaySinceMillis = null;
          assign(consumer, names);
          long known = System.nanoTime() + (names.isEmpty() ? PAUSE : PARTITIONS_KNOWN).toNanos();
          while (!isStopped() && System.nanoTime() < known) {
            if (names.isEmpty()) {
              pause();
            } else {
              take(consumer.poll(POLL), names);
            }
          }
        }
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (KafkaException | ExecutionException e) {
        LOG.warn("events of declarations cannot be read now: {}", e.getMessage());
        tellAway();
        try {
          pause();
        } catch (InterruptedException interrupted) {
          return;
        }
      } catch (RuntimeException e) {
        LOG.error("no more events of declarations are read", e);
        tellAway();
        return;
      }
    }
  }

  private void pause() throws InterruptedException {
    boolean unused = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return settings;
  }

  /**
   * The partitions that there are, each under a name that no other has: a topic that was made anew
   * is read from its beginning.
   */
  private static Map<TopicPartition, String> partitions(Admin admin)
      throws InterruptedException, ExecutionException {
    Set<String> present =
        admin.listTopics(new ListTopicsOptions().timeoutMs(ANSWER_MILLIS)).names().get();
    List<String> topics = TYPES.stream().map(EventType::topic).filter(present::contains).toList();
    List<KafkaFuture<TopicDescription>> descriptions =
        new ArrayList<>(admin.describeTopics(topics).topicNameValues().values());
    Map<TopicPartition, String> names = new HashMap<>();
    for (KafkaFuture<TopicDescription> future : descriptions) {
      TopicDescription topic = future.get();
      topic
          .partitions()
          .forEach(
              partition ->
                  names.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      topic.topicId().toString() + ':' + partition.partition()));
    }
    return names;
  }

  private void assign(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, String> names) {
    if (consumer.assignment().equals(names.keySet())) {
      return;
    }
    consumer.assign(names.keySet());
    names.forEach(
        (partition, name) -> {
          Long position = store.position(name);
          if (position == null) {
            consumer.seekToBeginning(Set.of(partition));
          } else {
            consumer.seek(partition, position);
          }
        });
  }

  private void take(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, String> names) {
    for (TopicPartition partition : records.partitions()) {
      EventType type = EventType.byStem(partition.topic());
      List<ConsumerRecord<byte[], byte[]>> ofPartition = records.records(partition);
      for (ConsumerRecord<byte[], byte[]> one : ofPartition) {
        EventRead read =
            codec.decode(type, one.value(), checks, clock.millis(), () -> partition.toString());
        if (read.event() != null) {
          store.put(type, read.event(), one.value());
        }
      }
      long last = ofPartition.get(ofPartition.size() - 1).offset();
      store.read(names.get(partition), last + 1);
    }
  }

  /** Returns when the store is no longer used. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
