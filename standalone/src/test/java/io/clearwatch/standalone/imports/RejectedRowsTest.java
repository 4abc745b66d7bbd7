package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that cannot be used is listed with its place and reason, and the import goes on. */
class RejectedRowsTest {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String HEADER = "编号,方向,口岸,到港,放行,备注";
  private static final String GOOD = "D1,进口,dalian-dayaowan,2026/3/1 8:15,2026/3/2 9:00,";

  private static final String MAPPING =
      """
      charset: GBK
      times: [yyyy/M/d H:mm]
      blanks: ["-"]
      fields:
        declarationId: 编号
        direction: {column: 方向, codes: {进口: IMPORT, 出口: EXPORT}}
        port: 口岸
        transport: {constant: SEA}
      events:
        - {type: declarations, phase: ARRIVED, time: 到港}
        - {type: releases, phase: RELEASED, time: 放行}
      """;

  @TempDir Path folder;
  private Path mapping;
  private Path export;
  private Path out;

  @BeforeEach
  void files() throws IOException {
    mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    export = folder.resolve("export.csv");
    out = folder.resolve("out");
  }

  @Test
  void aDayThatDoesNotExistIsRejected() throws Exception {
    assertRejected(
        "D2,进口,dalian-dayaowan,2026/2/30 8:15,,",
        "export.csv,3,到港,bad_value,eventTime '2026/2/30 8:15' fits none of the patterns");
  }

  @Test
  void anUnknownCodeIsRejected() throws Exception {
    assertRejected(
        "D2,转口,dalian-dayaowan,2026/3/1 8:15,,",
        "export.csv,3,方向,bad_value,\"direction: the code '转口' is not among 进口, 出口\"");
  }

  @Test
  void aPortThatIsNotInTheRegistryIsRejected() throws Exception {
    assertRejected(
        "D2,进口,atlantis,2026/3/1 8:15,,",
        "export.csv,3,口岸,unknown_port,port 'atlantis' is not in the port registry");
  }

  @Test
  void aMissingRequiredFieldIsRejected() throws Exception {
    assertRejected(
        ",进口,dalian-dayaowan,2026/3/1 8:15,,",
        "export.csv,3,编号,missing_field,declarationId is missing");
  }

  @Test
  void aTimeOfAClockThatWasNeverSetIsRejected() throws Exception {
    assertRejected(
        "D2,进口,dalian-dayaowan,1970/1/1 8:00,,",
        "export.csv,3,到港,ancient_time,eventTime 1970-01-01T00:00:00Z is before the year 2000");
  }

  @Test
  void aRowWithTooFewColumnsIsRejected() throws Exception {
    assertRejected(
        "D2,进口,dalian-dayaowan", "export.csv,3,,undecodable,3 columns where the header has 6");
  }

  @Test
  void aRowWithTooManyColumnsIsRejected() throws Exception {
    assertRejected(GOOD + ",more", "export.csv,3,,undecodable,7 columns where the header has 6");
  }

  @Test
  void aQuoteThatIsNeverClosedTakesOnlyItsOwnRow() throws Exception {
    assertRejected(
        "\"D2,进口,dalian-dayaowan,2026/3/1 8:15,,", "export.csv,3,,undecodable,not CSV: ");
  }

  @Test
  void bytesThatAreNoTextAreRejectedAndNotReplaced() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((HEADER + "\n" + GOOD + "\nD2,").getBytes(GBK));
    // The second byte of a character is lost.
    bytes.write("进口".getBytes(GBK), 0, 3);
    bytes.write((",dalian-dayaowan,2026/3/1 8:15,,\n" + GOOD.replace("D1", "D3")).getBytes(GBK));
    Files.write(export, bytes.toByteArray());

    CommandRun run = imported();

