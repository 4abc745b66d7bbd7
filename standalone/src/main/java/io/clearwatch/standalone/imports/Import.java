package io.clearwatch.standalone.imports;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** Turns the rows of exports into events. */
public final class Import {
  private final Mapping mapping;
  private final List<Path> files;
  private final RowEvents rowEvents;
  private final ImportProgress progress;
  private final ImportSummary summary;

  private long bytesDone;
  private long bytesInAll;

  /**
   * @param files exports of the same layout, read in this order
   * @param checks for the events
   */
  public Import(Mapping mapping, List<Path> files, EventChecks checks, ImportProgress progress) {
    this.mapping = mapping;
    this.files = List.copyOf(files);
    this.progress = progress;
    rowEvents = new RowEvents(mapping, checks);
    summary = new ImportSummary(mapping.types());
  }

  /**
   * Refuses files that are not as the mapping says, before anything is written.
   *
   * @throws CommandException if a file cannot be read or lacks a column
   */
  public void checkHeaders() {
    Set<String> columns = mapping.columns();
    for (Path file : files) {
      try (ExportReader reader = new ExportReader(file, mapping.layout())) {
        reader.require(columns);
      }
    }
  }

  /**
   * Reads all rows.
   *
   * @throws IOException if the sink cannot take something
   * @throws CommandException if a file cannot be read
   * @throws InterruptedException if the command is stopped
   */
  public ImportSummary run(ImportSink sink) throws IOException, InterruptedException {
    for (Path file : files) {
      bytesInAll += size(file);
    }
    for (Path file : files) {
      try (ExportReader reader = new ExportReader(file, mapping.layout())) {
        reader.require(mapping.columns());
        read(file, reader, sink);
      }
      bytesDone += size(file);
    }
    progress.end(summary.rows());
    return summary;
  }

  private void read(Path file, ExportReader reader, ImportSink sink)
      throws IOException, InterruptedException {
    String name = file.getFileName().toString();
    while (readRow(name, reader, sink)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      progress.update(
          (bytesDone + reader.bytesRead()) / (double) Math.max(1, bytesInAll), summary.rows());
    }
  }

  private boolean readRow(String file, ExportReader reader, ImportSink sink) throws IOException {
    try {
      if (!reader.next()) {
        return false;
      }
    } catch (UnusableException e) {
      reject(
          List.of(new CellProblem(reader.undecodableColumns(), e.problem())), file, reader, sink);
      return true;
    }
    rowEvents.read(reader.row());
    if (!rowEvents.problems().isEmpty()) {
      reject(rowEvents.problems(), file, reader, sink);
      return true;
    }
    for (SpecificRecordBase event : rowEvents.events()) {
      sink.event(event);
    }
    summary.add(rowEvents.events());
    return true;
  }

  private void reject(
      Iterable<CellProblem> problems, String file, ExportReader reader, ImportSink sink)
      throws IOException {
    List<Rejection> rejections = new ArrayList<>();
    for (CellProblem problem : problems) {
      rejections.add(problem.of(file, reader.row()));
    }
    for (Rejection rejection : rejections) {
      sink.rejected(rejection);
    }
    summary.addRejected(rejections);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
