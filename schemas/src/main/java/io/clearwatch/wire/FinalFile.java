package io.clearwatch.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that has its name only when it is complete. Until then it is beside it under a name that
 * nobody takes for it; closed before {@link #complete}, as where the disk is full, it leaves
 * nothing, and what had the name before stays.
 */
public final class FinalFile implements AutoCloseable {
  private final Path path;
  private final Path unfinished;

  /**
   * @param path its name, in a folder that exists
   */
  public FinalFile(Path path) {
    this.path = path;
    this.unfinished = path.resolveSibling('.' + path.getFileName().toString() + ".unfinished");
  }

  /** Where to write until it is complete. */
  public Path unfinished() {
    return unfinished;
  }

  /** Gives it its name, in the place of what had it before. */
  public void complete() throws IOException {
    Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(unfinished);
  }
}
