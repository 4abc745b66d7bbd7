package io.clearwatch.jobs.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The lines of one file, which come in any order and leave sorted as bytes of UTF-8; in memory are
 * some ten thousand of them for each thread that adds.
 */
final class SortedLines {
  private static final int MAX_LINES = 40_000;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final byte END = '\n';

  private final Path folder;
  private final String name;
  private final List<Path> runs = new ArrayList<>();

  /**
   * @param folder for what is not in memory, exists
   * @param name start of the names of the files
   */
  SortedLines(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Adds lines; for one thread, and closed before the lines are taken. */
  Adder adder() {
    return new Adder();
  }

  /** What adds lines. */
  final class Adder implements AutoCloseable {
    private final List<byte[]> lines = new ArrayList<>();

    /**
     * @param line without its end
     */
    void add(String line) {
      lines.add(line.getBytes(StandardCharsets.UTF_8));
      if (lines.size() >= MAX_LINES) {
        close();
      }
    }

    @Override
    public void close() {
      if (lines.isEmpty()) {
        return;
      }
      lines.sort(Arrays::compareUnsigned);
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(newRun()), BUFFER_BYTES)) {
        for (byte[] line : lines) {
          out.write(line);
          out.write(END);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      lines.clear();
    }
  }

  private synchronized Path newRun() {
    Path run = folder.resolve(name + "-" + runs.size());
    runs.add(run);
    return run;
  }

  /**
   * Moves all lines to the end of a file.
   *
   * @return how many there are
   */
  synchronized long moveTo(Path file) throws IOException {
    PriorityQueue<Run> queue = new PriorityQueue<>();
    long count = 0;
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.APPEND), BUFFER_BYTES)) {
      for (Path path : runs) {
        queue.add(new Run(path));
      }
      while (!queue.isEmpty()) {
        Run first = queue.poll();
        first.writeLine(out);
        count++;
        if (first.next()) {
          queue.add(first);
        } else {
          first.close();
        }
      }
    } finally {
      for (Run run : queue) {
        run.close();
      }
    }
    for (Path path : runs) {
      Files.delete(path);
    }
    runs.clear();
    return count;
  }

  /** A sorted file, which stands at one of its lines. */
  private static final class Run implements Comparable<Run>, AutoCloseable {
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int limit;
    private int start;
    private int end;

    Run(Path path) throws IOException {
      in = Files.newInputStream(path);
      end = -1;
      next();
    }

    /** Goes to the next line; false if there is none. */
    boolean next() throws IOException {
      start = end + 1;
      end = start;
      while (true) {
        while (end < limit) {
          if (buffer[end] == END) {
            return true;
          }
          end++;
        }
        if (!fill()) {
          return false;
        }
      }
    }

    private boolean fill() throws IOException {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      end -= start;
      limit -= start;
      start = 0;
      if (limit == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * limit);
      }
      int read = in.read(buffer, limit, buffer.length - limit);
      limit += Math.max(0, read);
      return read > 0;
    }

    void writeLine(OutputStream out) throws IOException {
      out.write(buffer, start, end + 1 - start);
    }

    @Override
    public int compareTo(Run other) {
      return Arrays.compareUnsigned(buffer, start, end, other.buffer, other.start, other.end);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
