package io.clearwatch.jobs.sinks.kafka;

import io.clearwatch.wire.EventCodec;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as messages of a topic: the id as key, the single-object encoding as value. */
final class MessageSerializer<T extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  /** The key of a record. */
  interface KeyFunction<T> extends Function<T, String>, Serializable {}

  private final String topic;
  private final KeyFunction<T> key;

  private transient EventCodec codec;

  MessageSerializer(String topic, KeyFunction<T> key) {
    this.topic = topic;
    this.key = key;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    codec = new EventCodec();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    byte[] keyBytes = key.apply(element).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, keyBytes, codec.encode(element));
  }
}
