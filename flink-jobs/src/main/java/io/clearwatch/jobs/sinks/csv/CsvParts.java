package io.clearwatch.jobs.sinks.csv;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes the rows of one result file, unsorted and without header, into one part per subtask.
 * {@link CsvMerge} makes the file of them when the job has ended. For bounded jobs without
 * restarts.
 */
public final class CsvParts<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final String writer;
  private final CsvTable<T> table;

  /**
   * @param folder exists
   * @param writer tells apart who writes the same file
   */
  public CsvParts(Path folder, String writer, CsvTable<T> table) {
    this.folder = folder.toString();
    this.writer = writer;
    this.table = table;
  }

  /** What the names of a table's parts begin with. */
  static String prefix(CsvTable<?> table) {
    return table.file() + ".";
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new PartWriter<>(Path.of(folder, prefix(table) + writer + "-" + subtask), table);
  }

  private static final class PartWriter<T> implements SinkWriter<T> {
    private final CsvTable<T> table;
    private final SequenceWriter rows;

    PartWriter(Path part, CsvTable<T> table) throws IOException {
      this.table = table;
      this.rows =
          CsvMapper.builder()
              .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
              .build()
              .writerFor(String[].class)
              .writeValues(Files.newBufferedWriter(part, StandardCharsets.UTF_8));
    }

    @Override
    public void write(T element, Context context) throws IOException {
      String[] row = table.row().apply(element);
      if (row != null) {
        rows.write(row);
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      rows.flush();
    }

    @Override
    public void close() {
      try {
        rows.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
