package io.clearwatch.jobs.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of rows that are written in their final order, part by part. Rows of figures are far more
 * than those of anything else, so nothing is made for a row that does not last.
 */
final class RowFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path path;
  private OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int length;
  private long rows;

  /**
   * @param path made once there is something to write
   */
  RowFile(Path path) {
    this.path = path;
  }

  /** A part of the row as it stands, with its separators. */
  void text(byte[] utf8) {
    makeRoomFor(utf8.length);
    System.arraycopy(utf8, 0, buffer, length, utf8.length);
    length += utf8.length;
  }

  void endRow() {
    makeRoomFor(1);
    buffer[length++] = '\n';
    rows++;
  }

  /**
   * Moves the rows, once they are all there, to the end of another file.
   *
   * @return how many there are
   */
  long moveTo(Path file) throws IOException {
    if (rows > 0) {
      try (FileChannel from = FileChannel.open(path);
          FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
        to.position(to.size());
        for (long moved = 0; moved < from.size(); ) {
          moved += from.transferTo(moved, from.size() - moved, to);
        }
      }
      Files.delete(path);
    }
    return rows;
  }

  private void makeRoomFor(int bytes) {
    if (length + bytes > buffer.length) {
      flush();
    }
  }

  private void flush() {
    try {
      if (out == null) {
        out = Files.newOutputStream(path);
      }
      out.write(buffer, 0, length);
      length = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (length > 0) {
        flush();
      }
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a part of a row. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
