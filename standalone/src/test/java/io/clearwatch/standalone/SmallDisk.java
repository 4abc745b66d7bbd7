package io.clearwatch.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk of its own at a folder, for as long as something is done. */
public final class SmallDisk {
  private SmallDisk() {}

  /** Something that may fail. */
  public interface Action {
    void run() throws Exception;
  }

  /**
   * Mounts a tmpfs, and skips the test where that is not allowed.
   *
   * @param folder is made
   * @param options as {@code size=256k} or {@code ro}
   */
  public static void at(Path folder, String options, Action action) throws Exception {
    Files.createDirectories(folder);
    Assumptions.assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()),
        "this user cannot mount a disk");
    try {
      action.run();
    } finally {
      // Lazily, as Java leaves a file open that it could not write to the end.
      succeeds("umount", "-l", folder.toString());
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
