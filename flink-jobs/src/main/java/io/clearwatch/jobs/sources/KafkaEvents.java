package io.clearwatch.jobs.sources;

import io.clearwatch.jobs.pipeline.WallClock;
import io.clearwatch.wire.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The events of a job from Kafka: one source over all its topics, with a watermark per partition.
 */
public final class KafkaEvents {
  private KafkaEvents() {}

  /**
   * Reads on from where a restored state ends; without one from the beginning, since windows need
   * their past.
   *
   * @param bootstrap {@code HOST:PORT}, several separated by commas
   * @param group consumer group, which names the job to the broker
   * @param patience silence after which a partition with no recent event follows the wall clock
   * @param client further client properties, as for TLS and SASL
   * @param clock the wall clock
   */
  public static <T> DataStream<Received<T>> read(
      StreamExecutionEnvironment environment,
      String bootstrap,
      String group,
      Properties client,
      Set<EventType> types,
      EventDeserializer<T> deserializer,
      Duration patience,
      WallClock clock) {
    List<String> topics = types.stream().map(EventType::topic).sorted().toList();
    KafkaSource<Received<T>> source =
        KafkaSource.<Received<T>>builder()
            .setBootstrapServers(bootstrap)
            .setGroupId(group)
            .setTopics(topics)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(deserializer)
            .setProperties(client)
            .build();
    return environment
        .fromSource(source, LiveWatermarks.strategy(patience, clock), String.join(", ", topics))
        .uid("events");
  }
}
