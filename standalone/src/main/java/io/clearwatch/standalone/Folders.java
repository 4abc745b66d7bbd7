package io.clearwatch.standalone;

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

  private static Path files() {
    String files = System.getProperty(PROPERTY);
    return files != null
        ? Path.of(files)
        : Path.of(System.getProperty("java.io.tmpdir"), "clearwatch");
  }
}
