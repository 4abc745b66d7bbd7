package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code --tracks}. */
final class TracksFolder {
  private TracksFolder() {}

  /**
   * The folder, made if it is missing.
   *
   * @throws CommandException if it cannot be made or written to
   */
  static Path made(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandException(
          "the folder " + folder + " of --tracks cannot be made; give another one", e);
    }
    if (!Files.isWritable(folder)) {
      throw new CommandException(
          "the folder " + folder + " of --tracks cannot be written to; give another one");
    }
    return folder;
  }
}
