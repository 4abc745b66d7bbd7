package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Goods;
import io.clearwatch.benchmarks.live.Completions.Place;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends probes to a port at which nothing else happens, so that its count in the store tells how
 * many of them it shows. For one thread.
 */
final class Probes implements AutoCloseable {
  /** Where the probes are. */
  static final Place PLACE = new Place("dalian-zhoushuizi-airport", Direction.IMPORT.name());

  private final EventCodec codec = new EventCodec();
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final List<Probe> sent = new ArrayList<>();
  private int visible;

  Probes(String broker) {
    Map<String, Object> client = new HashMap<>(KafkaSettings.of(broker, Map.of()));
    client.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends one that is released now. */
  void send() {
    check();
    Goods goods =
        new Goods(
            "P-" + sent.size(),
            PLACE.port(),
            Direction.valueOf(PLACE.direction()),
            Transport.AIR,
            Filing.ORDINARY,
            Commodity.GENERAL,
            TraderClass.REGULAR,
            true);
    Probe probe = new Probe(goods, System.currentTimeMillis());
    List<SpecificRecordBase> events = probe.events();
    int last = events.size() - 1;
    for (SpecificRecordBase event : events.subList(0, last)) {
      send(event, (metadata, problem) -> failure.compareAndSet(null, problem));
    }
    sent.add(probe);
    send(
        events.get(last),
        (metadata, problem) -> {
          failure.compareAndSet(null, problem);
          probe.appended(System.nanoTime());
        });
  }

  private void send(SpecificRecordBase event, Callback callback) {
    EventType type = EventType.of(event);
    byte[] key = type.keyOf(event).getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(type.topic(), key, codec.encode(event)), callback);
  }

  /** The store shows this many; they become visible in the order in which they were sent. */
  void shown(long count, long nanos) {
    while (visible < Math.min(count, sent.size())) {
      sent.get(visible).visible(nanos);
      visible++;
    }
  }

  /** Throws what went wrong. */
  private void check() {
    if (failure.get() != null) {
      throw new CommandException(
          "the broker did not take a probe: " + failure.get().getMessage(), failure.get());
    }
  }

  /** All that were sent, in order. */
  List<Probe> sent() {
    return List.copyOf(sent);
  }

  int visible() {
    return visible;
  }

  @Override
  public void close() {
    producer.close();
  }
}
