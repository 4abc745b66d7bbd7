package io.clearwatch.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads CSV with a header row, blank lines skipped.
 *
 * <p>A quoted value may go over several lines, up to {@value #MAX_RECORD_LINES}. Where a quote is
 * never closed, only the line with the quote is rejected: the lines after it are read as if it were
 * not there.
 */
final class CsvReader extends LineEventReader {
  private static final int MAX_RECORD_LINES = 16;
  private static final CsvFactory CSV = new CsvFactory();

  /** The field of each column, null for one to ignore; null before the header. */
  private List<EventField> columns;

  private final List<String> cells = new ArrayList<>();
  private String parseError;

  CsvReader(EventFile file, EventChecks checks, Consumer<String> warnings) throws IOException {
    super(file, checks, warnings);
  }

  @Override
  EventRead readLine() throws IOException {
    if (columns == null) {
      return readHeader();
    }
    if (!parse() && !parseOverLines()) {
      lines.cutBack();
      return rejected(undecodable("not CSV: " + parseError));
    }
    assembler.begin();
    for (int i = 0; i < cells.size(); i++) {
      if (i < columns.size()) {
        if (columns.get(i) != null) {
          assembler.setText(columns.get(i), cells.get(i));
        }
      } else if (!cells.get(i).isEmpty()) {
        return rejected(
            undecodable(cells.size() + " columns where the header has " + columns.size()));
      }
    }
    return assembled();
  }

  private EventRead readHeader() throws IOException {
    columns = new ArrayList<>();
    if (!parse()) {
      return rejected(undecodable("the header is not CSV: " + parseError));
    }
    for (String name : cells) {
      EventField field = assembler.fields().byName(name);
      if (field == null) {
        warnOfUnknown(name);
      }
      columns.add(field);
    }
    return null;
  }

  private boolean parseOverLines() throws IOException {
    String firstError = parseError;
    for (int i = 1; i < MAX_RECORD_LINES && lines.extend(); i++) {
      if (hasBalancedQuotes() && parse() && cells.size() == columns.size()) {
        return true;
      }
    }
    parseError = firstError;
    return false;
  }

  private boolean hasBalancedQuotes() {
    int quotes = 0;
    for (int i = lines.start(); i < lines.start() + lines.length(); i++) {
      if (lines.buffer()[i] == '"') {
        quotes++;
      }
    }
    return quotes % 2 == 0;
  }

  /** Splits the current line into {@link #cells}; false, with the error set, if it is not CSV. */
  private boolean parse() {
    cells.clear();
    try (CsvParser parser = CSV.createParser(lines.buffer(), lines.start(), lines.length())) {
      // Without a schema every record is an array of strings.
      parser.nextToken();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        cells.add(parser.getText());
      }
      return true;
    } catch (IOException e) {
      parseError = e.getMessage();
      return false;
    }
  }
}
