package io.clearwatch.standalone.report;

import static io.clearwatch.standalone.report.ReportFigures.count;
import static io.clearwatch.standalone.report.ReportFigures.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.runs.RunDatabase;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the template of a report is filled with. Its figures are those of the tables. */
final class ReportPage {
  static final String CUSTOMS = Metric.CLEARANCE_CUSTOMS.key();
  private static final String LOGISTICS = Metric.CLEARANCE_LOGISTICS.key();
  private static final String FIGURES = String.join(", ", ReportTable.DURATION);
  private static final List<String> DIRECTIONS = List.of("IMPORT", "EXPORT");

  private final RunDatabase database;
  private final ReportWords words;
  private final YearMonth month;
  private final Catalogue catalogue;
  private final JsonNode summary;
  private final ReportFigures figures;
  private final ReportCharts charts;

  ReportPage(
      RunDatabase database,
      ReportWords words,
      YearMonth month,
      Catalogue catalogue,
      JsonNode summary) {
    this.database = database;
    this.words = words;
    this.figures = new ReportFigures(words);
    this.charts = new ReportCharts(database, words, figures);
    this.month = month;
    this.catalogue = catalogue;
    this.summary = summary;
  }

  /**
   * A table as it is shown.
   *
   * @param table from which it is
   * @param columns heads; figures are right-aligned
   */
  public record Shown(
      String table, String caption, List<Column> columns, List<List<String>> rows) {}

