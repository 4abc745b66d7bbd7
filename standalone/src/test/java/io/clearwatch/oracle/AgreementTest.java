package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  @TempDir Path events;
  @TempDir Path results;
  private Map<ResultFile, Table> expected;

  @BeforeEach
  void writeWhatIsExpected() throws IOException {
    Scene scene = new Scene(events);
    scene
        .cleared("D1", "02T00:00", "02T05:20", "filing=ADVANCE")
        .cleared("D2", "02T00:00", "02T05:00")
        .inspection("I", "D1", "STARTED", "02T03:00")
        .inspection("I", "D1", "FINISHED", "02T04:00")
        .refund("R", "ACCEPTED", "02T02:00")
        .refund("R", "APPROVED", "03T02:00")
        .until("03T05:00");
    expected = scene.hourly(Catalogue.ofRepository()).tables();
    for (Table table : expected.values()) {
      List<String> lines = new ArrayList<>(List.of(String.join(",", table.file().columns())));
      table
          .rows()
          .forEach(
              (key, cells) ->
                  lines.add(
                      String.join(",", key)
                          + ','
                          + String.join(",", cells.stream().map(Cell::toString).toList())));
      Files.write(path(table.file()), lines);
    }
  }

  private Path path(ResultFile file) {
    return results.resolve(file.fileName());
  }

  private void replace(ResultFile file, String old, String replacement) throws IOException {
    String content = Files.readString(path(file));
    assertThat(content).contains(old);
    Files.writeString(path(file), content.replace(old, replacement));
  }

  private void check() throws IOException {
    Agreement.check(expected, new ResultFiles(results));
  }

  @Test
  void sameRowsAgree() {
    assertThat(expected.values()).allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void missingUnexpectedAndDifferentAreReportedWithTheirKeys() throws IOException {
    replace(ResultFile.CLEARANCES, "D2,", "D3,");
    replace(ResultFile.REFUNDS, "R,dalian,CLASS_2", "R,dalian,CLASS_3");
    assertThatThrownBy(this::check)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("clearances.csv: 1 rows missing, 1 unexpected, 0 values different")
        .hasMessageContaining("missing    [D2]")
        .hasMessageContaining("unexpected [D3]")
        .hasMessageContaining("refunds.csv: 0 rows missing, 0 unexpected, 1 values different")
        .hasMessageContaining("[R] exporter_class: expected CLASS_2, actual CLASS_3");
  }

  @Test
  void rowGivenTwiceIsUnexpected() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(path(ResultFile.REFUNDS)));
    lines.add(lines.get(1));
    Files.write(path(ResultFile.REFUNDS), lines);
    assertThatThrownBy(this::check).hasMessageContaining("1 unexpected");
  }

  @Test
  void otherHeaderIsRefused() throws IOException {
    replace(ResultFile.SHARE, "numerator,denominator", "denominator,numerator");
    assertThatThrownBy(this::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share.csv");
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource({
    "decimal,    1.5, 1.5000009, true",
    "decimal,    1.5, 1.5000011, false",
    "decimal,    1.5, 15e-1,     false",
    "percentile, 10,  10.1,      true",
    "percentile, 10,  9.9,       true",
    "percentile, 10,  10.11,     false",
    "percentile, 0,   0,         true",
    "percentile, 0,   0.000001,  false",
    "whole,      3,   3,         true",
    "whole,      3,   3.000001,  false",
    "text,       SEA, AIR,       false",
    "state,      OK,  AT_RISK,   false",
    "undecided,  OK,  AT_RISK,   true",
    "undecided,  OK,  NO_DATA,   false"
  })
  void everyKindOfValueHasItsTolerance(String kind, String value, String actual, boolean accepted) {
    Cell cell =
        switch (kind) {
          case "decimal" -> new Cell.Decimal(Double.parseDouble(value));
          case "percentile" -> new Cell.Percentile(Double.parseDouble(value));
          case "whole" -> new Cell.Whole(Long.parseLong(value));
          case "text" -> new Cell.Text(value);
          default -> new Cell.State(value, kind.equals("undecided"));
        };
    assertThat(cell.accepts(actual)).isEqualTo(accepted);
  }

  @Test
  void absentValueIsEmptyAndNothingElse() {
    assertThat(Cell.EMPTY.accepts("")).isTrue();
    assertThat(Cell.EMPTY.accepts("0")).isFalse();
    assertThat(new Cell.Decimal(0).accepts("")).isFalse();
  }
}
