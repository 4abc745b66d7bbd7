package io.clearwatch.standalone.live;

import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.UnusableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a topic holds. */
public final class TopicMessages {
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicMessages() {}

  /** All messages of a topic up to its present end. */
  public static List<ConsumerRecord<byte[], byte[]>> read(String broker, String topic) {
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(messages::add);
      }
    }
    return messages;
  }

  /**
   * The records of a topic of results.
   *
   * @throws UnusableException if a message is not one
   */
  public static <T extends SpecificRecordBase> List<T> decode(
      String broker, String topic, Class<T> recordClass) throws UnusableException {
    EventCodec codec = new EventCodec();
    List<T> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : read(broker, topic)) {
      records.add(codec.decode(recordClass, message.value()));
    }
    return records;
  }
}
