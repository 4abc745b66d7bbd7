package io.clearwatch.wire;

import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Whether what one schema wrote can be read by another. */
final class SchemaResolution {
  private SchemaResolution() {}

  /** Why it cannot be read, in one line; null if it can. */
  static String problem(Schema reader, Schema writer) {
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
      var first = compatibility.getResult().getIncompatibilities().get(0);
      return writer.getFullName()
          + " cannot be read as "
          + reader.getName()
          + ": "
          + first.getMessage()
          + " at "
          + first.getLocation();
    }
    for (Schema.Field field : reader.getFields()) {
      Schema.Field written = writer.getField(field.name());
      if (written != null && !isSameUnit(field, written)) {
        return field.name() + " is not " + unitOf(field).getName();
      }
    }
    return null;
  }

  /** Avro resolves a long to a long; a unit that is another would pass unnoticed. */
  private static boolean isSameUnit(Schema.Field read, Schema.Field written) {
    LogicalType unit = unitOf(read);
    return unit == null
        || members(written.schema())
            .filter(member -> member.getObjectProp(LogicalType.LOGICAL_TYPE_PROP) != null)
            .allMatch(member -> unit.equals(member.getLogicalType()));
  }

  private static LogicalType unitOf(Schema.Field field) {
    return EventField.valueSchema(field.schema()).getLogicalType();
  }

  private static Stream<Schema> members(Schema schema) {
    return schema.getType() == Schema.Type.UNION ? schema.getTypes().stream() : Stream.of(schema);
  }
}
