package io.clearwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsTheCommands() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString()).contains("Usage: clearwatch", "Commands:", "test", "bench");
  }

  @Test
  void aWrongCommandIsWrongUsage() {
    assertThat(run("demonstrate")).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(
            "clearwatch: Unmatched argument at index 0: 'demonstrate'", "Try: clearwatch --help");
  }

  @Test
  void aMissingCommandIsWrongUsage() {
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly("clearwatch: Missing required subcommand", "Try: clearwatch --help");
  }

  @Test
  void aKnownFailureIsOneLine() {
    assertThat(run("test")).isEqualTo(1);

    assertThat(err.toString().lines())
        .containsExactly(
            "clearwatch test: start it with the launcher, ./clearwatch test, beside the sources");
  }

  private int run(String... args) {
    return Main.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), Path.of("the.log"), args);
  }
}
