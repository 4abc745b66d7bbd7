package io.clearwatch.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records of one class whose fields are all plain values or nullable ones, to and from Avro bodies
 * of the schema of their class: in one pass, where the library resolves every field. Not
 * thread-safe.
 *
 * <p>It reads what is right and gives up on all else; what is wrong then the library can say.
 * Nothing is allocated by a length that was not compared with what is there.
 */
public final class FlatRecordCodec {
  /** Returned where the bytes are no record. */
  public static final int NO_RECORD = -1;

  private static final int MOST_VARINT_BYTES = 10;

  private enum Kind {
    STRING,
    INT,
    LONG,
    TIMESTAMP,
    BOOLEAN,
    ENUM
  }

  /**
   * @param nullBranch index of null in the union, or -1 for a field that is not nullable
   * @param constants of an enum, by their number
   * @param recurring strings of which there are few, or null
   */
  private record Field(
      int position, Kind kind, int nullBranch, Object[] constants, RecurringStrings recurring) {}

  private final Field[] fields;

  private byte[] written = new byte[256];
  private int writtenLength;

  private byte[] bytes;
  private int at;
  private int end;
  private boolean isWrong;

  private FlatRecordCodec(List<Field> fields) {
    this.fields = fields.toArray(new Field[0]);
  }

  /** A codec of records of a schema, or null if not all of its fields are plain. */
  public static FlatRecordCodec of(Schema schema) {
    List<Field> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      Field plain = field(field);
      if (plain == null) {
        return null;
      }
      fields.add(plain);
    }
    return new FlatRecordCodec(fields);
  }

  private static Field field(Schema.Field field) {
    Schema schema = field.schema();
    int nullBranch = -1;
    if (schema.isUnion()) {
      nullBranch = schema.getTypes().indexOf(Schema.create(Schema.Type.NULL));
      if (schema.getTypes().size() != 2 || nullBranch < 0) {
        return null;
      }
      schema = schema.getTypes().get(1 - nullBranch);
    }
    Kind kind = kind(schema);
    if (kind == null) {
      return null;
    }
    boolean isRecurring =
        kind == Kind.STRING && (field.name().equals("port") || field.name().equals("city"));
    return new Field(
        field.pos(),
        kind,
        nullBranch,
        kind == Kind.ENUM ? constants(schema) : null,
        isRecurring ? new RecurringStrings() : null);
  }

  private static Kind kind(Schema schema) {
    boolean isLogical = schema.getLogicalType() != null;
    return switch (schema.getType()) {
      case STRING -> isLogical ? null : Kind.STRING;
      case BOOLEAN -> Kind.BOOLEAN;
      case ENUM -> Kind.ENUM;
      case INT -> isLogical ? null : Kind.INT;
      case LONG ->
          isLogical
              ? schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                  ? Kind.TIMESTAMP
                  : null
              : Kind.LONG;
      default -> null;
    };
  }

  private static Object[] constants(Schema schema) {
    return schema.getEnumSymbols().stream()
        .map(symbol -> SpecificData.get().createEnum(symbol, schema))
        .toArray();
  }

  /**
   * Fills a record from the start of a range.
   *
   * @return how many bytes it takes, or {@link #NO_RECORD}
   */
  public int read(byte[] from, int offset, int length, SpecificRecordBase record) {
    bytes = from;
    at = offset;
    end = offset + length;
    isWrong = false;
    for (Field field : fields) {
      Object value = field.nullBranch >= 0 && isNull(field) ? null : value(field);
      if (isWrong) {
        return NO_RECORD;
      }
      record.put(field.position, value);
    }
    return at - offset;
  }

  private boolean isNull(Field field) {
    long branch = readLong();
    isWrong |= branch != 0 && branch != 1;
    return branch == field.nullBranch;
  }

  private Object value(Field field) {
    return switch (field.kind) {
      case STRING -> readString(field);
      case INT -> readInt();
      case LONG -> readLong();
      case TIMESTAMP -> Instant.ofEpochMilli(readLong());
      case BOOLEAN -> readBoolean();
      case ENUM -> readConstant(field);
    };
  }

  private String readString(Field field) {
    long length = readLong();
    if (isWrong || length < 0 || length > end - at) {
      isWrong = true;
      return null;
    }
    int start = at;
    at += (int) length;
    return field.recurring == null
        ? new String(bytes, start, (int) length, StandardCharsets.UTF_8)
        : field.recurring.get(bytes, start, (int) length);
  }

  private Object readConstant(Field field) {
    long number = readLong();
    if (isWrong || number < 0 || number >= field.constants.length) {
      isWrong = true;
      return null;
    }
    return field.constants[(int) number];
  }

  private Integer readInt() {
    long value = readLong();
    isWrong |= value != (int) value;
    return (int) value;
  }

  private Boolean readBoolean() {
    if (at >= end || bytes[at] != 0 && bytes[at] != 1) {
      isWrong = true;
      return null;
    }
    return bytes[at++] == 1;
  }

  /** Variable length, zigzag: the specification's, section Binary encoding. */
  private long readLong() {
    long value = 0;
    for (int i = 0; i < MOST_VARINT_BYTES; i++) {
      if (at >= end) {
        break;
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    isWrong = true;
    return 0;
  }

  /**
   * Writes a record, in which nothing that is not nullable is null.
   *
   * @return how many bytes it takes, which then stand at the start of {@link #written}
   */
  public int write(SpecificRecordBase record) {
    writtenLength = 0;
    for (Field field : fields) {
      Object value = record.get(field.position);
      if (field.nullBranch >= 0) {
        writeLong(value == null ? field.nullBranch : 1 - field.nullBranch);
        if (value == null) {
          continue;
        }
      }
      write(field.kind, value);
    }
    return writtenLength;
  }

  /** What was written last; until the next record is. */
  public byte[] written() {
    return written;
  }

  private void write(Kind kind, Object value) {
    switch (kind) {
      case STRING -> writeString((String) value);
      case INT -> writeLong((int) value);
      case LONG -> writeLong((long) value);
      case TIMESTAMP -> writeLong(((Instant) value).toEpochMilli());
      case BOOLEAN -> {
        makeRoomFor(1);
        written[writtenLength++] = (byte) ((boolean) value ? 1 : 0);
      }
      case ENUM -> writeLong(((Enum<?>) value).ordinal());
    }
  }

  private void writeString(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeLong(utf8.length);
    makeRoomFor(utf8.length);
    System.arraycopy(utf8, 0, written, writtenLength, utf8.length);
    writtenLength += utf8.length;
  }

  private void writeLong(long value) {
    makeRoomFor(MOST_VARINT_BYTES);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      written[writtenLength++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    written[writtenLength++] = (byte) rest;
  }

  private void makeRoomFor(int more) {
    if (writtenLength + more > written.length) {
      written = Arrays.copyOf(written, Math.max(2 * written.length, writtenLength + more));
    }
  }
}
