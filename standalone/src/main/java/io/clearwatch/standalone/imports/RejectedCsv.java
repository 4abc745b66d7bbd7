package io.clearwatch.standalone.imports;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code rejected.csv}: what is wrong with each row that cannot be used. */
final class RejectedCsv implements Closeable {
  static final String NAME = "rejected.csv";

  private static final String[] COLUMNS = {"file", "line", "column", "reason", "detail", "row"};

  private final CsvGenerator out;

  RejectedCsv(Path folder) throws IOException {
    OutputStream stream = new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME)));
    out = new CsvFactory().createGenerator(stream);
    out.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator('\n');
    for (String column : COLUMNS) {
      schema.addColumn(column);
    }
    out.setSchema(schema.build().withoutHeader());
    writeRow(COLUMNS);
  }

  void write(Rejection rejection) throws IOException {
    writeRow(
        rejection.file(),
        Long.toString(rejection.line()),
        rejection.column(),
        rejection.reason().name(),
        rejection.problem().detail(),
        // The character that readers of the file know for bytes that are no text.
        rejection.text().replace(ExportLines.UNDECODABLE, '\uFFFD'));
  }

  private void writeRow(String... cells) throws IOException {
    out.writeStartArray();
    for (String cell : cells) {
      out.writeString(cell);
    }
    out.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
