package io.clearwatch.jobs.sources;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.options.SettingsException;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.TargetMessages;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic {@code targets} as a command sees it: what stands there, and how to add to it. */
public final class TargetTopic {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> client;

  /**
   * @param client properties of the client, the broker's address among them
   */
  public TargetTopic(Map<String, Object> client) {
    this.client = client;
  }

  /**
   * The newest version of each target, by id. Messages that are none are passed over.
   *
   * @throws SettingsException if the topic cannot be read to its end
   */
  public Map<String, Target> standing() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return standing(consumer);
    } catch (KafkaException e) {
      throw failure("cannot be read", e);
    }
  }

  private Map<String, Target> standing(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.TARGETS).stream()
            .map(partition -> new TopicPartition(Topics.TARGETS, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new SettingsException(
          "the topic " + Topics.TARGETS + " is missing at " + broker() + "; make it, compacted",
          null);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    EventCodec codec = new EventCodec();
    Map<String, Target> standing = new LinkedHashMap<>();
    int emptyPolls = 0;
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
      emptyPolls = messages.isEmpty() ? emptyPolls + 1 : 0;
      if (emptyPolls > PATIENCE_MILLIS / POLL.toMillis()) {
        throw new TimeoutException("its end was not reached");
      }
      for (ConsumerRecord<byte[], byte[]> message : messages) {
        PublishedTarget published = TargetDeserializer.read(codec, message).event;
        if (published != null) {
          Target target = TargetMessages.target(published);
          standing.merge(
              target.id(), target, (old, next) -> next.version() < old.version() ? old : next);
        }
      }
    }
    return standing;
  }

  /**
   * Publishes targets; returns when the broker has them.
   *
   * @throws SettingsException if it does not take them
   */
  public void publish(Collection<Target> targets) throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    EventCodec codec = new EventCodec();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Target target : targets) {
        byte[] key = target.id().getBytes(StandardCharsets.UTF_8);
        byte[] value = codec.encode(TargetMessages.of(target));
        sent.add(producer.send(new ProducerRecord<>(Topics.TARGETS, key, value)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw failure("does not take targets", e);
    }
  }

  /**
   * The catalogue that a run begins with. What stands in the topic counts; a target that it has not
   * is that of the given catalogue and is published, so that later changes have something to follow
   * on.
   *
   * @throws SettingsException if the topic cannot be used
   */
  public Beginning begin(Catalogue given) throws InterruptedException {
    Map<String, Target> standing = standing();
    publish(given.targets().stream().filter(t -> !standing.containsKey(t.id())).toList());
    List<String> overruled =
        given.targets().stream()
            .filter(target -> standing.containsKey(target.id()))
            .filter(target -> !isSame(target, standing.get(target.id())))
            .map(Target::id)
            .toList();
    return new Beginning(given.with(standing.values()), overruled);
  }

  private static boolean isSame(Target one, Target other) {
    return one.equals(other.withVersion(one.version()));
  }

  /**
   * How a run begins.
   *
   * @param catalogue with the targets as they stand in the topic
   * @param overruled ids of given targets that stand otherwise in the topic
   */
  public record Beginning(Catalogue catalogue, List<String> overruled) {
    /** Tells a person that, and how to change it. */
    public String notice() {
      return "By the topic %s, and not as given: %s (clearwatch targets apply changes them)"
          .formatted(Topics.TARGETS, String.join(", ", overruled));
    }
  }

  private SettingsException failure(String what, Exception thrown) {
    Throwable cause = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
    return new SettingsException(
        "the topic %s at %s %s: %s; look at the broker, and at the rights of this client"
            .formatted(Topics.TARGETS, broker(), what, cause.getMessage()),
        thrown);
  }

  private Object broker() {
    return client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }
}
