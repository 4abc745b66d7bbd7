package io.clearwatch.standalone.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of a text in any charset, without a byte order mark; lines can be given back. */
final class ExportLines implements Closeable {
  /** Stands for bytes that are not text in the charset. It is no character, so no text has it. */
  static final char UNDECODABLE = '\uFFFF';

  /** Longer than any row by far: a file without line ends must not fill the memory. */
  static final int MAX_LINE_CHARS = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CountingStream bytes;
  private final Reader text;
  private final Deque<String> givenBack = new ArrayDeque<>();
  private long number;
  private boolean atStart = true;

  ExportLines(Path file, Charset charset) throws IOException {
    // A channel would be closed by Ctrl-C in the midst of reading, and look like a broken disk.
    bytes = new CountingStream(new FileInputStream(file.toFile()));
    text =
        new BufferedReader(
            new InputStreamReader(
                new BufferedInputStream(bytes),
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith(String.valueOf(UNDECODABLE))));
  }

  /** The next line without its end, cut off at {@link #MAX_LINE_CHARS}; null at the end. */
  String next() throws IOException {
    String line = givenBack.isEmpty() ? read() : givenBack.pop();
    number += line == null ? 0 : 1;
    return line;
  }

  /** Gives lines back, in their order, to be read once more. */
  void giveBack(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      givenBack.push(lines.get(i));
    }
    number -= lines.size();
  }

  /** Number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** Bytes read from the file, those ahead of the line included. */
  long bytesRead() {
    return bytes.count();
  }

  private String read() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    if (atStart) {
      atStart = false;
      c = c == BYTE_ORDER_MARK ? text.read() : c;
    }
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
      if (line.length() < MAX_LINE_CHARS) {
        line.append((char) c);
      }
    }
    if (c == '\r') {
      skipLineFeed();
    }
    return line.toString();
  }

  private void skipLineFeed() throws IOException {
    text.mark(1);
    if (text.read() != '\n') {
      text.reset();
    }
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
