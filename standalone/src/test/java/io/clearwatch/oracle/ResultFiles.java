package io.clearwatch.oracle;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The CSV files of a replay. */
record ResultFiles(Path folder) {
  private static final CsvMapper CSV = CsvMapper.builder().build();

  /**
   * Gives every row as its key and its values, in the order of the file.
   *
   * @throws IllegalArgumentException if the header is not that of the contract
   */
  void forEachRow(ResultFile file, BiConsumer<List<String>, List<String>> rows) throws IOException {
    Path path = folder.resolve(file.fileName());
    try (BufferedReader reader = Files.newBufferedReader(path);
        MappingIterator<Map<String, String>> lines =
            CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(reader)) {
      CsvSchema header = (CsvSchema) lines.getParserSchema();
      if (!header.getColumnNames().equals(file.columns())) {
        throw new IllegalArgumentException(
            path + " has the columns " + header.getColumnNames() + ", not " + file.columns());
      }
      while (lines.hasNext()) {
        Map<String, String> line = lines.next();
        rows.accept(
            file.keyColumns().stream().map(line::get).toList(),
            file.valueColumns().stream().map(line::get).toList());
      }
    }
  }
}
