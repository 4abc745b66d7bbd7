package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaPublisherTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private final MockProducer<byte[], byte[]> producer = producer(true);
  private final KafkaPublisher publisher = new KafkaPublisher(producer);

  private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete,
        new RoundRobinPartitioner(),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static World world() {
    return new World(WorldSettings.normal(1, FROM, FROM.plus(Duration.ofHours(12))).withRate(0.02));
  }

  @Test
  void everyDeliveryGoesToItsTopicUnderItsId() throws Exception {
    List<Delivery> expected = new ArrayList<>();
    world().forEachRemaining(expected::add);

    long sent = publisher.publish(world(), Pace.unpaced(), Progress.NONE);

    assertThat(sent).isEqualTo(expected.size()).isPositive();
    EventCodec codec = new EventCodec();
    for (int i = 0; i < expected.size(); i++) {
      EventType type = EventType.of(expected.get(i).event());
      ProducerRecord<byte[], byte[]> message = producer.history().get(i);
      assertThat(message.topic()).isEqualTo(type.topic());
      assertThat(new String(message.key(), StandardCharsets.UTF_8))
          .isEqualTo(type.keyOf(expected.get(i).event()));
      assertThat(codec.decode(type.recordClass(), message.value()))
          .isEqualTo(expected.get(i).event());
    }
  }

  @Test
  void progressTellsTheLastDeliveryAndTheirNumber() {
    List<Long> counts = new ArrayList<>();

    long sent = publisher.publish(world(), Pace.unpaced(), (millis, events) -> counts.add(events));

    assertThat(counts).last().isEqualTo(sent);
  }

  @Test
  void aRefusedEventEndsThePublishingWithItsCause() {
    MockProducer<byte[], byte[]> refusing = producer(false);
    KafkaPublisher failing = new KafkaPublisher(refusing);
    Iterator<Delivery> one = List.of(world().next()).iterator();
    Iterator<Delivery> refusedMeanwhile =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            if (!one.hasNext()) {
              refusing.errorNext(new TopicAuthorizationException("declarations"));
            }
            return one.hasNext();
          }

          @Override
          public Delivery next() {
            return one.next();
          }
        };

    assertThatThrownBy(() -> failing.publish(refusedMeanwhile, Pace.unpaced(), Progress.NONE))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("did not take an event")
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void stoppingEndsAnEndlessWorldBeforeItsNextDeliveryIsDue() {
    World endless = new World(WorldSettings.normal(1, FROM, null).withRate(0.02));
    Iterator<Delivery> stopping =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return endless.hasNext();
          }

          @Override
          public Delivery next() {
            given++;
            if (given == 10) {
              publisher.stop();
            }
            return endless.next();
          }
        };

    long sent = publisher.publish(stopping, Pace.unpaced(), Progress.NONE);

    assertThat(sent).isEqualTo(9);
  }

  @Test
  void closingClosesTheProducer() {
    publisher.close();

    assertThat(producer.closed()).isTrue();
  }

  @Test
  void theEventsKeepTheirOrderOnEachTopic() {
    publisher.publish(world(), Pace.unpaced(), Progress.NONE);

    assertThat(producer.history())
        .filteredOn(message -> message.topic().equals("declarations"))
        .extracting(ProducerRecord::value)
        .hasSameSizeAs(declarations())
        .containsExactlyElementsOf(declarations());
  }

  private static List<byte[]> declarations() {
    EventCodec codec = new EventCodec();
    List<byte[]> values = new ArrayList<>();
    world()
        .forEachRemaining(
            delivery -> {
              if (delivery.event() instanceof DeclarationEvent) {
                values.add(codec.encode(delivery.event()));
              }
            });
    return values;
  }
}
