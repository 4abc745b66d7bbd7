package io.clearwatch.standalone;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the command keeps files of its own. */
public final class Folders {
  /** System property that the launcher sets to a folder below the build's {@code target}. */
  static final String PROPERTY = "clearwatch.files";

  private Folders() {}

  /** Logs of the last runs. */
  public static Path logs() {
    return files().resolve("logs");
  }

  /** Data of a run, which remove it at their end. */
  public static Path work() {
    return files().resolve("work");
  }

  /**
   * Makes a folder for results where it is missing, and finds out whether it can be written before
   * long work is done for it.
   *
   * @throws CommandException if it cannot
   */
  public static void requireWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe-", ""));
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          "cannot write to " + folder + ": it is not a folder; give another", e);
    } catch (IOException e) {
      throw new CommandException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Path files() {
    String files = System.getProperty(PROPERTY);
    return files != null
        ? Path.of(files)
        : Path.of(System.getProperty("java.io.tmpdir"), "clearwatch");
  }
}
