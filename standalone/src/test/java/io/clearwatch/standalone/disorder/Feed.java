package io.clearwatch.standalone.disorder;

import io.clearwatch.jobs.sources.EventMapper;
import io.clearwatch.jobs.sources.Received;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A source that gives events in a given order and holds still before one of them, so that a job can
 * be stopped there. Its position is part of the savepoint.
 */
final class Feed {
  private static final Map<String, Feed> FEEDS = new ConcurrentHashMap<>();

  /** How far the watermark is behind the latest event; most of the disorder is beyond it. */
  private static final Duration LAG = Duration.ofMinutes(1);

  private final String name;
  private final List<SpecificRecordBase> events;
  private volatile int given;
  private volatile int stopBefore;
  private volatile CountDownLatch stopped;

  Feed(String name, List<SpecificRecordBase> events) {
    this.name = name;
    this.events = events;
    FEEDS.put(name, this);
  }

  int size() {
    return events.size();
  }

  /** From now on it stops before the event at this position, or ends with its last event. */
  void stopBefore(int position) {
    stopped = new CountDownLatch(1);
    stopBefore = position;
  }

  /** Waits until all events before the position are given. */
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  <E> DataStream<Received<E>> in(StreamExecutionEnvironment environment, EventMapper<E> mapper) {
    String feed = name;
    return environment
        .fromSource(
            new DataGeneratorSource<>(
                index -> FEEDS.get(feed).event(index.intValue(), mapper),
                events.size(),
                new Gate(feed),
                mapper.receivedType()),
            WatermarkStrategy.<Received<E>>forGenerator(context -> new Lagging<>())
                .withTimestampAssigner((received, unused) -> received.timeMillis),
            "events")
        .setParallelism(1)
        .uid("events");
  }

  private <E> Received<E> event(int position, EventMapper<E> mapper) {
    SpecificRecordBase event = events.get(position);
    given = position + 1;
    return mapper.map(new EventRead(EventType.of(event), event, null));
  }

  private CompletionStage<Void> next() {
    if (given < stopBefore) {
      return CompletableFuture.completedFuture(null);
    }
    stopped.countDown();
    return new CompletableFuture<>();
  }

  private record Gate(String feed) implements RateLimiterStrategy<NumberSequenceSplit> {
    @Override
    public RateLimiter<NumberSequenceSplit> createRateLimiter(int parallelism) {
      return unused -> FEEDS.get(feed).next();
    }
  }

  private static final class Lagging<E> implements WatermarkGenerator<Received<E>> {
    private long latestMillis = Long.MIN_VALUE + LAG.toMillis();

    @Override
    public void onEvent(Received<E> received, long timeMillis, WatermarkOutput output) {
      latestMillis = Math.max(latestMillis, timeMillis);
      output.emitWatermark(new Watermark(latestMillis - LAG.toMillis()));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // Every event has moved it already.
    }
  }
}