  /** A column of a table. */
  public record Column(String name, boolean isFigure) {}

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("lang", words.language() == ReportWords.Language.ZH ? "zh-CN" : "en");
    values.put("w", words.all());
    values.put("month", month());
    values.put("headline", headline());
    values.put("scope", scope());
    values.put("exclusions", exclusions());
    values.put("promises", new ReportPromises(database, words, figures, catalogue).all());
    values.put("clearance", clearance(CUSTOMS));
    values.put("logistics", clearance(LOGISTICS));
    values.put("spreads", directions(charts::spreads));
    values.put("distribution", directions(charts::distribution));
    values.put("stages", stages());
    values.put("stacks", directions(charts::stacks));
    values.put("days", directions(direction -> charts.bars("days", "day", direction)));
    values.put("hours", directions(direction -> charts.bars("hours", "hour", direction)));
    values.put("weekdays", directions(direction -> charts.bars("weekdays", "weekday", direction)));
    values.put("inspections", byMeasure("inspections", "hours"));
    values.put("refunds", byMeasure("refunds", "days"));
    return values;
  }

  private String month() {
    return words.of("monthName", Integer.toString(month.getYear()), month.getMonthValue());
  }

  private Map<String, Object> directions(Function<String, Object> of) {
    Map<String, Object> both = new LinkedHashMap<>();
    DIRECTIONS.forEach(direction -> both.put(words.of(direction), of.apply(direction)));
    return both;
  }

  private List<String> headline() {
    List<String> lines = new ArrayList<>();
    for (String direction : DIRECTIONS) {
      for (List<Object> row :
          database.rows(
              "SELECT n, mean, p50, p90 FROM clearance WHERE measure = '%s' AND direction = '%s' AND dimension = 'all'"
                  .formatted(CUSTOMS, direction))) {
        lines.add(
            words.of(
                "headline." + direction,
                count(row.get(0)),
                hours(row.get(1)),
                hours(row.get(2)),
                hours(row.get(3))));
      }
    }
    return lines;
  }

  private List<List<String>> scope() {
    List<List<String>> rows = new ArrayList<>();
    String cities =
        String.join(
            words.of("listComma"),
            PortRegistry.builtIn().cities().stream().map(city -> words.of(city.name())).toList());
    rows.add(List.of(words.of("scope.cities"), cities));
    rows.add(List.of(words.of("scope.month"), month()));
    rows.add(List.of(words.of("scope.clearances"), total("clearance", CUSTOMS)));
    rows.add(List.of(words.of("scope.handovers"), total("clearance", LOGISTICS)));
    rows.add(
        List.of(
            words.of("scope.inspections"), total("inspections", Metric.INSPECTION_DURATION.key())));
    rows.add(List.of(words.of("scope.refunds"), total("refunds", Metric.REFUND_APPROVAL.key())));
    rows.add(List.of(words.of("scope.first"), summary.path("first_event").asText()));
    rows.add(List.of(words.of("scope.last"), summary.path("last_event").asText()));
    return rows;
  }

  private String total(String table, String measure) {
    List<List<Object>> rows =
        database.rows(
            "SELECT coalesce(sum(n), 0) FROM %s WHERE measure = '%s' AND dimension = 'all'"
                .formatted(table, measure));
    return count(rows.get(0).get(0));
  }

  private List<List<String>> exclusions() {
    List<List<String>> rows = new ArrayList<>();
    summary
        .path("rejected")
        .properties()
        .forEach(
            reason ->
                rows.add(
                    List.of(
                        words.of("reject." + reason.getKey()), count(reason.getValue().asLong()))));
    rows.add(List.of(words.of("exclusion.duplicates"), count(summary.path("duplicates").asLong())));
    rows.add(
        List.of(
            words.of("exclusion.notNormal"),
            count(
                database
                    .rows("SELECT count(*) FROM " + ReportTables.RUN + ".refunds WHERE NOT normal")
                    .get(0)
                    .get(0))));
    rows.add(
        List.of(
            words.of("exclusion.withoutDays"),
            count(summary.path("refunds_without_working_days").asLong())));
    return rows;
  }

  /** By each dimension, in both directions. */
  private List<Shown> clearance(String measure) {
    List<Shown> tables = new ArrayList<>();
    for (String dimension :
        List.of(
            "all",
            "city",
            "port",
            "transport",
            "filing",
            "commodity",
            "trader_class",
            "inspected")) {
      tables.add(
          shown(
              "clearance",
              words.of("by." + dimension),
              List.of("direction", dimension),
              "SELECT direction, value, %s FROM clearance WHERE measure = '%s' AND dimension = '%s' ORDER BY direction DESC, value"
                  .formatted(FIGURES, measure, dimension)));
    }
    return tables;
  }

  private List<Shown> byMeasure(String table, String unit) {
    List<Shown> tables = new ArrayList<>();
    for (List<Object> row :
        database.rows("SELECT DISTINCT measure FROM %s ORDER BY ALL".formatted(table))) {
      String measure = (String) row.get(0);
      tables.add(
          shown(
              table,
              words.of("measure." + measure) + words.of("listComma") + words.of(unit),
              List.of("dimension", "value"),
              "SELECT dimension, value, %s FROM %s WHERE measure = '%s' ORDER BY dimension, value"
                  .formatted(FIGURES, table, measure)));
    }
    return tables;
  }

  private Shown stages() {
    return shown(
        "stages",
        words.of("stages"),
        List.of("direction", "city", "stage"),
        "SELECT direction, city, stage, %s FROM stages ORDER BY direction DESC, city, %s"
            .formatted(FIGURES, stageOrder()));
  }

  /** Stages in the order in which they follow each other, for SQL. */
  static String stageOrder() {
    StringBuilder order = new StringBuilder("CASE stage");
    for (Stage stage : Stage.values()) {
      order.append(" WHEN '").append(stage.key()).append("' THEN ").append(stage.ordinal());
    }
    return order.append(" END").toString();
  }

  /** Rows of keys and then the figures of durations. */
  private Shown shown(String table, String caption, List<String> keys, String sql) {
    List<Column> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(new Column(words.of("column." + key), false)));
    ReportTable.DURATION.forEach(
        figure -> columns.add(new Column(words.of("figure." + figure), true)));
    List<List<String>> rows = new ArrayList<>();
    for (List<Object> row : database.rows(sql)) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        if (i < keys.size()) {
          String key = keys.get(i).equals("value") ? (String) row.get(i - 1) : keys.get(i);
          cells.add(figures.value(key, (String) row.get(i)));
        } else {
          cells.add(i == keys.size() ? count(row.get(i)) : hours(row.get(i)));
        }
      }
      rows.add(cells);
    }
    return new Shown(table, caption, columns, rows);
  }
}
