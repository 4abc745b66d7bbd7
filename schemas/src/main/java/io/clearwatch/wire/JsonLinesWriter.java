package io.clearwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes JSON Lines: fields in the order of the schema, those without a value left out. */
final class JsonLinesWriter implements EventFileWriter {
  private final JsonGenerator out;
  private final EventFields fields;

  JsonLinesWriter(OutputStream stream, EventType type) throws IOException {
    out = new JsonFactory().createGenerator(stream).setRootValueSeparator(null);
    fields = EventFields.of(type);
  }

  @Override
  public void write(SpecificRecordBase event) throws IOException {
    out.writeStartObject();
    for (EventField field : fields.all()) {
      Object value = event.get(field.position());
      if (value != null) {
        out.writeFieldName(field.name());
        switch (field.kind()) {
          case INTEGER -> out.writeNumber((long) value);
          case BOOLEAN -> out.writeBoolean((boolean) value);
          case TEXT, SYMBOL, TIME -> out.writeString(value.toString());
        }
      }
    }
    out.writeEndObject();
    out.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
