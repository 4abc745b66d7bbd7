package io.clearwatch.standalone.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What a folder of recorded topics holds: {@code manifest.json}. It is written before its files get
 * their names, so that after a power cut a recording knows which of them are whole.
 *
 * @param cluster id of the Kafka cluster
 * @param from events before this time are left out, ISO-8601; null for none
 * @param to events at or after this time are left out, ISO-8601; null for none
 * @param positions next offset of each topic and partition, as {@code declarations-0}
 * @param deleted records that the broker had deleted before they were recorded
 * @param files in the order in which they were recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
    String cluster,
    String from,
    String to,
    SortedMap<String, Long> positions,
    long deleted,
    List<RecordedFile> files) {
  static final String NAME = "manifest.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * A file of the recording.
   *
   * @param records events, or lines of what cannot be used
   * @param sha256 of its bytes, in hexadecimal digits
   */
  record RecordedFile(String name, long records, long bytes, String sha256) {}

  /**
   * The manifest of a folder, or null if it has none.
   *
   * @throws CommandException if it cannot be read
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return JSON.readValue(file.toFile(), Manifest.class);
    } catch (JsonProcessingException e) {
      throw new CommandException(
          file + " is damaged and tells no longer what was recorded; record into a new folder", e);
    }
  }

  void write(Path folder) throws IOException {
    try (FinalFile file = new FinalFile(folder.resolve(NAME))) {
      JSON.writeValue(file.unfinished().toFile(), this);
      file.complete();
    }
  }
}
