package io.clearwatch.standalone.imports;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in an export whose layout is not known.
 *
 * @param layout as found
 * @param isWholeText whether every byte looked at is text in the charset
 * @param texts the first different texts of each column, without the empty one
 */
record Sample(
    Layout layout, boolean isWholeText, List<String> columns, Map<String, Set<String>> texts) {
  /** Lines by which the charset is known. */
  private static final int MAX_LINES = 20_000;

  /** A code may be rare. */
  private static final int MAX_ROWS = 1_000_000;

  private static final int MAX_TEXTS = 2_000;

  /** Exports with a title have it in the first lines. */
  private static final int MAX_TITLE_LINES = 10;

  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GBK"), Charset.forName("GB18030"));

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /**
   * Looks at a file.
   *
   * @param words by which the header is known among the first lines
   * @throws CommandException if it cannot be read or is empty
   */
  static Sample of(Path file, Words words) {
    Charset best = CHARSETS.get(0);
    long fewest = Long.MAX_VALUE;
    List<String> lines = List.of();
    for (Charset charset : CHARSETS) {
      List<String> read = lines(file, charset);
      long unreadable =
          read.stream().filter(line -> line.indexOf(ExportLines.UNDECODABLE) >= 0).count();
      if (unreadable < fewest) {
        fewest = unreadable;
        best = charset;
        lines = read;
      }
    }
    Layout layout = layout(best, lines, words);
    try (ExportReader reader = new ExportReader(file, layout)) {
      return new Sample(layout, fewest == 0, List.copyOf(reader.columns()), texts(reader));
    }
  }

  private static Layout layout(Charset charset, List<String> lines, Words words) {
    Layout best = new Layout(charset, ',', 0, Set.of());
    long bestScore = 0;
    for (int i = 0; i < Math.min(MAX_TITLE_LINES, lines.size()); i++) {
      for (char delimiter : DELIMITERS) {
        long score = score(lines.get(i), delimiter, words);
        if (score > bestScore) {
          bestScore = score;
          best = new Layout(charset, delimiter, i, Set.of());
        }
      }
    }
    return best;
  }

  /** Known names count for more than any number of columns. */
  private static long score(String line, char delimiter, Words words) {
    try {
      List<String> cells = new CsvCells(delimiter).split(line);
      long known = cells.stream().filter(name -> isKnown(name, words)).count();
      return 1000 * known + cells.size() - 1;
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isKnown(String name, Words words) {
    return words.field(name) != null || MilestoneColumns.isMilestone(name, words);
  }

  private static List<String> lines(Path file, Charset charset) {
    List<String> lines = new ArrayList<>();
    try (ExportLines reader = ExportReader.open(file, charset)) {
      String line = reader.next();
      while (line != null && lines.size() < MAX_LINES) {
        lines.add(line);
        line = reader.next();
      }
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return lines;
  }

  private static Map<String, Set<String>> texts(ExportReader reader) {
    Map<String, Set<String>> texts = new HashMap<>();
    reader.columns().forEach(column -> texts.put(column, new LinkedHashSet<>()));
    boolean isMore = true;
    for (int rows = 0; isMore && rows < MAX_ROWS; rows++) {
      try {
        isMore = reader.next();
        if (isMore) {
          texts.forEach((column, ofColumn) -> add(ofColumn, reader.row().cell(column)));
        }
      } catch (UnusableException e) {
        // A guess is made from the rows that can be read.
      }
    }
    return texts;
  }

  private static void add(Set<String> texts, String text) {
    if (!text.isEmpty() && texts.size() < MAX_TEXTS) {
      texts.add(text);
    }
  }

  /** The first different texts of a column, in their order, without the empty one. */
  Set<String> texts(String column) {
    return texts.get(column);
  }
}
