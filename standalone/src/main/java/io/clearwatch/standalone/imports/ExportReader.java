package io.clearwatch.standalone.imports;

import static io.clearwatch.events.RejectReason.undecodable;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.UnusableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the rows of an export: CSV with a header, blank rows skipped.
 *
 * <p>A quoted cell may go over several lines, up to {@value #MAX_ROW_LINES}. Where a quote is never
 * closed, only the line with the quote is unusable: the lines after it are read as if it were not
 * there.
 */
final class ExportReader implements Closeable {
  private static final int MAX_ROW_LINES = 16;

  private final Path file;
  private final Layout layout;
  private final ExportLines lines;
  private final CsvCells csv;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Set<String> doubled = new LinkedHashSet<>();
  private int width;
  private ExportRow row;

  /**
   * Opens the file and reads its header.
   *
   * @throws CommandException if it cannot be read or has no header
   */
  ExportReader(Path file, Layout layout) {
    this.file = file;
    this.layout = layout;
    csv = new CsvCells(layout.delimiter());
    lines = open(file, layout.charset());
    try {
      readHeader();
    } catch (IOException e) {
      close();
      throw unreadable(e);
    } catch (CommandException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens a file as lines.
   *
   * @throws CommandException if it is missing or cannot be read
   */
  static ExportLines open(Path file, Charset charset) {
    if (Files.isDirectory(file)) {
      throw new CommandException(file + " is a folder; give a file");
    }
    try {
      return new ExportLines(file, charset);
    } catch (IOException e) {
      String cause = Files.exists(file) ? "check its permissions" : "there is no such file";
      throw new CommandException("cannot read " + file + ": " + cause, e);
    }
  }

  private void readHeader() throws IOException {
    String line = lines.next();
    for (int i = 0; line != null && (i < layout.skipLines() || line.isBlank()); i++) {
      line = lines.next();
    }
    if (line == null) {
      throw new CommandException(file + " is empty; it has to begin with the names of its columns");
    }
    if (line.indexOf(ExportLines.UNDECODABLE) >= 0) {
      throw new CommandException(
          file + " is not in " + layout.charset() + ": correct charset in the mapping");
    }
    List<String> names = headerCells(line);
    width = names.size();
    for (int i = 0; i < width; i++) {
      String name = names.get(i).strip();
      if (columns.putIfAbsent(name, i) != null) {
        doubled.add(name);
      }
    }
  }

  private List<String> headerCells(String line) {
    try {
      return csv.split(line);
    } catch (IOException e) {
      throw new CommandException(
          file + " line " + lines.number() + ": the header is not CSV: " + e.getMessage(), e);
    }
  }

  /** Names of the columns, in their order. */
  Set<String> columns() {
    return columns.keySet();
  }

  /**
   * Refuses a file that does not have every column once.
   *
   * @throws CommandException that names the first one that it lacks
   */
  void require(Set<String> wanted) {
    for (String column : wanted) {
      if (!columns.containsKey(column)) {
        throw new CommandException(
            file
                + " has no column '"
                + column
                + "', which the mapping names; it has "
                + String.join(", ", columns.keySet()));
      }
      if (doubled.contains(column)) {
        throw new CommandException(
            file + " has the column '" + column + "' twice; give each a name of its own");
      }
    }
  }

  /**
   * Goes to the next row, which {@link #row} gives then, also where it is unusable; false at the
   * end of the file.
   *
   * @throws UnusableException if it is no row of such a file; {@link #undecodableColumns} may say
   * @throws CommandException if the file cannot be read on
   */
  boolean next() throws UnusableException {
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        row = new ExportRow(lines.number(), line, columns, List.of(), layout.blanks());
        if (!line.isBlank()) {
          List<String> cells = cells(line);
          row = new ExportRow(row.line(), row.text(), columns, cells, layout.blanks());
          if (!cells.stream().allMatch(String::isBlank)) {
            check(cells);
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  ExportRow row() {
    return row;
  }

  /** Names of the columns of the current row that have bytes which are no text. */
  List<String> undecodableColumns() {
    List<String> names = List.copyOf(columns.keySet());
    return names.stream()
        .filter(name -> columns.get(name) < row.cells().size())
        .filter(name -> row.cells().get(columns.get(name)).indexOf(ExportLines.UNDECODABLE) >= 0)
        .toList();
  }

  /** Bytes read so far. */
  long bytesRead() {
    return lines.bytesRead();
  }

  private List<String> cells(String line) throws IOException, UnusableException {
    if (line.length() >= ExportLines.MAX_LINE_CHARS) {
      throw unusable("longer than " + ExportLines.MAX_LINE_CHARS + " characters");
    }
    try {
      return csv.split(line);
    } catch (IOException e) {
      List<String> cells = overLines(line);
      if (cells == null) {
        throw unusable("not CSV: " + e.getMessage());
      }
      return cells;
    }
  }

  /** The cells of a row that goes on after its first line; null, and nothing taken, if none. */
  private List<String> overLines(String first) throws IOException {
    StringBuilder text = new StringBuilder(first);
    List<String> more = new ArrayList<>();
    while (more.size() < MAX_ROW_LINES - 1 && text.length() < ExportLines.MAX_LINE_CHARS) {
      String line = lines.next();
      if (line == null) {
        break;
      }
      more.add(line);
      text.append('\n').append(line);
      if (hasBalancedQuotes(text)) {
        List<String> cells = splitOrNull(text.toString());
        if (cells != null && cells.size() == width) {
          row = new ExportRow(row.line(), text.toString(), columns, List.of(), layout.blanks());
          return cells;
        }
      }
    }
    lines.giveBack(more);
    return null;
  }

  private List<String> splitOrNull(String text) {
    try {
      return csv.split(text);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean hasBalancedQuotes(CharSequence text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 0;
  }

  private void check(List<String> cells) throws UnusableException {
    if (row.text().indexOf(ExportLines.UNDECODABLE) >= 0) {
      throw unusable("bytes that are no text in " + layout.charset());
    }
    boolean hasMore = cells.size() > width;
    if (hasMore && !cells.subList(width, cells.size()).stream().allMatch(String::isBlank)
        || cells.size() < width) {
      throw unusable(cells.size() + " columns where the header has " + width);
    }
  }

  private static UnusableException unusable(String detail) {
    return new UnusableException(undecodable, detail);
  }

  private CommandException unreadable(IOException e) {
    return new CommandException("cannot read " + file + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
