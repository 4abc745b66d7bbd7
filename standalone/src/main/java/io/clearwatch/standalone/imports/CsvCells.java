package io.clearwatch.standalone.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Splits a row into cells. */
final class CsvCells {
  private static final CsvFactory CSV = new CsvFactory();

  private final CsvSchema schema;

  CsvCells(char delimiter) {
    schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
  }

  /**
   * The cells of a row, which may go over several lines.
   *
   * @throws IOException if it is not CSV; the message says why
   */
  List<String> split(String row) throws IOException {
    List<String> cells = new ArrayList<>();
    try (CsvParser parser = CSV.createParser(row)) {
      parser.setSchema(schema);
      // Without columns in the schema every record is an array of strings.
      parser.nextToken();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        cells.add(parser.getText());
      }
      return cells;
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }
}
