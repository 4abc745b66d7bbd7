package io.clearwatch.wire;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;

/** A program outside that writes events by a schema of its own, with nothing but Avro. */
final class ForeignWriter {
  private static final int HEADER_BYTES = 10;

  private ForeignWriter() {}

  /** The schema of a record with something replaced in its text. */
  static Schema edited(Schema schema, String from, String to) {
    String text = schema.toString();
    if (!text.contains(from)) {
      throw new IllegalArgumentException("no " + from + " in " + text);
    }
    return new Schema.Parser().parse(text.replace(from, to));
  }

  /**
   * The schema of a record with one more field at its beginning.
   *
   * @param field as in {@code {"name":"berth","type":"int"}}
   */
  static Schema withField(Schema schema, String field) {
    return edited(
        schema,
        "\"fields\":[{\"name\":\"eventId\"",
        "\"fields\":[" + field + ",{\"name\":\"eventId\"");
  }

  /** The schema of a record without one of its fields. */
  static Schema withoutField(Schema schema, String name) {
    return Schema.createRecord(
        schema.getName(),
        schema.getDoc(),
        schema.getNamespace(),
        false,
        schema.getFields().stream()
            .filter(field -> !field.name().equals(name))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
  }

  /**
   * The message value of an event.
   *
   * @param more values of fields that only the writer knows
   */
  static byte[] encode(SpecificRecordBase event, Schema schema, Map<String, Object> more) {
    try {
      byte[] value = new EventCodec().encode(event);
      GenericRecord foreign =
          new GenericDatumReader<GenericRecord>(event.getSchema(), schema)
              .read(
                  null,
                  DecoderFactory.get()
                      .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null));
      more.forEach(foreign::put);
      return new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema)
          .encode(foreign)
          .array();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
