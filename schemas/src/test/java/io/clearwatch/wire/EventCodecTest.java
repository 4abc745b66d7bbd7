package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.RejectReason;
import io.clearwatch.events.Rejected;
import io.clearwatch.events.ReleaseEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private final EventCodec codec = new EventCodec();

  @Property
  void everyEventComesBackEqual(@ForAll("events") SpecificRecordBase event) {
    EventRead read = decode(EventType.of(event), codec.encode(event));

    assertThat(read.rejected()).isNull();
    assertThat(read.event()).isEqualTo(event);
  }

  @Provide
  Arbitrary<SpecificRecordBase> events() {
    return AnyEvents.any();
  }

  @Test
  void anyAvroLibraryReadsTheMessages() throws Exception {
    byte[] value = codec.encode(SampleEvents.release());

    assertThat(ReleaseEvent.getDecoder().decode(value)).isEqualTo(SampleEvents.release());
    assertThat(decode(EventType.RELEASES, bytes(SampleEvents.release().toByteBuffer())).event())
        .isEqualTo(SampleEvents.release());
  }

  @Test
  void resultsComeBackEqual() throws Exception {
    Alert alert =
        Alert.newBuilder()
            .setAlertId("a1")
            .setKind(AlertKind.TARGET)
            .setTarget("dalian-import-clearance")
            .setSubject("dalian import")
            .setCity("dalian")
            .setPort("all")
            .setDirection("IMPORT")
            .setState(AlertState.FIRING)
            .setEventTime(SampleEvents.TIME)
            .setValue(41.5)
            .setLimit(40.0)
            .build();
    Rejected rejected =
        new Rejected(
            "releases", "0:7", RejectReason.bad_value, "why", ByteBuffer.wrap(new byte[] {1, -1}));

    assertThat(codec.decode(Alert.class, codec.encode(alert))).isEqualTo(alert);
    assertThat(codec.decode(Rejected.class, codec.encode(rejected))).isEqualTo(rejected);
    assertThatThrownBy(() -> codec.decode(Alert.class, codec.encode(rejected)))
        .isInstanceOf(UnusableException.class)
        .hasMessage("holds a Rejected, not a Alert");
  }

  @Test
  void rejectedMessagesSayWhereTheyStoodAndKeepTheirBytes() {
    byte[] value = {1, 2, 3};

    Rejected rejected = decode(EventType.RELEASES, value).rejected();

    assertThat(rejected.getOrigin()).isEqualTo("releases");
    assertThat(rejected.getPosition()).isEqualTo("3:1024");
    assertThat(rejected.getReason()).isEqualTo(RejectReason.undecodable);
    assertThat(bytes(rejected.getRaw())).isEqualTo(value);
  }

  @Test
  void decodedEventsAreChecked() {
    ReleaseEvent event = SampleEvents.release();
    event.setPort("atlantis");

    assertThat(reasonOf(EventType.RELEASES, codec.encode(event)))
        .isEqualTo(RejectReason.unknown_port);
  }

  @Test
  void unpublishedSchemasAreUnknown() {
    byte[] value = codec.encode(SampleEvents.release());
    value[2] ^= 1;

    Rejected rejected = decode(EventType.RELEASES, value).rejected();

    assertThat(rejected.getReason()).isEqualTo(RejectReason.unknown_schema);
    assertThat(rejected.getDetail()).startsWith("no schema is known that has the fingerprint ");
  }

  @Test
  void recordsOfAnotherTypeAreUnknown() {
    Rejected rejected =
        decode(EventType.DECLARATIONS, codec.encode(SampleEvents.release())).rejected();

    assertThat(rejected.getReason()).isEqualTo(RejectReason.unknown_schema);
    assertThat(rejected.getDetail()).isEqualTo("holds a ReleaseEvent, not a DeclarationEvent");
  }

  @Test
  void everyTruncationIsUndecodable() {
    byte[] value = codec.encode(SampleEvents.declaration());

    for (int length = 0; length < value.length; length++) {
      assertThat(reasonOf(EventType.DECLARATIONS, Arrays.copyOf(value, length)))
          .as("%d bytes", length)
          .isEqualTo(RejectReason.undecodable);
    }
  }

  @Test
  void bytesLeftOverAreUndecodable() {
    byte[] value = codec.encode(SampleEvents.declaration());

    assertThat(reasonOf(EventType.DECLARATIONS, Arrays.copyOf(value, value.length + 1)))
        .isEqualTo(RejectReason.undecodable);
  }

  @Test
  void messagesWithoutValueAreUndecodable() {
    assertThat(reasonOf(EventType.RELEASES, null)).isEqualTo(RejectReason.undecodable);
    assertThat(reasonOf(EventType.RELEASES, new byte[0])).isEqualTo(RejectReason.undecodable);
  }

  @Test
  void hugeLengthsAllocateNothing() {
    byte[] value = Arrays.copyOf(codec.encode(SampleEvents.release()), 40);
    // A string of 2^30 bytes where the eventId should be.
    byte[] length = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
    System.arraycopy(length, 0, value, 10, length.length);

    assertThat(reasonOf(EventType.RELEASES, value)).isEqualTo(RejectReason.undecodable);
  }

  @Property
  void randomBytesNeverThrow(@ForAll @Size(max = 64) byte[] value) {
    for (EventType type : EventType.values()) {
      assertThat(decode(type, value)).isNotNull();
    }
  }

  @Property(tries = 5000)
  void damagedMessagesNeverThrow(
      @ForAll @IntRange(min = 10, max = 200) int position, @ForAll byte[] damage) {
    byte[] value = codec.encode(SampleEvents.declaration());
    for (int i = 0; i < damage.length && position + i < value.length; i++) {
      value[position + i] = damage[i];
    }

    EventRead read = decode(EventType.DECLARATIONS, value);

    if (read.event() != null) {
      assertThat(codec.encode(read.event())).isNotEmpty();
    }
  }

  @Test
  void olderAndNewerWritersStayReadable() throws Exception {
    var writer =
        new Schema.Parser()
            .parse(
                DeclarationEvent.getClassSchema()
                    .toString()
                    .replace("\"name\":\"trader\"", "\"name\":\"berth\""));
    DeclarationEvent event = SampleEvents.declaration();
    byte[] body = codec.encode(event);
    var decoder = new RecordDecoder<>(DeclarationEvent.class, writer);

    DeclarationEvent read = decoder.decode(body, 10, body.length - 10);

    event.setTrader(null);
    assertThat(read).as("a field more and one less").isEqualTo(event);
  }

  private RejectReason reasonOf(EventType type, byte[] value) {
    return decode(type, value).rejected().getReason();
  }

  private EventRead decode(EventType type, byte[] value) {
    return codec.decode(type, value, AnyEvents.CHECKS, EventChecks.NO_CLOCK, () -> "3:1024");
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
