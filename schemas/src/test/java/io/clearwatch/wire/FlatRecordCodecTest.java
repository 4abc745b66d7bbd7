package io.clearwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.PublishedTarget;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class FlatRecordCodecTest {
  @Property(tries = 300)
  void writesWhatTheLibraryWritesAndReadsItBack(@ForAll Random random) throws Exception {
    for (EventType type : EventType.values()) {
      assertSame(filled(type.newEvent(), random), type.newEvent());
    }
    assertSame(filled(new Clearance(), random), new Clearance());
  }

  private static void assertSame(SpecificRecordBase record, SpecificRecordBase empty)
      throws Exception {
    FlatRecordCodec codec = FlatRecordCodec.of(record.getSchema());
    byte[] expected = bytes(record);

    assertThat(Arrays.copyOf(codec.written(), codec.write(record)).length).isPositive();
    assertThat(Arrays.copyOf(codec.written(), codec.write(record))).isEqualTo(expected);
    byte[] padded = new byte[expected.length + 7];
    System.arraycopy(expected, 0, padded, 3, expected.length);
    assertThat(codec.read(padded, 3, expected.length + 4, empty)).isEqualTo(expected.length);
    assertThat(empty).isEqualTo(record);
  }

  @Property(tries = 200)
  void aRecordThatIsCutOffIsNone(@ForAll Random random) throws Exception {
    byte[] bytes = bytes(filled(new DeclarationEvent(), random));
    FlatRecordCodec codec = FlatRecordCodec.of(DeclarationEvent.getClassSchema());

    int length = random.nextInt(bytes.length);

    assertThat(codec.read(bytes, 0, length, new DeclarationEvent()))
        .isEqualTo(FlatRecordCodec.NO_RECORD);
  }

  @Property(tries = 500)
  void garbageIsReadOrIsNoRecordAndNothingElse(@ForAll byte[] garbage) {
    FlatRecordCodec codec = FlatRecordCodec.of(DeclarationEvent.getClassSchema());

    assertThat(codec.read(garbage, 0, garbage.length, new DeclarationEvent()))
        .isBetween(FlatRecordCodec.NO_RECORD, garbage.length);
  }

  @Test
  void aLengthOfTwoGigabytesAllocatesNothing() {
    byte[] bytes = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 'x'};
    FlatRecordCodec codec = FlatRecordCodec.of(DeclarationEvent.getClassSchema());

    assertThat(codec.read(bytes, 0, bytes.length, new DeclarationEvent()))
        .isEqualTo(FlatRecordCodec.NO_RECORD);
  }

  @Test
  void recordsWithRecordsInThemAreTheLibrarys() {
    assertThat(FlatRecordCodec.of(PublishedTarget.getClassSchema())).isNull();
  }

  private static <T extends SpecificRecordBase> T filled(T record, Random random) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Schema schema = field.schema();
      boolean isNull = false;
      if (schema.isUnion()) {
        schema = schema.getTypes().get(1);
        isNull = random.nextBoolean();
      }
      record.put(field.pos(), isNull ? null : value(schema, random));
    }
    return record;
  }

  private static Object value(Schema schema, Random random) {
    return switch (schema.getType()) {
      case STRING -> random.nextBoolean() ? "大连-" + random.nextInt() : "D" + random.nextInt(50);
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case ENUM ->
          SpecificData.get()
              .createEnum(
                  schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())),
                  schema);
      case LONG ->
          schema.getLogicalType() == null
              ? (Object) (random.nextLong() >> random.nextInt(64))
              : Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
      default -> throw new IllegalArgumentException(schema.toString());
    };
  }

  private static byte[] bytes(SpecificRecordBase record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<SpecificRecordBase>(
            record.getSchema(), SpecificData.getForClass(record.getClass()))
        .write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
