package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands for analysts say where they cannot do their work, and what they leave. */
class AnalystErrorsIT {
  @TempDir static Path made;
  private static Path events;
  private static Path run;

  @TempDir Path folder;

  @BeforeAll
  static void makeEventsAndARun() {
    events = made.resolve("events");
    run = made.resolve("run");
    CommandRun.succeeding(
        "generate --from 2026-03-01 --to 2026-04-02 --rate 0.05 --format avro --out", events);
    CommandRun.succeeding("replay --events", events, "--out", run);
  }

  /** A command of which DISK stands for the place where it is to write. */
  private static CommandRun on(Path disk, String command) {
    String[] words =
        Arrays.stream(command.split(" "))
            .map(word -> word.replace("DISK", disk.toString()))
            .map(word -> word.equals("EVENTS") ? events.toString() : word)
            .map(word -> word.equals("RUN") ? run.toString() : word)
            .toArray(String[]::new);
    return CommandRun.of(words[0], (Object[]) Arrays.copyOfRange(words, 1, words.length));
  }

  private static void assertFailure(CommandRun failed, String message) {
    assertThat(failed.status()).as(failed.err()).isEqualTo(1);
    String last = failed.err().lines().reduce((first, second) -> second).orElse("");
    assertThat(last).contains(message).doesNotContain("unexpected", "Exception");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay --events EVENTS --out DISK",
        "replay --events EVENTS --out DISK/new",
        "compare RUN RUN --out DISK",
        "report --run RUN --month 2026-03 --out DISK/report.html",
        "generate --from 2026-03-01 --to 2026-03-02 --ports dalian-dayaowan --out DISK/new"
      })
  void aDiskThatCannotBeWrittenIsTold(String command) throws Exception {
    Path disk = folder.resolve("disk");
    SmallDisk.at(
        disk,
        "ro",
        () -> {
          assertFailure(on(disk, command), disk.toString());
          assertThat(disk).isEmptyDirectory();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay --events EVENTS --out DISK",
        "report --run RUN --month 2026-03 --out DISK/report.html",
        "generate --from 2026-03-01 --to 2026-03-02 --ports dalian-dayaowan --out DISK/new"
      })
  void aFullDiskIsToldAndHasNothingHalfWritten(String command) throws Exception {
    Path disk = folder.resolve("disk");
    SmallDisk.at(
        disk,
        "size=48k",
        () -> {
          assertFailure(on(disk, command), "pace");
          assertThat(names(disk)).isSubsetOf("rejected.jsonl");
        });
  }

  @Test
  void anEmptyFolderIsTold() {
    assertFailure(
        on(folder.resolve("out"), "replay --events " + folder + " --out DISK"),
        "event folder " + folder + " holds no event file");
    assertFailure(on(folder, "compare " + folder + " RUN"), folder + " has no clearances.csv");
    assertFailure(
        on(folder, "report --run " + folder + " --month 2026-03 --out DISK/report.html"),
        folder + " has no clearances.csv");
    assertFailure(on(folder, "record --verify " + folder), folder + " has no manifest.json");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anAvroFileThatIsCutOffIsTold() throws Exception {
    Path cut = Files.createDirectory(folder.resolve("cut"));
    byte[] whole = Files.readAllBytes(events.resolve("declarations.avro"));
    Files.write(cut.resolve("declarations.avro"), Arrays.copyOf(whole, whole.length / 2));
    Path out = folder.resolve("out");

    CommandRun failed = on(out, "replay --events " + cut + " --out DISK");

    assertFailure(failed, "cannot read on in " + cut.resolve("declarations.avro") + " after ");
    assertThat(names(out)).noneMatch(name -> name.startsWith("."));
    assertThat(out.resolve("rejected.jsonl")).content().contains("the last block is cut off");
  }
}
