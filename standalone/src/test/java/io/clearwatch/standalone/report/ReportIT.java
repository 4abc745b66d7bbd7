package io.clearwatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.runs.RunDatabase;
import io.clearwatch.standalone.runs.SeededRuns;
import io.clearwatch.testing.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what a report says is what the result files have. */
@Timeout(300)
class ReportIT {
  @TempDir static Path folder;
  private static Path run;
  private static Path tables;
  private static Path page;

  @BeforeAll
  static void report() {
    run = SeededRuns.in(folder, 1).run(1);
    tables = folder.resolve("tables");
    page = folder.resolve("report.html");
    CommandRun made =
        CommandRun.succeeding(
            "report --month 2026-03 --run", run, "--out", page, "--tables", tables);
    assertThat(made.out())
        .isEqualTo(
            "The report of 2026-03 is in %s%nIts tables are in %s: clearance, stages, days, hours, weekdays, distribution, inspections, refunds, promises%n"
                .formatted(page, tables));
  }

  /** Imports released in March by Shanghai time, from the file of the replay. */
  private static List<Double> importHours() throws Exception {
    List<Double> hours = new ArrayList<>();
    for (Map<String, String> row : SeededRuns.rows(run.resolve("clearances.csv"))) {
      String completed =
          row.get("arrived").compareTo(row.get("released")) > 0
              ? row.get("arrived")
              : row.get("released");
      if (row.get("direction").equals("IMPORT")
          && !row.get("customs_hours").isEmpty()
          && completed.compareTo("2026-02-28T16") >= 0
          && completed.compareTo("2026-03-31T16") < 0) {
        hours.add(Double.parseDouble(row.get("customs_hours")));
      }
    }
    return hours.stream().sorted().toList();
  }

  private static Map<String, String> row(
      String table, String measure, String direction, String dimension, String value)
      throws Exception {
    return SeededRuns.rows(tables.resolve(table + ".csv")).stream()
        .filter(row -> row.get("measure").equals(measure))
        .filter(row -> row.get("direction").equals(direction))
        .filter(row -> row.get("dimension").equals(dimension))
        .filter(row -> row.get("value").equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void figuresAreThoseOfTheResultFiles() throws Exception {
    List<Double> hours = importHours();
    Map<String, String> all = row("clearance", "clearance_customs", "IMPORT", "all", "all");

    assertThat(all.get("n")).isEqualTo(Integer.toString(hours.size()));
    assertThat(Double.parseDouble(all.get("mean")))
        .isCloseTo(
            hours.stream().mapToDouble(Double::doubleValue).average().orElseThrow(), within(1e-6));
    assertThat(Double.parseDouble(all.get("p50")))
        .isEqualTo(hours.get((int) Math.ceil(0.5 * hours.size()) - 1));
    assertThat(Double.parseDouble(all.get("p90")))
        .isEqualTo(hours.get((int) Math.ceil(0.9 * hours.size()) - 1));
    assertThat(Double.parseDouble(all.get("longest"))).isEqualTo(hours.get(hours.size() - 1));
  }

  @Test
  void everyDimensionAddsUpToAll() throws Exception {
    for (String dimension : List.of("city", "port", "filing", "commodity", "inspected")) {
      long sum =
          SeededRuns.rows(tables.resolve("clearance.csv")).stream()
              .filter(row -> row.get("measure").equals("clearance_customs"))
              .filter(row -> row.get("direction").equals("IMPORT"))
              .filter(row -> row.get("dimension").equals(dimension))
              .mapToLong(row -> Long.parseLong(row.get("n")))
              .sum();
      assertThat(sum).as(dimension).isEqualTo(importHours().size());
    }
  }

  @Test
  void thePageShowsWhatTheTablesHave() throws Exception {
    String html = Files.readString(page);

    for (String direction : List.of("IMPORT", "EXPORT")) {
      Map<String, String> all = row("clearance", "clearance_customs", direction, "all", "all");
      assertThat(html)
          .contains(
              String.format(
                  Locale.ROOT,
                  "<td class=\"number\">%,d</td><td class=\"number\">%.2f</td>",
                  Long.parseLong(all.get("n")),
                  Double.parseDouble(all.get("mean"))));
    }
    assertThat(html)
        .contains("Time release study, 2026-03", "Dalian&#39;s plan", "2026-03-01T00:")
        .doesNotContain("http", "<script", "NaN", "null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clearance", "stages", "days", "distribution", "refunds", "promises"})
  void parquetHasTheRowsOfTheCsvFile(String table) throws Exception {
    try (RunDatabase database = RunDatabase.open()) {
      List<List<Object>> differing =
          database.rows(
              "SELECT * FROM read_csv('%1$s/%2$s.csv') EXCEPT SELECT * FROM read_parquet('%1$s/%2$s.parquet')"
                  .formatted(tables, table));
      List<List<Object>> count =
          database.rows(
              "SELECT count(*) FROM read_parquet('%s/%s.parquet')".formatted(tables, table));

      assertThat(differing).isEmpty();
      assertThat(((Number) count.get(0).get(0)).intValue())
          .isEqualTo(SeededRuns.rows(tables.resolve(table + ".csv")).size())
          .isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void itOpensInABrowserWithoutErrorAndWithoutNetwork(String language) throws Exception {
    Path file = folder.resolve(language + ".html");
    CommandRun.succeeding(
        "report --month 2026-03 --language " + language + " --run", run, "--out", file);
    try (Browser browser = Browser.open()) {
      browser.open(file.toUri(), 1280, 900);

      assertThat(browser.text("h1"))
          .isEqualTo(language.equals("en") ? "Time release study, 2026-03" : "通关时间测算报告，2026 年 3 月");
      assertThat(browser.texts("svg").size()).isGreaterThan(10);
      assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      assertThat(browser.errors()).isEmpty();
      assertThat(browser.authorities()).isEmpty();
      browser.picture("report-1280-" + language);
    }
  }

  @Test
  void aMonthWithoutCasesNamesThoseThatThereAre() {
    assertThat(CommandRun.of("report --month 2025-12 --run", run, "--out", page))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "clearwatch report: nothing was completed in 2025-12; the months of "
                    + run
                    + " are 2026-03, 2026-04\n"));
  }

  @Test
  void wrongOptionsAreToldWithWhatToGive() {
    assertThat(CommandRun.of("report --month march --run", run, "--out", page).err())
        .startsWith("clearwatch report: --month is 'march'; give one like 2026-03\n");
    assertThat(CommandRun.of("report --language fr --run", run, "--out", page).err())
        .startsWith("clearwatch report: --language is 'fr'; give en or zh\n");
  }

  @Test
  void whatCannotBeWrittenIsToldAndLeavesNothing() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    CommandRun made = CommandRun.of("report --run", run, "--out", file.resolve("report.html"));

    assertThat(made.status()).isEqualTo(1);
    assertThat(made.err())
        .startsWith("clearwatch report: cannot write " + file.resolve("report.html"))
        .hasLineCount(1);
  }
}
