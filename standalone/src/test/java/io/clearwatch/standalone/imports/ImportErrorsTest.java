package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside is told in a line, and leaves nothing half-written. */
class ImportErrorsTest {
  private static final String MAPPING =
      """
      times: [yyyy-MM-dd HH:mm]
      fields: {declarationId: No, port: {constant: dalian-dayaowan}}
      events:
        - {type: releases, phase: RELEASED, time: Released}
      """;

  private static final String ROW = "D1,2026-03-01 08:15\n";

  @TempDir Path folder;
  private Path mapping;
  private Path export;
  private Path out;

  @BeforeEach
  void files() throws IOException {
    mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    export = Files.writeString(folder.resolve("export.csv"), "No,Released\n" + ROW);
    out = folder.resolve("out");
  }

  @Test
  void anEmptyFileIsTold() throws Exception {
    Files.writeString(export, "");

    assertFailure(imported(), export + " is empty; it has to begin with the names of its columns");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileWithAHeaderAloneIsTold() throws Exception {
    Files.writeString(export, "No,Released\n");

    assertFailure(imported(), "no usable row in the exports; what was rejected and why is in ");
  }

  @Test
  void aMissingFileIsTold() throws Exception {
    Files.delete(export);

    assertFailure(imported(), "cannot read " + export + ": there is no such file");
    assertThat(out).doesNotExist();
  }

  @Test
  void anEmptyFolderIsTold() throws Exception {
    export = Files.createDirectory(folder.resolve("exports"));

    assertFailure(imported(), export + " holds no .csv file; give the folder of the exports");
  }

  @Test
  void allExportsOfAFolderAreImported() throws Exception {
    export = Files.createDirectory(folder.resolve("exports"));
    Files.writeString(export.resolve("1.csv"), "No,Released\n" + ROW);
    Files.writeString(export.resolve("2.CSV"), "Released,No\n2026-03-01 08:16,D2\n");

    assertThat(imported().status()).isZero();
    assertThat(WorldEvents.in(out))
        .extracting(event -> event.get("declarationId"))
        .containsExactly("D1", "D2");
  }

  @Test
  void aColumnThatAnyFileLacksIsToldBeforeAnythingIsWritten() throws Exception {
    Path other = Files.writeString(folder.resolve("other.csv"), "No,Relased\n" + ROW);

    assertFailure(
        CommandRun.of("import --mapping", mapping, "--in", export, "--in", other, "--out", out),
        other + " has no column 'Released', which the mapping names; it has No, Relased");
    assertThat(out).doesNotExist();
  }

  @Test
  void aColumnThatIsThereTwiceIsTold() throws Exception {
    Files.writeString(export, "No,Released,No\nD1,2026-03-01 08:15,D2\n");

    assertFailure(imported(), export + " has the column 'No' twice; give each a name of its own");
  }

  @Test
  void everyMistakeOfAMappingIsTold() throws Exception {
    Files.writeString(mapping, MAPPING.replace("releases", "release").replace("dd HH", "QX HH"));

    CommandRun run = imported();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).startsWith(mapping + ":1: yyyy-MM-QX HH:mm is no "))
        .contains(
            mapping
                + ":4: unknown type release (one of declarations, releases, inspections, refunds)");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFolderWithSomethingInItIsRefused() throws Exception {
    Files.createDirectory(out);
    Files.writeString(out.resolve("releases.jsonl"), "mine");

    assertFailure(imported(), out + " is not empty; give a new folder, or empty it");
    assertThat(out.resolve("releases.jsonl")).hasContent("mine");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws Exception {
    Files.createFile(out);

    assertFailure(imported(), out + " is not a folder; give a new one");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "there is no /proc")
  void aPlaceThatCannotBeWrittenIsTold() {
    out = Path.of("/proc/events");

    assertFailure(imported(), "cannot write to " + out);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "there is no tmpfs")
  void aFolderThatIsReadOnlyIsTold() throws Exception {
    SmallDisk.at(
        out,
        "ro",
        () -> {
          assertFailure(imported(), "cannot write to " + out);
          assertThat(out).isEmptyDirectory();
        });
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "there is no tmpfs")
  void aFullDiskIsToldAndNothingHalfWrittenIsLeft() throws Exception {
    StringBuilder text = new StringBuilder("No,Released\n");
    for (int i = 0; i < 20_000; i++) {
      text.append('D').append(i).append(",2026-03-01 08:15\n");
    }
    Files.writeString(export, text);
    SmallDisk.at(
        out,
        "size=256k",
        () -> {
          assertFailure(imported(), "cannot write to " + out + ": No space left on device");
          assertThat(out).isEmptyDirectory();
        });
  }

  @Test
  void ctrlCLeavesNothingBehind() {
    Thread.currentThread().interrupt();

    CommandRun run = imported();

    assertThat(Thread.interrupted()).isFalse();
    assertThat(run.status()).isEqualTo(130);
    assertThat(out).doesNotExist();
  }

  @Test
  void wrongUsageIsTold() {
    assertUsage("import --in a.csv --out b", "an import needs --mapping; --guess proposes one");
    assertUsage(
        "import --in a.csv --mapping b", "an import needs --out or --dry-run, and not both");
    assertUsage("import --in a --mapping b --out c --dry-run", "--out or --dry-run, and not both");
    assertUsage("import --guess --in a.csv --out b", "--guess goes with --in and --type only");
    assertUsage(
        "import --in a --mapping b --out c --type refunds", "--type goes with --guess only");
    assertUsage("import --guess --in a --type ships", "ships");
    assertUsage("import --mapping a --out b", "'--in=FILE'");
  }

  private static void assertUsage(String command, String message) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.status()).as(command).isEqualTo(2);
    assertThat(run.err().lines()).as(command).hasSize(2).first().asString().contains(message);
  }

  private static void assertFailure(CommandRun run, String message) {
    // A slow machine has shown progress before.
    assertThat(run.err().lines().filter(line -> !line.startsWith("Importing ")))
        .singleElement()
        .asString()
        .startsWith("clearwatch import: " + message);
    assertThat(run.status()).isEqualTo(1);
  }

  private CommandRun imported() {
    return CommandRun.of("import --mapping", mapping, "--in", export, "--out", out);
  }
}
