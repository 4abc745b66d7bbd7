package io.clearwatch.standalone.commands;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedStore;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.standalone.live.TopicMessages;
import io.clearwatch.wire.EventCodec;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that write events by schemas of their own, and a run that was told of some of them. */
@Timeout(150)
class ForeignWritersIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String BERTH =
      "{\"name\":\"berth\",\"type\":[\"null\",\"string\"],\"default\":null}";
  private static final String PILOT =
      "{\"name\":\"pilot\",\"type\":[\"null\",\"string\"],\"default\":null}";

  private final Schema withBerth = with(BERTH);
  private final Schema withPilot = with(PILOT);
  private final Schema withoutCommodity = without("commodity");
  private final Instant now = Instant.now();

  @TempDir Path folder;

  @Test
  void areReadIfTheirSchemasAreKnownAndRejectedOtherwise() throws Exception {
    Path schemas = Files.createDirectory(folder.resolve("schemas"));
    Files.writeString(
        schemas.resolve("terminal.avsc"), SchemaFormatter.format("json/pretty", withBerth));
    Files.writeString(
        schemas.resolve("broker.avsc"), SchemaFormatter.format("json/pretty", withoutCommodity));
    byte[] unknown = encode(withPilot, "unknown", "DECLARED", "pilot", "Li");

    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.ANY);
        EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"), Ports.ANY)) {
      String broker = kafka.bootstrapServers();
      KafkaTopics.createMissing(Map.of("bootstrap.servers", broker));
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (Schema writer : new Schema[] {withBerth, withoutCommodity}) {
          String id = writer == withBerth ? "more" : "less";
          send(producer, EventType.DECLARATIONS, encode(writer, id, "ARRIVED", "berth", "12"));
          send(producer, EventType.DECLARATIONS, encode(writer, id, "DECLARED", "berth", "12"));
          send(producer, EventType.RELEASES, released(id));
        }
        send(producer, EventType.DECLARATIONS, unknown);
      }
      FutureTask<CommandRun> command =
          new FutureTask<>(
              () ->
                  CommandRun.of(
                      "run --flink-port 0 --port 0 --kafka",
                      broker,
                      "--influx",
                      store.url(),
                      "--schemas",
                      schemas));
      Thread running = new Thread(command, "run");
      running.start();
      try {
        await()
            .atMost(SOON)
            .until(
                () ->
                    command.isDone()
                        || clearances(broker).size() == 2
                            && !TopicMessages.read(broker, Topics.REJECTED).isEmpty());
        assertThat(clearances(broker)).containsOnlyKeys("more", "less");
        assertThat(clearances(broker).get("more").getCommodity()).isEqualTo(Commodity.BULK);
        assertThat(clearances(broker).get("less").getCommodity()).isNull();
        assertThat(TopicMessages.decode(broker, Topics.REJECTED, Rejected.class))
            .singleElement()
            .satisfies(
                rejected -> {
                  assertThat(rejected.getReason()).isEqualTo(RejectReason.unknown_schema);
                  assertThat(rejected.getRaw()).isEqualTo(ByteBuffer.wrap(unknown));
                });
      } finally {
        running.interrupt();
        running.join();
      }
      assertThat(command.get().status()).as(command.get().err()).isZero();
    }
  }

  private static Map<String, Clearance> clearances(String broker) throws Exception {
    return TopicMessages.decode(broker, Topics.CLEARANCES, Clearance.class).stream()
        .collect(toMap(Clearance::getDeclarationId, one -> one, (old, late) -> late));
  }

  private static Schema with(String field) {
    String text = DeclarationEvent.getClassSchema().toString();
    return new Schema.Parser().parse(text.replace("\"fields\":[", "\"fields\":[" + field + ","));
  }

  private static Schema without(String name) {
    Schema schema = DeclarationEvent.getClassSchema();
    return Schema.createRecord(
        schema.getName(),
        null,
        schema.getNamespace(),
        false,
        schema.getFields().stream()
            .filter(field -> !field.name().equals(name))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
  }

  /** An event as a program writes it that has nothing but Avro and its schema. */
  private byte[] encode(Schema schema, String id, String phase, String extra, String value)
      throws Exception {
    GenericRecord event = new GenericData.Record(schema);
    event.put("eventId", id + phase);
    event.put("eventTime", now.minus(Duration.ofMinutes(30)).toEpochMilli());
    event.put("phase", symbol(schema, "phase", phase));
    event.put("declarationId", id);
    event.put("direction", symbol(schema, "direction", "IMPORT"));
    event.put("port", "dalian-dayaowan");
    event.put("transport", symbol(schema, "transport", "SEA"));
    if (schema.getField(extra) != null) {
      event.put(extra, value);
    }
    if (schema.getField("commodity") != null) {
      Schema commodity = schema.getField("commodity").schema().getTypes().get(1);
      event.put("commodity", new GenericData.EnumSymbol(commodity, "BULK"));
    }
    return new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(event).array();
  }

  private static GenericData.EnumSymbol symbol(Schema schema, String field, String symbol) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
  }

  private byte[] released(String id) {
    return new EventCodec()
        .encode(
            new ReleaseEvent(
                id + "-released",
                now.minus(Duration.ofMinutes(10)),
                ReleasePhase.RELEASED,
                id,
                "dalian-dayaowan"));
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, EventType type, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(type.topic(), value)).get();
  }
}
