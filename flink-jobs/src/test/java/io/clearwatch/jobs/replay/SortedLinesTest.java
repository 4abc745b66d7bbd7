package io.clearwatch.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedLinesTest {
  @Property(tries = 50)
  void linesOfAllAddersLeaveSortedAndComplete(
      @ForAll @Size(max = 5) List<@Size(max = 60) List<String>> added) throws Exception {
    Path folder = Files.createTempDirectory("lines");
    SortedLines lines = new SortedLines(folder, "test");
    List<byte[]> expected = new ArrayList<>();
    for (List<String> some : added) {
      try (SortedLines.Adder adder = lines.adder()) {
        for (String any : some) {
          String line = any.replace('\n', ' ');
          adder.add(line);
          expected.add(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    expected.sort(Arrays::compareUnsigned);
    Path file = Files.writeString(folder.resolve("file"), "header\n");

    assertThat(lines.moveTo(file)).isEqualTo(expected.size());

    StringBuilder text = new StringBuilder("header\n");
    expected.forEach(line -> text.append(new String(line, StandardCharsets.UTF_8)).append('\n'));
    assertThat(Files.readAllBytes(file))
        .isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8));
    Files.delete(file);
    Files.delete(folder);
  }

  @Test
  void linesLongerThanABufferAreKeptWhole(@TempDir Path folder) throws Exception {
    SortedLines lines = new SortedLines(folder, "test");
    String longLine = "x".repeat(300_000);
    for (String line : List.of("y", longLine, "a")) {
      try (SortedLines.Adder adder = lines.adder()) {
        adder.add(line);
      }
    }
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(lines.moveTo(file)).isEqualTo(3);
    assertThat(Files.readAllLines(file)).containsExactly("a", longLine, "y");
  }
}
