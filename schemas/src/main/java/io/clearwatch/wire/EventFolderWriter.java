package io.clearwatch.wire;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes events of all types to the files of a folder, in one or more formats. */
public final class EventFolderWriter implements Closeable {
  private final Map<EventType, List<EventFileWriter>> writers = new EnumMap<>(EventType.class);

  /** Opens a file for each type and format, also for types that no event comes of. */
  public EventFolderWriter(Path folder, Set<EventFormat> formats) throws IOException {
    this(folder, EnumSet.allOf(EventType.class), formats);
  }

  /**
   * Opens a file for each format of some types.
   *
   * @param types those that events may come of
   */
  public EventFolderWriter(Path folder, Set<EventType> types, Set<EventFormat> formats)
      throws IOException {
    Files.createDirectories(folder);
    try {
      for (EventType type : types) {
        List<EventFileWriter> ofType = new ArrayList<>();
        writers.put(type, ofType);
        for (EventFormat format : formats) {
          ofType.add(EventFileWriter.open(folder, type, format));
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  public void write(SpecificRecordBase event) throws IOException {
    for (EventFileWriter writer : writers.get(EventType.of(event))) {
      writer.write(event);
    }
  }

  /** Closes every file, and throws the first error only after the last. */
  @Override
  public void close() throws IOException {
    IOException first = null;
    for (List<EventFileWriter> ofType : writers.values()) {
      for (EventFileWriter writer : ofType) {
        try {
          writer.close();
        } catch (IOException e) {
          if (first == null) {
            first = e;
          } else {
            first.addSuppressed(e);
          }
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
