package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Messages of writers whose version of an event is another than the one that is read with. */
class WriterSchemasTest {
  private static final Schema DECLARATION = DeclarationEvent.getClassSchema();
  private static final Schema WITH_BERTH =
      ForeignWriter.withField(
          DECLARATION, "{\"name\":\"berth\",\"type\":[\"null\",\"string\"],\"default\":null}");
  private static final Schema WITH_CREW =
      ForeignWriter.withField(
          DECLARATION,
          "{\"name\":\"crew\",\"default\":[],\"type\":{\"type\":\"array\",\"items\":"
              + "{\"type\":\"record\",\"name\":\"Sailor\",\"fields\":"
              + "[{\"name\":\"name\",\"type\":\"string\"}]}}}");
  private static final Schema WITHOUT_TRADER = ForeignWriter.withoutField(DECLARATION, "trader");

  private final DeclarationEvent event = SampleEvents.declaration();

  @Test
  void aFieldMoreIsPassedOver() {
    EventRead read = read(known(WITH_BERTH), write(WITH_BERTH, Map.of("berth", "12 西")));

    assertThat(read.event()).isEqualTo(event);
  }

  @Test
  void aFieldMoreMayBeOfAnyType() {
    assertThat(read(known(WITH_CREW), write(WITH_CREW, Map.of())).event()).isEqualTo(event);
  }

  @Test
  void valuesOfAnEnumMayStandInAnotherOrder() {
    Schema reversed =
        ForeignWriter.edited(DECLARATION, "\"IMPORT\",\"EXPORT\"", "\"EXPORT\",\"IMPORT\"");

    assertThat(read(known(reversed), write(reversed, Map.of())).event()).isEqualTo(event);
  }

  @Test
  void anOptionalFieldLessIsNull() {
    EventRead read = read(known(WITHOUT_TRADER), write(WITHOUT_TRADER, Map.of()));

    event.setTrader(null);
    assertThat(read.event()).isEqualTo(event);
  }

  @Test
  void aSchemaThatNobodyMadeKnownIsUnknown() {
    byte[] value = write(WITH_BERTH, Map.of("berth", "12"));

    Rejected rejected = read(known(WITHOUT_TRADER), value).rejected();

    assertThat(rejected.getReason()).isEqualTo(RejectReason.unknown_schema);
    assertThat(rejected.getDetail())
        .isEqualTo("no schema is known that has the fingerprint " + fingerprint(value));
    assertThat(rejected.getRaw()).isEqualTo(ByteBuffer.wrap(value));
  }

  @Test
  void publishedSchemasStayKnownBesideOthers() {
    EventCodec codec = known(WITH_BERTH, DECLARATION);

    assertThat(read(codec, codec.encode(event)).event()).isEqualTo(event);
  }

  @Test
  void aKnownSchemaOfAnotherRecordIsUnknownOnTheTopic() {
    byte[] value = write(WITH_BERTH, Map.of());

    Rejected rejected = read(EventType.RELEASES, known(WITH_BERTH), value).rejected();

    assertThat(rejected.getReason()).isEqualTo(RejectReason.unknown_schema);
    assertThat(rejected.getDetail()).isEqualTo("holds a DeclarationEvent, not a ReleaseEvent");
  }

  @Test
  void eventsOfKnownSchemasAreChecked() {
    event.setPort("atlantis");

    assertThat(read(known(WITH_BERTH), write(WITH_BERTH, Map.of())).rejected().getReason())
        .isEqualTo(RejectReason.unknown_port);
  }

  @Test
  void severalVersionsOfARecordMayBeMixed() {
    EventCodec codec = known(WITH_BERTH, WITH_CREW);
    SpecificRecordBase release = SampleEvents.release();

    assertThat(read(codec, write(WITH_BERTH, Map.of())).event()).isEqualTo(event);
    assertThat(read(codec, write(WITH_CREW, Map.of())).event()).isEqualTo(event);
    assertThat(read(codec, codec.encode(event)).event()).isEqualTo(event);
    assertThat(
            read(
                    EventType.RELEASES,
                    codec,
                    ForeignWriter.encode(release, ReleaseEvent.getClassSchema(), Map.of()))
                .event())
        .isEqualTo(release);
  }

  @Test
  void theyTravelToTheTasks() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(WriterSchemas.publishedAnd(List.of(WITH_BERTH)));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      EventCodec codec = new EventCodec((WriterSchemas) in.readObject());

      assertThat(read(codec, write(WITH_BERTH, Map.of())).event()).isEqualTo(event);
    }
  }

  private byte[] write(Schema schema, Map<String, Object> more) {
    return ForeignWriter.encode(event, schema, more);
  }

  private static EventCodec known(Schema... schemas) {
    return new EventCodec(WriterSchemas.publishedAnd(List.of(schemas)));
  }

  private static EventRead read(EventCodec codec, byte[] value) {
    return read(EventType.DECLARATIONS, codec, value);
  }

  private static EventRead read(EventType type, EventCodec codec, byte[] value) {
    return codec.decode(type, value, AnyEvents.CHECKS, EventChecks.NO_CLOCK, () -> "0:1");
  }

  /** Most significant byte first, as numbers are read. */
  private static String fingerprint(byte[] value) {
    StringBuilder hex = new StringBuilder();
    for (int i = 9; i >= 2; i--) {
      hex.append("%02x".formatted(value[i]));
    }
    return hex.toString();
  }
}
