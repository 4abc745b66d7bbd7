package io.clearwatch.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a file as ranges of bytes, without their ends (LF or CRLF) and without a leading
 * byte order mark. The current line can be extended by those that follow it, and cut back.
 */
final class LineReader implements Closeable {
  /** Longer than any event by far: a file without line ends must not fill the memory. */
  static final int MAX_LINE_BYTES = 1 << 24;

  private static final int INITIAL_BYTES = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL_BYTES];
  private int limit;
  private boolean endOfFile;
  private long bytesRead;

  /** The current line, its end excluded, and the bytes that it takes with its end. */
  private int start;

  private int length;
  private int taken;
  private boolean tooLong;

  private long number;
  private int extraLines;
  private int firstLength;
  private int firstTaken;

  LineReader(Path file) throws IOException {
    in = Files.newInputStream(file);
    while (limit < 3 && fill()) {
      // The mark has three bytes.
    }
    if (limit >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      start = 3;
    }
  }

  /** Goes to the next line; false at the end of the file. */
  boolean next() throws IOException {
    start += taken;
    if (tooLong) {
      skipRestOfLine();
    }
    number += 1 + extraLines;
    length = 0;
    taken = 0;
    extraLines = 0;
    if (!scan()) {
      return false;
    }
    firstLength = length;
    firstTaken = taken;
    return true;
  }

  /**
   * Adds the following line to the current one, with the line end between them. False if there is
   * none or the two are too long.
   */
  boolean extend() throws IOException {
    extraLines++;
    return scan() && !tooLong;
  }

  /** Takes back every {@link #extend}. */
  void cutBack() {
    length = firstLength;
    taken = firstTaken;
    extraLines = 0;
    tooLong = false;
  }

  /** How much of the file has been read. */
  long bytesRead() {
    return bytesRead;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return length;
  }

  /** Whether the line has more than {@link #MAX_LINE_BYTES}, of which only those are kept. */
  boolean tooLong() {
    return tooLong;
  }

  /** Number of the (first) line, from 1. */
  long number() {
    return number;
  }

  byte[] copy() {
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Extends the range from {@code start + taken} over one more line. */
  private boolean scan() throws IOException {
    tooLong = false;
    int offset = taken;
    while (true) {
      for (; start + offset < limit; offset++) {
        if (buffer[start + offset] == '\n') {
          length = offset > taken && buffer[start + offset - 1] == '\r' ? offset - 1 : offset;
          taken = offset + 1;
          return true;
        }
      }
      if (offset >= MAX_LINE_BYTES) {
        length = MAX_LINE_BYTES;
        taken = MAX_LINE_BYTES;
        tooLong = true;
        return true;
      }
      if (!fill()) {
        boolean found = offset > taken;
        length = found ? offset : length;
        taken = offset;
        return found;
      }
    }
  }

  private void skipRestOfLine() throws IOException {
    while (true) {
      while (start < limit) {
        if (buffer[start++] == '\n') {
          return;
        }
      }
      if (!fill()) {
        return;
      }
    }
  }

  /** Reads more bytes behind the current line, making room first. */
  private boolean fill() throws IOException {
    if (endOfFile) {
      return false;
    }
    if (limit == buffer.length) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
      } else {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    endOfFile = count < 0;
    limit += Math.max(0, count);
    bytesRead += Math.max(0, count);
    return !endOfFile;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
