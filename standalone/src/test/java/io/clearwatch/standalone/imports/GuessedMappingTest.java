package io.clearwatch.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guess finds in an export, and what it says of the rest. */
class GuessedMappingTest {
  @TempDir Path folder;
  private Path export;

  @BeforeEach
  void file() {
    export = folder.resolve("export.csv");
  }

  @Test
  void milestonesInAColumnEachAreEvents() throws Exception {
    String mapping =
        guess(
            """
            报关单号\t口岸\t放行日期\t放行时刻\t提离时间
            D1\t盐田\t2026.3.1\t8:15\t2026.3.1 9:20
            """);

    assertThat(mapping)
        .contains("charset: UTF-8\n", "delimiter: tab\n", "times: [\"yyyy.M.d H:mm\"]\n")
        .contains("  port: {column: 口岸, codes: {盐田: shenzhen-yantian}}\n")
        .contains(
            """
              - type: releases
                phase: RELEASED
                time: {date: 放行日期, clock: 放行时刻}
              - type: releases
                phase: COLLECTED
                time: 提离时间
            """);
  }

  @Test
  void aTitleAboveTheHeaderIsSkipped() throws Exception {
    assertThat(guess("放行清单 2026\n\n报关单号,放行时间\nD1,2026/3/1 8:15\n"))
        .contains("skipLines: 2\n", "declarationId: 报关单号\n");
  }

  @Test
  void aRequiredFieldThatIsNotThereIsInAComment() throws Exception {
    assertThat(guess("declaration no,arrived at\nD1,2026-03-01T08:15:00Z\n"))
        .contains("times: [iso]\n")
        .contains("  # direction: not found, and needed: a column, or {constant: VALUE} of IMPORT,")
        .contains("  # port: not found, and needed: a column, or {constant: VALUE}\n");
  }

  @Test
  void codesThatAreNotKnownAreInAComment() throws Exception {
    assertThat(
            guess(
                """
                报关单号,节点,时间,口岸
                D1,放行,2026/3/1 8:15,盐田
                D2,打印,2026/3/1 8:15,月球港
                """))
        .contains(
            "codes: {盐田: shenzhen-yantian}}\n  # Codes of port that are not known; add them: 月球港: ?")
        .contains("# Codes of the phase that are not known; add them, with none for no event: 打印");
  }

  @Test
  void columnsThatAreNotUsedAreTold() throws Exception {
    assertThat(guess("报关单号,放行时间,经办人\nD1,2026/3/1 8:15,王\n"))
        .contains("# Columns that are not used: 经办人\n");
  }

  @Test
  void monthBeforeDayIsSaidToBeAssumed() throws Exception {
    assertThat(guess("Declaration No,Released\nD1,3/1/2026 8:15\n"))
        .contains("times: [\"M/d/yyyy H:mm\"]\n# Month before day is assumed");
    assertThat(guess("Declaration No,Released\nD1,3/1/2026 8:15\nD2,30/1/2026 8:15\n"))
        .contains("times: [\"d/M/yyyy H:mm\"]\n");
  }

  @Test
  void aFewTimesThatAreNoneDoNotHideHowTheOthersAreWritten() throws Exception {
    assertThat(
            guess(
                """
                报关单号,放行时间
                D1,3/1/2026 8:15
                D2,30/1/2026 8:15
                D3,yesterday
                D4,30/1/2026 8:15:20
                """))
        .contains("times: [\"d/M/yyyy H:mm\", \"d/M/yyyy H:mm:ss\"]\n");
  }

  @Test
  void onlyEventsOfTheTypeThatIsGivenAreLookedFor() throws Exception {
    Files.writeString(export, "退税编号,报关单号,受理时间,放行时间\nR1,D1,2026/3/1 8:15,2026/3/1 8:15\n");

    assertThat(CommandRun.succeeding("import --guess --type refunds --in", export).out())
        .contains("type: refunds")
        .doesNotContain("type: releases");
  }

  @Test
  void anExportOfWhichNothingIsKnownStillGetsAStart() throws Exception {
    assertThat(guess("a,b\n1,2\n"))
        .contains("# No milestone was found.", "# Columns that are not used: a, b");
  }

  @Test
  void bytesThatAreNoTextInAnyCharsetAreTold() throws Exception {
    byte[] text = "报关单号,放行时间\nD1,2026/3/1 8:15\nD?,\n".getBytes(StandardCharsets.UTF_8);
    text[text.length - 3] = (byte) 0xFF;
    Files.write(export, text);

    assertThat(CommandRun.succeeding("import --guess --in", export).out())
        .contains("charset: UTF-8\n# Some bytes are no text in UTF-8; their rows are rejected.\n");
  }

  private String guess(String text) throws IOException {
    Files.writeString(export, text);
    return CommandRun.succeeding("import --guess --in", export).out();
  }
}
