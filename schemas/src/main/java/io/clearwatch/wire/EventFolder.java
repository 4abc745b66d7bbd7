package io.clearwatch.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the event files of a folder: {@code STEM.EXT} and {@code STEM-ANYTHING.EXT}. */
public final class EventFolder {
  private EventFolder() {}

  /**
   * The event files of a folder, sorted by name. Other files and subfolders are ignored, and any of
   * the four types may be absent.
   *
   * @throws EventFolderException if the folder is missing, is no folder, cannot be read or has no
   *     event file
   */
  public static List<EventFile> files(Path folder) {
    if (!Files.exists(folder)) {
      throw new EventFolderException(
          "event folder " + folder + " does not exist: give the folder that holds the event files");
    }
    if (!Files.isDirectory(folder)) {
      throw new EventFolderException(
          folder + " is not a folder: give the folder that holds the event files");
    }
    List<EventFile> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files =
          entries
              .filter(Files::isRegularFile)
              .map(EventFolder::file)
              .filter(Objects::nonNull)
              .sorted(Comparator.comparing(EventFile::name))
              .toList();
    } catch (IOException e) {
      throw new EventFolderException(
          "event folder " + folder + " cannot be read: check its permissions", e);
    }
    if (files.isEmpty()) {
      throw new EventFolderException(
          "event folder "
              + folder
              + " holds no event file: put in declarations, releases, inspections or refunds"
              + " as .jsonl, .csv or .avro");
    }
    return files;
  }

  private static EventFile file(Path path) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    EventFormat format = EventFormat.byExtension(name.substring(dot + 1));
    if (dot < 0 || format == null) {
      return null;
    }
    String base = name.substring(0, dot);
    int dash = base.indexOf('-');
    EventType type = EventType.byStem(dash < 0 ? base : base.substring(0, dash));
    return type == null ? null : new EventFile(path.toString(), type, format);
  }
}
