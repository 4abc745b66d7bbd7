package io.clearwatch.standalone.imports;

import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The folder that an import writes. Files are written in a hidden folder in it, and get their names
 * once all are complete; what is not {@link #complete} leaves nothing behind.
 */
public final class ImportFolder implements ImportSink, AutoCloseable {
  private final Path folder;
  private final boolean isNew;
  private final WorkFolder work;
  private final EventFolderWriter events;
  private final RejectedCsv rejected;
  private boolean isClosed;

  /**
   * Opens the files.
   *
   * @param folder empty, or not there yet
   * @param types that events may come of; each gets its files
   * @throws IOException if they cannot be made
   */
  public ImportFolder(Path folder, Set<EventType> types, Set<EventFormat> formats)
      throws IOException {
    this.folder = folder;
    isNew = Files.notExists(folder);
    work = WorkFolder.create(folder, ".import");
    try {
      events = new EventFolderWriter(work.path(), types, formats);
      rejected = new RejectedCsv(work.path());
    } catch (IOException e) {
      remove();
      throw e;
    }
  }

  @Override
  public void event(SpecificRecordBase event) throws IOException {
    events.write(event);
  }

  @Override
  public void rejected(Rejection rejection) throws IOException {
    rejected.write(rejection);
  }

  /** Gives the files their names. */
  public void complete() throws IOException {
    closeFiles();
    move(name -> true);
  }

  /** Gives only {@code rejected.csv} its name: there are no events. */
  public void completeRejectedOnly() throws IOException {
    closeFiles();
    move(RejectedCsv.NAME::equals);
  }

  private void closeFiles() throws IOException {
    isClosed = true;
    try (rejected) {
      events.close();
    }
  }

  private void move(Predicate<String> names) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(work.path())) {
      files = entries.filter(file -> names.test(file.getFileName().toString())).toList();
    }
    for (Path file : files) {
      Files.move(file, folder.resolve(file.getFileName()));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (!isClosed) {
        closeFiles();
      }
    } catch (IOException e) {
      // Nobody will read the files, and why they could not be written has been told.
    } finally {
      remove();
    }
  }

  private void remove() throws IOException {
    work.close();
    if (isNew && isEmpty()) {
      Files.delete(folder);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
