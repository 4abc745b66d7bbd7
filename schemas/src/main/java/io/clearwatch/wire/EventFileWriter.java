package io.clearwatch.wire;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes events of one type to one file. The same events give the same bytes, on any machine. */
public interface EventFileWriter extends Closeable {

  void write(SpecificRecordBase event) throws IOException;

  /** Writes to an Avro object container of this path, which is replaced. */
  static EventFileWriter avro(Path path, EventType type) throws IOException {
    return new ContainerWriter(
        new BufferedOutputStream(Files.newOutputStream(path), 1 << 16), type);
  }

  /** Writes to {@code FOLDER/STEM.EXT}, which is replaced. The folder has to exist. */
  static EventFileWriter open(Path folder, EventType type, EventFormat format) throws IOException {
    Path path = folder.resolve(type.stem() + '.' + format.extension());
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    return switch (format) {
      case JSONL -> new JsonLinesWriter(out, type);
      case CSV -> new CsvWriter(out, type);
      case AVRO -> new ContainerWriter(out, type);
    };
  }
}
