package io.clearwatch.jobs.sources;

import io.clearwatch.events.PublishedTarget;
import io.clearwatch.events.Rejected;
import io.clearwatch.wire.Topics;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The targets that are published while a job runs, from the topic {@code targets}. It says nothing
 * about time: when a message comes has no meaning, only from when its limits apply.
 *
 * @param targets those that can be used
 * @param rejected messages that are none
 */
public record TargetStream(DataStream<PublishedTarget> targets, DataStream<Rejected> rejected) {

  /**
   * Reads the topic from the beginning, or on from where a restored state ends.
   *
   * @param bootstrap {@code HOST:PORT}, several separated by commas
   * @param group consumer group, which names the job to the broker
   * @param client further client properties, as for TLS and SASL
   */
  public static TargetStream read(
      StreamExecutionEnvironment environment, String bootstrap, String group, Properties client) {
    KafkaSource<Received<PublishedTarget>> source =
        KafkaSource.<Received<PublishedTarget>>builder()
            .setBootstrapServers(bootstrap)
            .setGroupId(group)
            .setTopics(Topics.TARGETS)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new TargetDeserializer())
            .setProperties(client)
            .build();
    DataStream<Received<PublishedTarget>> received =
        environment.fromSource(source, timeless(), Topics.TARGETS).uid("targets").setParallelism(1);
    return new TargetStream(
        received
            .flatMap(new Usable())
            .returns(TypeInformation.of(PublishedTarget.class))
            .setParallelism(1)
            .name("usable targets"),
        received
            .flatMap(new Unusable())
            .returns(TypeInformation.of(Rejected.class))
            .setParallelism(1)
            .name("rejected targets"));
  }

  /** Never gives a watermark, and lets nobody wait for one. */
  static <T> WatermarkStrategy<T> timeless() {
    return WatermarkStrategy.<T>forGenerator(context -> new Timeless<>())
        .withTimestampAssigner((unused, recordTime) -> Long.MIN_VALUE);
  }

  private static final class Timeless<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T event, long timeMillis, WatermarkOutput output) {
      // A message says nothing about time.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }

  private static final class Usable
      implements FlatMapFunction<Received<PublishedTarget>, PublishedTarget> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Received<PublishedTarget> received, Collector<PublishedTarget> out) {
      if (received.event != null) {
        out.collect(received.event);
      }
    }
  }

  private static final class Unusable
      implements FlatMapFunction<Received<PublishedTarget>, Rejected> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Received<PublishedTarget> received, Collector<Rejected> out) {
      if (received.rejected != null) {
        out.collect(received.rejected);
      }
    }
  }
}
