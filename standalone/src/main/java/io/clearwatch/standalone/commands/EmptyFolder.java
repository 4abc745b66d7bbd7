package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The rule for folders that event files are written to: nothing that is there is replaced. */
final class EmptyFolder {
  private EmptyFolder() {}

  /**
   * Refuses a folder that is not new or empty.
   *
   * @throws CommandException if it has anything in it, or is no folder
   */
  static void require(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new CommandException(folder + " is not empty; give a new folder, or empty it");
      }
    } catch (IOException e) {
      throw new CommandException(folder + " is not a folder; give a new one", e);
    }
  }
}
