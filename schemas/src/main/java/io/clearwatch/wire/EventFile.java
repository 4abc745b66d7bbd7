package io.clearwatch.wire;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of events of one type.
 *
 * @param path where it is
 */
public record EventFile(String path, EventType type, EventFormat format) implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);

  /** Name without the folder: the origin of what is rejected. */
  public String name() {
    return Path.of(path).getFileName().toString();
  }

  /**
   * Opens the file; warnings go to the log.
   *
   * @throws IOException if it cannot be opened
   */
  public EventFileReader read(EventChecks checks) throws IOException {
    return read(checks, LOG::warn);
  }

  /**
   * Opens the file.
   *
   * @param warnings gets at most one line, when there are columns that the schema does not have
   * @throws IOException if it cannot be opened
   */
  public EventFileReader read(EventChecks checks, Consumer<String> warnings) throws IOException {
    return switch (format) {
      case JSONL -> new JsonLinesReader(this, checks, warnings);
      case CSV -> new CsvReader(this, checks, warnings);
      case AVRO -> new ContainerReader(this, checks);
    };
  }
}
