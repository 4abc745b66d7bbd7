package io.clearwatch.standalone.live;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events to their topics. Not thread-safe. */
public final class EventSender implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LINGER_MILLIS = 20;
  private static final int BATCH_BYTES = 64 << 10;

  private final EventCodec codec = new EventCodec();
  private final KafkaProducer<String, byte[]> producer;
  private final String broker;

  /** The first error of what was sent; set by the producer's thread. */
  private volatile Exception failure;

  private EventSender(KafkaProducer<String, byte[]> producer, String broker) {
    this.producer = producer;
    this.broker = broker;
  }

  /**
   * Connects to a broker, and makes those of the events' topics that are missing, with the broker's
   * own number of partitions.
   *
   * @param settings client properties with the broker's address
   * @throws CommandException if no broker answers, or it refuses
   */
  public static EventSender connect(Properties settings) throws InterruptedException {
    String broker = settings.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
    try (Admin admin = Admin.create(settings)) {
      Set<String> topics =
          admin.listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MILLIS)).names().get();
      List<NewTopic> missing =
          Arrays.stream(EventType.values())
              .map(EventType::topic)
              .filter(topic -> !topics.contains(topic))
              .map(topic -> new NewTopic(topic, Optional.empty(), Optional.empty()))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new CommandException(
            "no Kafka broker answers at " + broker + "; start one there, or correct the address",
            e);
      }
      throw refused(broker, e.getCause());
    } catch (KafkaException e) {
      throw refused(broker, e);
    }
    return new EventSender(producer(settings), broker);
  }

  private static KafkaProducer<String, byte[]> producer(Properties settings) {
    Properties producer = new Properties();
    producer.putAll(settings);
    producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    producer.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    return new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Sends an event, in the background.
   *
   * @throws CommandException if an earlier one could not be sent
   */
  public void send(SpecificRecordBase event) throws InterruptedException {
    if (failure != null) {
      throw refused(broker, failure);
    }
    EventType type = EventType.of(event);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(
            type.topic(), null, type.timeMillisOf(event), type.keyOf(event), codec.encode(event));
    try {
      producer.send(message, (metadata, error) -> note(error));
    } catch (InterruptException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (KafkaException e) {
      throw refused(broker, e);
    }
  }

  private void note(Exception error) {
    if (error != null && failure == null) {
      failure = error;
    }
  }

  private static CommandException refused(String broker, Throwable cause) {
    return new CommandException("cannot send to Kafka at " + broker + ": " + reason(cause), cause);
  }

  /** The innermost message: the client's own tells only what it was about to do. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause().getMessage() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }

  /** Sends what is on its way, for at most some seconds. */
  @Override
  public void close() {
    producer.close(Duration.ofMillis(PATIENCE_MILLIS));
  }
}
