package io.clearwatch.jobs.sinks.csv;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes the rows of result files, unsorted and without header, into one part per file and subtask.
 * {@link CsvMerge} makes the files of them when the job has ended. For bounded jobs without
 * restarts.
 */
public final class CsvParts<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final String writer;
  private final List<CsvTable<T>> tables;

  /**
   * @param folder exists
   * @param writer tells apart who writes the same file
   * @param tables every element is offered to all of them
   */
  public CsvParts(Path folder, String writer, List<CsvTable<T>> tables) {
    this.folder = folder.toString();
    this.writer = writer;
    this.tables = List.copyOf(tables);
  }

  /** What the names of a table's parts begin with. */
  static String prefix(CsvTable<?> table) {
    return table.file() + ".";
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    List<Part<T>> parts = new ArrayList<>();
    for (CsvTable<T> table : tables) {
      parts.add(Part.of(Path.of(folder, prefix(table) + writer + "-" + subtask), table));
    }
    return new PartsWriter<>(parts);
  }

  /** A file of rows. */
  private record Part<T>(CsvTable<T> table, SequenceWriter rows) {
    private static final ObjectWriter ROWS =
        CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writerFor(String[].class);

    static <T> Part<T> of(Path file, CsvTable<T> table) throws IOException {
      return new Part<>(
          table, ROWS.writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
    }
  }

  private record PartsWriter<T>(List<Part<T>> parts) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) throws IOException {
      for (Part<T> part : parts) {
        String[] row = part.table().row().apply(element);
        if (row != null) {
          part.rows().write(row);
        }
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      for (Part<T> part : parts) {
        part.rows().flush();
      }
    }

    @Override
    public void close() throws IOException {
      for (Part<T> part : parts) {
        part.rows().close();
      }
    }
  }
}
