package io.clearwatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final String property = System.getProperty("log.file");

  @TempDir Path folder;

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
    if (property == null) {
      System.clearProperty("log.file");
    } else {
      System.setProperty("log.file", property);
    }
  }

  @Test
  void whatLibrariesPrintGoesToTheLog() throws IOException {
    Path file;
    try (LogFile log = LogFile.open(folder.resolve("logs"))) {
      file = log.path();
      System.out.println("a banner");
      System.err.println("a complaint");
    }

    assertThat(file).hasContent("a banner\na complaint");
    assertThat(System.getProperty("log.file")).isEqualTo(file.toString());
  }

  @Test
  void whatIsPrintedAfterTheRunIsSeenAgain() throws IOException {
    LogFile.open(folder).close();

    assertThat(System.out).isSameAs(out);
    assertThat(System.err).isSameAs(err);
  }

  @Test
  void anEmptyLogIsNotKept() throws IOException {
    LogFile.open(folder).close();

    assertThat(logs()).isEmpty();
  }

  @Test
  void onlyTheLastTwentyLogsAreKept() throws IOException {
    for (int day = 1; day <= 25; day++) {
      Files.writeString(folder.resolve("202501%02d-000000-7.log".formatted(day)), "old");
    }
    try (LogFile log = LogFile.open(folder)) {
      assertThat(logs())
          .hasSize(20)
          .contains(log.path(), folder.resolve("20250125-000000-7.log"))
          .doesNotContain(folder.resolve("20250106-000000-7.log"));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> LogFile.open(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot write the log")
        .hasMessageContaining(file.toString());
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> logs = Files.list(folder)) {
      return logs.toList();
    }
  }
}
