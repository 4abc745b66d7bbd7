package io.clearwatch.wire;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes CSV: a header row, columns in the order of the schema, empty where there is no value. */
final class CsvWriter implements EventFileWriter {
  private final CsvGenerator out;
  private final EventFields fields;

  CsvWriter(OutputStream stream, EventType type) throws IOException {
    fields = EventFields.of(type);
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    fields.all().forEach(field -> schema.addColumn(field.name()));
    out = new CsvFactory().createGenerator(stream);
    out.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    out.setSchema(schema.build());
  }

  @Override
  public void write(SpecificRecordBase event) throws IOException {
    out.writeStartObject();
    for (EventField field : fields.all()) {
      Object value = event.get(field.position());
      if (value != null) {
        out.writeFieldName(field.name());
        out.writeString(value.toString());
      }
    }
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
