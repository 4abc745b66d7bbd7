package io.clearwatch.jobs.sources;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.seeds.TargetMessages;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventProblem;
import io.clearwatch.wire.UnusableException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes and checks published targets; a bad message is passed on as rejected. */
public final class TargetDeserializer
    implements KafkaRecordDeserializationSchema<Received<PublishedTarget>> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = new byte[0];

  private transient EventCodec codec;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = new EventCodec();
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> message, Collector<Received<PublishedTarget>> out) {
    out.collect(read(codec, message));
  }

  /** The target of a message, or why there is none. */
  static Received<PublishedTarget> read(EventCodec codec, ConsumerRecord<byte[], byte[]> message) {
    try {
      PublishedTarget target = codec.decode(PublishedTarget.class, message.value());
      TargetMessages.target(target);
      return Received.event(target, Long.MIN_VALUE);
    } catch (UnusableException e) {
      return rejected(message, e.problem());
    } catch (IllegalArgumentException e) {
      return rejected(message, new EventProblem(RejectReason.bad_value, e.getMessage()));
    }
  }

  private static Received<PublishedTarget> rejected(
      ConsumerRecord<byte[], byte[]> message, EventProblem problem) {
    byte[] raw = message.value() == null ? NOTHING : message.value();
    return Received.rejected(
        new Rejected(
            message.topic(),
            message.partition() + ":" + message.offset(),
            problem.reason(),
            problem.detail(),
            ByteBuffer.wrap(raw)));
  }

  @Override
  public TypeInformation<Received<PublishedTarget>> getProducedType() {
    return Received.typeOf(TypeInformation.of(PublishedTarget.class));
  }
}
