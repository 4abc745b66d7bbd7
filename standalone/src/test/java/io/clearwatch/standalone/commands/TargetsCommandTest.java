package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TargetsCommandTest {
  private static final String DOCUMENT =
      """
      id: my-port
      issuer: {en: Port office, zh: 口岸办}
      date: 2026-01-01
      title: {en: Plan, zh: 方案}
      targets:
        - id: my-import
          measure: {en: measure 1, zh: 第 1 条}
          name: {en: Import, zh: 进口}
          metric: clearance_customs
          scope: {city: dalian, direction: IMPORT}
          statistic: mean
          comparator: below
          limit: %s
          unit: hours
          note: {en: As it says., zh: 如文。}
      indicators: []
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyPromiseIsPrintedWithItsSource() {
    assertThat(run()).isZero();

    assertThat(out.toString())
        .contains(Catalogue.builtIn().targets().stream().map(Target::id).toList())
        .contains("Port Office of the Dalian Municipal Government")
        .contains(
            "mean of clearance_customs, city dalian, direction IMPORT below 40 h by 2024-12-31")
        .contains("share of paperless, city dalian at least 100 %")
        .contains("0.5 times 97.4 h: National mean of 2017");
  }

  @Test
  void aLineHasAtMostAHundredColumns() {
    run();

    assertThat(out.toString().lines()).allMatch(line -> columns(line) <= 100);
  }

  @Test
  void limitsArePrintedWithTheTimesFromWhichTheyHold() throws Exception {
    String limits = "40\n    changes: [{from: 2027-01-01, limit: 38}]";
    Path file = Files.writeString(folder.resolve("my-port.yaml"), DOCUMENT.formatted(limits));

    assertThat(run("--targets", file.toString())).isZero();

    assertThat(out.toString())
        .contains("IMPORT below 40 h, from")
        .containsSubsequence("2026-12-31T16:00:00Z", "below 38 h", "measure 1; since 2026-01-01");
  }

  @Test
  void aCorrectFileIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("my-port.yaml"), DOCUMENT.formatted("40"));

    assertThat(run("--check", file.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(file + ": nothing wrong (documents: 1, targets: 1)");
  }

  @Test
  void everythingWrongInAFileIsToldWithItsLine() throws Exception {
    String wrong = DOCUMENT.formatted("forty").replace("statistic: mean", "statistic: average");
    Path file = Files.writeString(folder.resolve("my-port.yaml"), wrong);

    assertThat(run("--check", file.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith(file + ":"));
    assertThat(err.toString()).contains("average").contains("forty");
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(run("--check", folder.resolve("none.yaml").toString())).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("none.yaml");
  }

  private int run(String... args) {
    return new CommandLine(new TargetsCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static int columns(String line) {
    return line.codePoints().map(c -> Character.isIdeographic(c) || c >= 0xFF00 ? 2 : 1).sum();
  }
}
