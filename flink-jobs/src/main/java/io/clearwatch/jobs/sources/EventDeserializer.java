package io.clearwatch.jobs.sources;

import io.clearwatch.jobs.pipeline.WallClock;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.WriterSchemas;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes and checks the events of all topics of a job; a bad record is passed on as rejected. */
public final class EventDeserializer<T> implements KafkaRecordDeserializationSchema<Received<T>> {
  private static final long serialVersionUID = 1L;

  private final EventMapper<T> mapper;
  private final EventChecks checks;
  private final WriterSchemas writers;
  private final WallClock clock;

  private transient EventCodec codec;

  /**
   * @param writers the schemas whose messages can be read
   * @param clock of whose future no event may be
   */
  public EventDeserializer(
      EventMapper<T> mapper, EventChecks checks, WriterSchemas writers, WallClock clock) {
    this.mapper = mapper;
    this.checks = checks;
    this.writers = writers;
    this.clock = clock;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = new EventCodec(writers);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Received<T>> out) {
    out.collect(
        mapper.map(
            codec.decode(
                EventType.byStem(message.topic()),
                message.value(),
                checks,
                clock.millis(),
                () -> message.partition() + ":" + message.offset())));
  }

  @Override
  public TypeInformation<Received<T>> getProducedType() {
    return mapper.receivedType();
  }
}
