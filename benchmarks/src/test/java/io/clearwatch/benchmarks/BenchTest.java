package io.clearwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Bench.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), Path.of("the.log"), args);
  }

  @Test
  void helpListsTheBenchmarks() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("Usage: clearwatch bench", "state", "freshness", "outage", "Examples:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speed",
        "state --declarations 0",
        "freshness --rate 0",
        "freshness --for 1s",
        "outage --rate -1",
        "outage --outage long"
      })
  void wrongUsageIsToldBeforeAnythingStarts(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("clearwatch bench") || line.startsWith("Try: "));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void nothingIsLeftOfDeclarationsThatAreOver() {
    assertThat(run("state", "--declarations", "300")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("Machine: ")
        .containsPattern("Clock, open \\(arrived and declared\\)\n  timers +2\\.00 per declaration")
        .containsPattern("Clock, finished, 14 days later\n  timers +0 in all")
        .containsPattern("Clock, open without news, 107 days later\n  timers +0 in all");
  }
}