    assertThat(run.status()).isZero();
    assertThat(rejected())
        .singleElement()
        .asString()
        .startsWith("export.csv,3,方向,undecodable,bytes that are no text in GBK,");
    assertThat(WorldEvents.in(out)).hasSize(4);
  }

  @Test
  void aRowIsUsedWholeOrNotAtAll() throws Exception {
    write(GOOD, "D2,进口,dalian-dayaowan,2026/3/1 8:15,yesterday,");

    imported();

    assertThat(rejected()).hasSize(1);
    assertThat(WorldEvents.in(out)).extracting(e -> e.get("declarationId")).containsOnly("D1");
  }

  @Test
  void aMilestoneThatIsEmptyIsNoEventAndNoRejection() throws Exception {
    write(GOOD, "D2,进口,dalian-dayaowan,2026/3/1 8:15,,", "D3,进口,dalian-dayaowan,-,-,");

    CommandRun run = imported();

    assertThat(rejected()).isEmpty();
    assertThat(WorldEvents.in(out)).hasSize(3);
    assertThat(run.out()).contains("Rows that tell of nothing that has happened: 1");
  }

  @Test
  void aCellMayGoOverLinesAndHaveDelimitersAndQuotes() throws Exception {
    write("D1,进口,dalian-dayaowan,2026/3/1 8:15,,\"one, \"\"two\"\"\nthree\"", "", ",,,,,", GOOD);

    imported();

    assertThat(rejected()).isEmpty();
    assertThat(WorldEvents.in(out)).hasSize(2);
  }

  @Test
  void theFirstTenAreOnTheTerminalAndAllInTheFile() throws Exception {
    List<String> bad = Collections.nCopies(25, ",进口,dalian-dayaowan,2026/3/1 8:15,,");
    write(GOOD, String.join("\n", bad));

    CommandRun run = imported();

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Rows that cannot be used: 25; they are in " + out.resolve("rejected.csv"));
    assertThat(run.out().lines().filter(line -> line.startsWith("  export.csv line "))).hasSize(10);
    assertThat(rejected()).hasSize(25);
  }

  @Test
  void whereNothingCanBeUsedTheImportFailsAndSaysWhy() throws Exception {
    write(",进口,dalian-dayaowan,2026/3/1 8:15,,");

    CommandRun run = imported();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "clearwatch import: no usable row in the exports; what was rejected and why is in "
                + out.resolve("rejected.csv"));
    assertThat(rejected()).hasSize(1);
    assertThat(out.toFile().list()).containsExactly("rejected.csv");
  }

  @Test
  void aDryRunTellsTheEventsAndWritesNothing() throws Exception {
    write(GOOD, ",进口,dalian-dayaowan,2026/3/1 8:15,,");

    CommandRun run = CommandRun.succeeding("import --dry-run --mapping", mapping, "--in", export);

    assertThat(run.out())
        .contains("2 events from 2 rows would be written")
        .contains("declarations         1  2026-03-01T00:15:00Z to 2026-03-01T00:15:00Z")
        .contains("The first releases:")
        .contains("export.csv line 3, 编号: missing_field, declarationId is missing");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("mapping.yaml", "export.csv");
  }

  private void assertRejected(String row, String start) throws IOException {
    write(GOOD, row, GOOD.replace("D1", "D3"));

    CommandRun run = imported();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(rejected()).singleElement().asString().startsWith(start);
    assertThat(WorldEvents.in(out))
        .extracting(event -> event.get("declarationId"))
        .containsExactlyInAnyOrder("D1", "D1", "D3", "D3");
  }

  private void write(String... rows) throws IOException {
    Files.write(export, (HEADER + "\n" + String.join("\n", rows) + "\n").getBytes(GBK));
  }

  private CommandRun imported() {
    return CommandRun.of("import --mapping", mapping, "--in", export, "--out", out);
  }

  private List<String> rejected() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("rejected.csv"));
    assertThat(lines.get(0)).isEqualTo("file,line,column,reason,detail,row");
    return lines.subList(1, lines.size());
  }
}
