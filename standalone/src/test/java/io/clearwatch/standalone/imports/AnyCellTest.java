package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is in a cell, it is read as it was written. */
class AnyCellTest {
  @Property(tries = 300)
  void cellsAreReadAsTheyWereWritten(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("charsets") Charset charset,
      @ForAll("delimiters") char delimiter)
      throws Exception {
    Path file = Files.createTempFile("cells", ".csv");
    try {
      StringBuilder text = new StringBuilder("a" + delimiter + "b" + delimiter + "c\n");
      for (List<String> row : rows) {
        text.append(
            row.stream().map(AnyCellTest::quoted).collect(Collectors.joining("" + delimiter)));
        text.append('\n');
      }
      Files.write(file, text.toString().getBytes(charset));

      List<List<String>> read = new ArrayList<>();
      try (ExportReader reader =
          new ExportReader(file, new Layout(charset, delimiter, 0, Set.of()))) {
        while (reader.next()) {
          ExportRow row = reader.row();
          read.add(Stream.of("a", "b", "c").map(row::cell).toList());
        }
      }
      assertThat(read)
          .isEqualTo(rows.stream().map(row -> row.stream().map(String::strip).toList()).toList());
    } finally {
      Files.delete(file);
    }
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** At least one cell of a row has something in it: others are taken for blank. */
  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab\",;\t\n 大港é").ofMaxLength(8);
    Arbitrary<String> full = cell.map(text -> "x" + text);
    return full.flatMap(
            first -> cell.list().ofSize(2).map(more -> List.of(first, more.get(0), more.get(1))))
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of("UTF-8", "GBK", "GB18030", "UTF-16").map(Charset::forName);
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t');
  }
}
