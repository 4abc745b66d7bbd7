package io.clearwatch.standalone.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.runs.SeededRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison tells of two replays, where it is known what differs. */
@Timeout(300)
class CompareIT {
  @TempDir static Path folder;
  private static SeededRuns runs;

  private static CommandRun ofSeeds;

  @BeforeAll
  static void replayBoth() {
    runs = SeededRuns.in(folder, 1, 2);
    ofSeeds = CommandRun.succeeding("compare", runs.run(1), runs.run(2), "--out", out("run2"));
  }

  private static Path out(String second) {
    return folder.resolve("out-" + second);
  }

  private static List<Map<String, String>> compared(Path second) throws Exception {
    Path out = out(second.getFileName().toString());
    CommandRun.succeeding("compare", runs.run(1), second, "--out", out);
    return ofAll(out);
  }

  private static List<Map<String, String>> ofAll(Path out) throws Exception {
    return SeededRuns.rows(out.resolve("comparison.csv")).stream()
        .filter(row -> row.get("period").equals("all"))
        .toList();
  }

  /** The imports or exports of all cities, and then of each. */
  private static List<Map<String, String>> wide(List<Map<String, String>> rows, String direction) {
    List<Map<String, String>> wide =
        rows.stream()
            .filter(row -> row.get("measure").equals("clearance_customs"))
            .filter(row -> row.get("direction").equals(direction))
            .filter(
                row ->
                    List.of("port", "transport", "filing", "commodity", "trader_class", "inspected")
                        .stream()
                        .allMatch(dimension -> row.get(dimension).equals("all")))
            .toList();
    assertThat(wide).hasSize(3);
    assertThat(wide.get(0)).containsEntry("city", "all");
    return wide;
  }

  private static Map<String, String> tenPerCentFaster(Map<String, String> row) {
    row.replaceAll(
        (column, value) ->
            column.endsWith("_hours") && !value.isEmpty()
                ? Double.toString(Double.parseDouble(value) * 0.9)
                : value);
    return row;
  }

  @Test
  void anotherSeedIsNoChange() throws Exception {
    List<Map<String, String>> rows = ofAll(out("run2"));

    assertThat(rows).hasSizeGreaterThan(150);
    assertThat(rows)
        .noneMatch(row -> row.get("difference_beyond_noise").equals("true"))
        .anyMatch(row -> row.get("difference_beyond_noise").equals("false"));
  }

  @Test
  void anImprovementOfTenPerCentIsFoundWithinTheGroups() throws Exception {
    List<Map<String, String>> rows =
        compared(runs.changed(2, "faster", CompareIT::tenPerCentFaster));

    for (String direction : List.of("IMPORT", "EXPORT")) {
      List<Map<String, String>> wide = wide(rows, direction);
      assertThat(wide.get(0))
          .containsEntry("difference_beyond_noise", "true")
          .containsEntry("within_beyond_noise", "true")
          .containsEntry("mix_beyond_noise", "false");
      assertThat(wide)
          .allSatisfy(
              row -> {
                double planted = -0.1 * Double.parseDouble(row.get("mean_a"));
                assertThat(planted)
                    .isBetween(
                        Double.parseDouble(row.get("within_low")),
                        Double.parseDouble(row.get("within_high")));
              });
    }
  }

  @Test
  void moreAdvanceFilingIsMixAndNoChangeWithin() throws Exception {
    Random random = new Random(1);
    List<Map<String, String>> rows =
        compared(
            runs.changed(
                2,
                "mixed",
                row -> row.get("filing").equals("ADVANCE") || random.nextInt(2) == 0 ? row : null));

    assertThat(wide(rows, "IMPORT").get(0))
        .containsEntry("difference_beyond_noise", "true")
        .containsEntry("mix_beyond_noise", "true");
    assertThat(wide(rows, "IMPORT"))
        .allMatch(row -> row.get("within_beyond_noise").equals("false"));
  }

  @Test
  void theTerminalAndThePageTellTheMainFindings() throws Exception {
    assertThat(ofSeeds.out())
        .contains("A  2026-03-01 to ")
        .contains("dalian IMPORT        clearance_customs h")
        .contains("No narrower cell changed beyond noise.")
        .contains("comparison.csv, comparison.html");
    assertThat(Files.readString(out("run2").resolve("comparison.html")))
        .contains(" of the cells changed beyond noise.</h1>")
        .contains("clearance_customs, all")
        .doesNotContain("http", "<script");
    try (var files = Files.list(out("run2"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aFolderWithoutResultsIsRefusedWithWhatToGive() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path torn = runs.changed(1, "torn", row -> row);
    Files.writeString(torn.resolve("clearances.csv"), "declaration_id,city\nX,dalian\n");

    assertThat(CommandRun.of("compare", runs.run(1), empty))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "clearwatch compare: "
                    + empty
                    + " has no clearances.csv; give what replay --out was given\n"));
    assertThat(CommandRun.of("compare", folder.resolve("none"), runs.run(1)).err())
        .isEqualTo(
            "clearwatch compare: "
                + folder.resolve("none")
                + " is not a folder; give what replay --out was given\n");
    CommandRun ofTorn = CommandRun.of("compare", runs.run(1), torn);
    assertThat(ofTorn.status()).isEqualTo(1);
    assertThat(ofTorn.err())
        .contains("clearwatch compare: cannot read " + torn.resolve("clearances.csv"))
        .endsWith("; replay again\n");
  }
}
