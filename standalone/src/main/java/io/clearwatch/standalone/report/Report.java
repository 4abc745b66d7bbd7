package io.clearwatch.standalone.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.runs.HtmlPage;
import io.clearwatch.standalone.runs.Measure;
import io.clearwatch.standalone.runs.RunDatabase;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A time release study of a month, in the manner of the World Customs Organization's Guide to
 * Measure the Time Required for the Release of Goods: what was measured and how, what was left out,
 * and the times by port, means, filing, goods, trader, stage, hour and weekday.
 */
public final class Report implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunDatabase database;
  private final Path run;
  private final YearMonth month;
  private final List<ReportTable> tables;

  private Report(RunDatabase database, Path run, YearMonth month, List<ReportTable> tables) {
    this.database = database;
    this.run = run;
    this.month = month;
    this.tables = tables;
  }

  /**
   * Reads a run and makes the tables.
   *
   * @param run the folder that {@code replay --out} was given
   * @param month in Shanghai; null for that of the last completion
   * @throws CommandException if the folder has no results, or nothing was complete in the month
   */
  public static Report of(Path run, YearMonth month) throws IOException {
    RunDatabase database = RunDatabase.open();
    try {
      database.read(ReportTables.RUN, run);
      YearMonth taken = month(database, run, month);
      Instant from = taken.atDay(1).atStartOfDay(WorkingDays.SHANGHAI).toInstant();
      Instant to = taken.plusMonths(1).atDay(1).atStartOfDay(WorkingDays.SHANGHAI).toInstant();
      return new Report(database, run, taken, new ReportTables(database, from, to).make());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static YearMonth month(RunDatabase database, Path run, YearMonth wanted) {
    String completions =
        Arrays.stream(Measure.values())
            .map(
                measure ->
                    "SELECT %s AS t FROM %s.%s WHERE %s IS NOT NULL"
                        .formatted(
                            measure.completed(),
                            ReportTables.RUN,
                            measure.subject().table(),
                            measure.column()))
            .collect(Collectors.joining(" UNION ALL "));
    String sql =
        "SELECT strftime(t + INTERVAL 8 HOUR, '%Y-%m') AS month, count(*) FROM ("
            + completions
            + ") GROUP BY month ORDER BY month";
    List<List<Object>> months = database.rows(sql);
    if (months.isEmpty()) {
      throw new CommandException(
          "nothing was completed in " + run + "; there is nothing to report");
    }
    String names =
        months.stream().map(row -> (String) row.get(0)).collect(Collectors.joining(", "));
    if (wanted == null) {
      return YearMonth.parse((String) months.get(months.size() - 1).get(0));
    }
    if (months.stream().noneMatch(row -> row.get(0).equals(wanted.toString()))) {
      throw new CommandException(
          "nothing was completed in " + wanted + "; the months of " + run + " are " + names);
    }
    return wanted;
  }

  /** The month that it is about. */
  public YearMonth month() {
    return month;
  }

  /**
   * Writes the page.
   *
   * @param language {@code en} or {@code zh}
   * @param catalogue the targets that the run was judged by
   */
  public void writePage(Path file, String language, Catalogue catalogue) throws IOException {
    ReportWords words =
        new ReportWords(ReportWords.Language.valueOf(language.toUpperCase(Locale.ROOT)));
    HtmlPage.write(
        file, "report.ftlh", new ReportPage(database, words, month, catalogue, summary()).values());
  }

  private JsonNode summary() throws IOException {
    Path file = run.resolve("summary.json");
    if (!Files.isRegularFile(file)) {
      throw new CommandException(run + " has no summary.json; give what replay --out was given");
    }
    return JSON.readTree(file.toFile());
  }

  /**
   * Writes every table as CSV and as Parquet.
   *
   * @param folder exists
   * @return the names of the tables
   */
  public List<String> writeTables(Path folder) throws IOException {
    for (ReportTable table : tables) {
      copy(table, folder.resolve(table.id() + ".csv"), "FORMAT csv, HEADER");
      copy(table, folder.resolve(table.id() + ".parquet"), "FORMAT parquet");
    }
    return tables.stream().map(ReportTable::id).toList();
  }

  private void copy(ReportTable table, Path file, String options) throws IOException {
    try (FinalFile rows = new FinalFile(file)) {
      database.copy(table.id(), rows.unfinished(), options);
      rows.complete();
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
