package io.clearwatch.standalone.recording;

import io.clearwatch.standalone.recording.Manifest.RecordedFile;
import io.clearwatch.wire.EventFileWriter;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.FinalFile;
import io.clearwatch.wire.RejectedJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files of one stretch of a recording: one for each type that has events in it, and one for
 * what cannot be used. They have no names of their own before {@link #complete}.
 */
final class Segment implements AutoCloseable {
  private final Path folder;
  private final int number;
  private final Map<EventType, EventFileWriter> writers = new EnumMap<>(EventType.class);
  private final Map<EventType, Long> counts = new EnumMap<>(EventType.class);
  private final List<FinalFile> files = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Long> records = new ArrayList<>();
  private BufferedWriter rejected;
  private long rejectedCount;

  Segment(Path folder, int number) {
    this.folder = folder;
    this.number = number;
  }

  static String name(String stem, int number, String extension) {
    return String.format(Locale.ROOT, "%s-%06d.%s", stem, number, extension);
  }

  void write(EventRead read) throws IOException {
    if (read.rejected() == null) {
      EventFileWriter writer = writers.get(read.type());
      if (writer == null) {
        FinalFile file = add(name(read.type().stem(), number, EventFormat.AVRO.extension()));
        writer = EventFileWriter.avro(file.unfinished(), read.type());
        writers.put(read.type(), writer);
      }
      writer.write(read.event());
      counts.merge(read.type(), 1L, Long::sum);
      return;
    }
    if (rejected == null) {
      rejected = Files.newBufferedWriter(add(name("rejected", number, "jsonl")).unfinished());
    }
    rejected.write(RejectedJson.line(read.rejected()));
    rejected.write('\n');
    rejectedCount++;
  }

  private FinalFile add(String name) {
    FinalFile file = new FinalFile(folder.resolve(name));
    files.add(file);
    names.add(name);
    return file;
  }

  /** Events and unusable records so far. */
  long records() {
    return rejectedCount + counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Ends the files; they have their names after {@link #complete}. */
  List<RecordedFile> end() throws IOException {
    for (EventFileWriter writer : writers.values()) {
      writer.close();
    }
    if (rejected != null) {
      rejected.close();
    }
    List<RecordedFile> ended = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i).unfinished();
      EventType type = EventType.byStem(names.get(i).substring(0, names.get(i).indexOf('-')));
      ended.add(
          new RecordedFile(
              names.get(i),
              type == null ? rejectedCount : counts.get(type),
              Files.size(file),
              Checksum.of(file)));
    }
    return ended;
  }

  /** Gives the files their names. */
  void complete() throws IOException {
    for (FinalFile file : files) {
      file.complete();
    }
  }

  /** What has no name by now leaves nothing. */
  @Override
  public void close() throws IOException {
    for (EventFileWriter writer : writers.values()) {
      closeQuietly(writer);
    }
    closeQuietly(rejected);
    for (FinalFile file : files) {
      file.close();
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (Exception e) {
      // Nobody will read the file, and why it could not be written has been told.
    }
  }
}
