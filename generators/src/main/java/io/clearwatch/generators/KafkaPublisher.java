package io.clearwatch.generators;

import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes deliveries to the four topics, keyed by the id of the event's subject, at full speed or
 * paced. Creates no topics. A broker that is slow slows it down, as the producer's buffer is
 * bounded.
 *
 * <p>{@link #publish} runs in one thread; {@link #stop} may be called from another.
 */
public final class KafkaPublisher implements AutoCloseable {
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int LINGER_MILLIS = 20;

  /** Longest sleep, after which a stop is noticed. */
  private static final long LONGEST_SLEEP_MILLIS = 200;

  private final Producer<byte[], byte[]> producer;
  private final EventCodec codec = new EventCodec();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private volatile boolean stopped;
  private long events;
  private long reportedNanos = System.nanoTime() - PROGRESS_INTERVAL.toNanos();

  /**
   * @param clientProperties settings of the Kafka client, at least {@code bootstrap.servers}; what
   *     they do not say is set for ordered delivery without loss or duplicates
   * @throws KafkaException if they are not valid
   */
  public KafkaPublisher(Map<String, Object> clientProperties) {
    this(new KafkaProducer<>(complete(clientProperties)));
  }

  KafkaPublisher(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  private static Map<String, Object> complete(Map<String, Object> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.putIfAbsent(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.putIfAbsent(ProducerConfig.ACKS_CONFIG, "all");
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return properties;
  }

  /**
   * Publishes until there are no more deliveries, {@link #stop} is called or the thread is
   * interrupted, and waits until the broker has all of them. May be called again, with other
   * deliveries or another pace.
   *
   * @return deliveries published by this publisher so far
   * @throws KafkaException if the broker refused an event or did not take it in time
   */
  public long publish(Iterator<Delivery> deliveries, Pace pace, Progress progress) {
    long lastMillis = 0;
    while (!stopped && deliveries.hasNext()) {
      Delivery delivery = deliveries.next();
      if (!awaitDue(delivery, pace)) {
        break;
      }
      send(delivery);
      lastMillis = delivery.deliverAtMillis();
      report(lastMillis, progress);
    }
    producer.flush();
    throwFailure();
    if (events > 0) {
      progress.reached(lastMillis, events);
    }
    return events;
  }

  /** Ends {@link #publish} soon, in whatever thread it runs. */
  public void stop() {
    stopped = true;
  }

  /** Sends what is still buffered, and lets go of the broker. */
  @Override
  public void close() {
    stop();
    producer.close(CLOSE_TIMEOUT);
  }

  private void send(Delivery delivery) {
    throwFailure();
    EventType type = EventType.of(delivery.event());
    byte[] key = type.keyOf(delivery.event()).getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(type.topic(), key, codec.encode(delivery.event())),
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
    events++;
  }

  private void throwFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new KafkaException(
          "Kafka did not take an event: "
              + problem.getMessage()
              + "; check the broker and that the topics exist",
          problem);
    }
  }

  /** False if it was stopped before the delivery was due. */
  private boolean awaitDue(Delivery delivery, Pace pace) {
    while (!stopped) {
      long leftMillis = pace.untilDue(delivery.deliverAtMillis()).toMillis();
      if (leftMillis == 0) {
        return true;
      }
      try {
        Thread.sleep(Math.min(leftMillis, LONGEST_SLEEP_MILLIS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private void report(long simulatedMillis, Progress progress) {
    long now = System.nanoTime();
    if (now - reportedNanos >= PROGRESS_INTERVAL.toNanos()) {
      reportedNanos = now;
      progress.reached(simulatedMillis, events);
    }
  }
}
