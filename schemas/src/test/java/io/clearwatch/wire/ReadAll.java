package io.clearwatch.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads whole event files. */
final class ReadAll {
  private ReadAll() {}

  static List<EventRead> of(EventFile file) throws IOException {
    return of(file, new ArrayList<>());
  }

  static List<EventRead> of(EventFile file, List<String> warnings) throws IOException {
    List<EventRead> all = new ArrayList<>();
    try (EventFileReader reader = file.read(AnyEvents.CHECKS, warnings::add)) {
      reader.forEachRemaining(all::add);
    }
    return all;
  }

  static EventFile file(Path folder, EventType type, EventFormat format, String content)
      throws IOException {
    return file(folder, type, format, content.getBytes(StandardCharsets.UTF_8));
  }

  static EventFile file(Path folder, EventType type, EventFormat format, byte[] content)
      throws IOException {
    Path path = folder.resolve(type.stem() + "." + format.extension());
    Files.write(path, content);
    return new EventFile(path.toString(), type, format);
  }

  /** "event", or position, reason and detail of the rejection, separated by blanks. */
  static String summary(EventRead read) {
    return read.event() != null
        ? "event"
        : read.rejected().getPosition()
            + " "
            + read.rejected().getReason()
            + " "
            + read.rejected().getDetail();
  }

  static String raw(EventRead read) {
    return StandardCharsets.UTF_8.decode(read.rejected().getRaw().duplicate()).toString();
  }
}
