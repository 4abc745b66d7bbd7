package io.clearwatch.standalone.imports;

import io.clearwatch.standalone.UnfinishedFiles;
import io.clearwatch.wire.EventFolderWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The folder that an import writes. Files are written in a hidden folder in it, and get their names
 * once all are complete; what is not {@link #complete} leaves nothing behind.
 */
public final class ImportFolder implements ImportSink, AutoCloseable {
  private final UnfinishedFiles files;
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
    files = new UnfinishedFiles(folder, "import");
    try {
      events = new EventFolderWriter(files.path(), types, formats);
      rejected = new RejectedCsv(files.path());
    } catch (IOException e) {
      files.close();
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
    files.complete();
  }

  /** Gives only {@code rejected.csv} its name: there are no events. */
  public void completeRejectedOnly() throws IOException {
    closeFiles();
    files.complete(RejectedCsv.NAME::equals);
  }

  private void closeFiles() throws IOException {
    isClosed = true;
    try (rejected) {
      events.close();
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
      files.close();
    }
  }
}
