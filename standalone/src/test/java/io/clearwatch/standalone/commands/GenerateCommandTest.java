package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  private static final String DAY = "--from 2026-03-02 --to 2026-03-03 --ports dalian-dayaowan ";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyFormatHasAFileForEachKindOfEvent() throws Exception {
    assertThat(run(DAY + "--format jsonl,csv,avro --out", folder)).isZero();

    assertThat(names(folder))
        .containsExactly(
            "declarations.avro",
            "declarations.csv",
            "declarations.jsonl",
            "inspections.avro",
            "inspections.csv",
            "inspections.jsonl",
            "refunds.avro",
            "refunds.csv",
            "refunds.jsonl",
            "releases.avro",
            "releases.csv",
            "releases.jsonl");
    long lines = 0;
    for (String stem : List.of("declarations", "releases", "inspections", "refunds")) {
      lines += Files.readAllLines(folder.resolve(stem + ".jsonl")).size();
    }
    assertThat(lines).isGreaterThan(1000);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines("%,d events in %s%n".formatted(lines, folder));
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path other = folder.resolve("other");
    run(DAY + "--format jsonl,csv,avro --seed 7 --out", first);
    run(DAY + "--format jsonl,csv,avro --seed 7 --out", second);
    run(DAY + "--format jsonl,csv,avro --seed 8 --out", other);

    for (String name : names(first)) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
    }
    assertThat(Files.mismatch(first.resolve("releases.csv"), other.resolve("releases.csv")))
        .isNotNegative();
  }

  @Test
  void aFolderWithSomethingInItIsRefused() throws Exception {
    Files.createFile(folder.resolve("declarations.csv"));

    assertThat(run(DAY + "--out", folder)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "clearwatch generate: %s is not empty; give a new folder, or empty it%n"
                .formatted(folder));
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(run(DAY + "--out", file)).isEqualTo(1);
    assertThat(err.toString()).contains("is not a folder");
  }

  @Test
  void wrongUsageIsTold() {
    assertUsage("--from 2026-03-02 --out", "files need --from and --to");
    assertUsage(DAY + "--speed 2 --out", "--speed goes with --kafka only");
    assertUsage("--from 2026-03-02 --to 2026-03-01 --out", "is not after the start");
    assertUsage(DAY + "--scenario storm --out", "unknown scenario 'storm'; there are normal, ");
    assertUsage(
        "--from 2026-03-02 --to 2026-03-03 --ports atlantis --out", "unknown port atlantis");
    assertUsage("--from March --to 2026-03-03 --out", "'March' is not a time");
    assertUsage(DAY + "--format xml --out", "xml");
    assertUsage(DAY + "--kafka localhost:9092 --out", "mutually exclusive");
  }

  private void assertUsage(String arguments, String message) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments, folder.resolve("new"))).as(arguments).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(2).first().asString().contains(message);
    assertThat(err.toString()).endsWith("Try: clearwatch generate --help" + System.lineSeparator());
  }

  private int run(String arguments, Path destination) {
    List<String> words = new ArrayList<>(List.of("generate"));
    words.addAll(Arrays.asList(arguments.split(" ")));
    words.add(destination.toString());
    return Main.execute(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Path.of("the.log"),
        words.toArray(String[]::new));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
