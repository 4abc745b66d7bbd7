package io.clearwatch.standalone.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import io.clearwatch.standalone.runs.RunDatabase;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the template of a report is filled with. Its figures are those of the tables. */
final class ReportPage {
  private static final String CUSTOMS = Metric.CLEARANCE_CUSTOMS.key();
  private static final String LOGISTICS = Metric.CLEARANCE_LOGISTICS.key();
  private static final String FIGURES = String.join(", ", ReportTable.DURATION);
  private static final List<String> DIRECTIONS = List.of("IMPORT", "EXPORT");

  private final RunDatabase database;
  private final ReportWords words;
  private final YearMonth month;
  private final Catalogue catalogue;
  private final JsonNode summary;
  private final PortRegistry ports = PortRegistry.builtIn();

  ReportPage(
      RunDatabase database,
      ReportWords words,
      YearMonth month,
      Catalogue catalogue,
      JsonNode summary) {
    this.database = database;
    this.words = words;
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

  /** A bar of a chart, with what a reader is told of it. */
  public record Bar(String label, double value, String told) {}

  /** A chart of bars. */
  public record Chart(String title, List<Bar> bars) {}

  /** The hours of stages of a city, one upon another. */
  public record Stack(String label, List<Bar> parts, double total, String told) {}

  /** A city's spread: quartiles, median, mean and p90, in hours. */
  public record Spread(
      String label, double p25, double p50, double p75, double p90, double mean, String told) {}

  /** A promise with how it stood at the end of the month. */
  public record Promise(
      String where,
      String name,
      String document,
      String window,
      String value,
      String limit,
      String state,
      String kept,
      boolean isBroken,
      boolean isKept) {}

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("lang", words.language() == ReportWords.Language.ZH ? "zh-CN" : "en");
    values.put("w", words.all());
    values.put("month", month());
    values.put("headline", headline());
    values.put("scope", scope());
    values.put("exclusions", exclusions());
    values.put("promises", promises());
    values.put("clearance", clearance(CUSTOMS));
    values.put("logistics", clearance(LOGISTICS));
    values.put("spreads", directions(this::spreads));
    values.put("distribution", directions(this::distribution));
    values.put("stages", stages());
    values.put("stacks", directions(this::stacks));
    values.put("days", directions(direction -> bars("days", "day", direction)));
    values.put("hours", directions(direction -> bars("hours", "hour", direction)));
    values.put("weekdays", directions(direction -> bars("weekdays", "weekday", direction)));
    values.put("inspections", byMeasure("inspections", "hours"));
    values.put("refunds", byMeasure("refunds", "days"));
    return values;
  }

  private String month() {
    return words.of("monthName", Integer.toString(month.getYear()), month.getMonthValue());
  }

  private Map<String, Object> directions(java.util.function.Function<String, Object> of) {
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
            ports.cities().stream().map(city -> words.of(city.name())).toList());
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

  private List<Promise> promises() {
    List<Promise> promises = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT target, city, direction, \"window\", value, \"limit\", state, verdicts, kept FROM promises")) {
      Target target = catalogue.target((String) row.get(0));
      String window = (String) row.get(3);
      if (target != null && !target.judged().key().equals(window)) {
        continue;
      }
      long verdicts = ((Number) row.get(7)).longValue();
      long kept = ((Number) row.get(8)).longValue();
      String state = (String) row.get(6);
      promises.add(
          new Promise(
              where((String) row.get(1), (String) row.get(2)),
              target == null ? (String) row.get(0) : words.of(target.name()),
              target == null ? "" : source(target),
              window,
              row.get(4) == null ? "–" : amount(row.get(4), target),
              sign(target) + amount(row.get(5), target),
              words.of("state." + state),
              verdicts == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * kept / verdicts),
              state.equals("BREACHED"),
              state.equals("OK")));
    }
    return promises;
  }

  private String where(String city, String direction) {
    String where = value("city", city);
    return direction.equals(Dimension.ALL) ? where : where + ' ' + words.of(direction);
  }

  private String source(Target target) {
    String title =
        catalogue.documents().stream()
            .filter(document -> document.id().equals(target.document()))
            .map(PolicyDocument::title)
            .map(words::of)
            .findFirst()
            .orElse(target.document());
    return title + words.of("listComma") + words.of(target.measure());
  }

  /** How the value has to stand to the limit. */
  private static String sign(Target target) {
    if (target == null) {
      return "";
    }
    return switch (target.comparator()) {
      case BELOW -> "< ";
      case AT_MOST -> "≤ ";
      case AT_LEAST -> "≥ ";
      case ABOVE -> "> ";
    };
  }

  private String amount(Object value, Target target) {
    double number = ((Number) value).doubleValue();
    if (target == null) {
      return hours(value);
    }
    return switch (target.unit()) {
      case SHARE -> String.format(Locale.ROOT, "%.2f %%", 100 * number);
      case HOURS -> hours(value) + ' ' + words.of("hours");
      case WORKING_DAYS -> hours(value) + ' ' + words.of("workingDays");
    };
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

  private static String stageOrder() {
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
          cells.add(value(key, (String) row.get(i)));
        } else {
          cells.add(i == keys.size() ? count(row.get(i)) : hours(row.get(i)));
        }
      }
      rows.add(cells);
    }
    return new Shown(table, caption, columns, rows);
  }

  /** A code in words. */
  private String value(String key, String code) {
    if (key.equals("city")) {
      return ports.cities().stream()
          .filter(city -> city.id().equals(code))
          .map(City::name)
          .map(words::of)
          .findFirst()
          .orElseGet(() -> words.of("code.all"));
    }
    if (key.equals("port")) {
      return ports.ports().stream()
          .filter(port -> port.id().equals(code))
          .map(Port::name)
          .map(words::of)
          .findFirst()
          .orElse(code);
    }
    return key.equals("direction") || key.equals("dimension")
        ? words.of(key.equals("direction") ? code : "column." + code)
        : words.of(code.equals(Dimension.ALL) ? "code.all" : key + '.' + code);
  }

  private List<Spread> spreads(String direction) {
    List<Spread> spreads = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT value, p25, p50, p75, p90, mean FROM clearance WHERE measure = '%s' AND direction = '%s' AND dimension = 'city' ORDER BY value"
                .formatted(CUSTOMS, direction))) {
      String city = value("city", (String) row.get(0));
      spreads.add(
          new Spread(
              city,
              number(row.get(1)),
              number(row.get(2)),
              number(row.get(3)),
              number(row.get(4)),
              number(row.get(5)),
              words.of(
                  "spreadTold",
                  city,
                  hours(row.get(1)),
                  hours(row.get(2)),
                  hours(row.get(3)),
                  hours(row.get(4)),
                  hours(row.get(5)))));
    }
    return spreads;
  }

  private List<Bar> distribution(String direction) {
    List<Bar> bars = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT up_to_hours, n FROM distribution WHERE direction = '%s' ORDER BY up_to_hours NULLS LAST"
                .formatted(direction))) {
      String label = row.get(0) == null ? words.of("beyond") : "≤ " + row.get(0);
      bars.add(new Bar(label, number(row.get(1)), label + ": " + count(row.get(1))));
    }
    return bars;
  }

  private List<Stack> stacks(String direction) {
    Map<String, List<Bar>> byCity = new LinkedHashMap<>();
    for (List<Object> row :
        database.rows(
            "SELECT city, stage, mean FROM stages WHERE direction = '%s' AND city <> 'all' ORDER BY city, %s"
                .formatted(direction, stageOrder()))) {
      String stage = (String) row.get(1);
      byCity
          .computeIfAbsent(value("city", (String) row.get(0)), unused -> new ArrayList<>())
          .add(
              new Bar(
                  stage, number(row.get(2)), words.of("stage." + stage) + ' ' + hours(row.get(2))));
    }
    List<Stack> stacks = new ArrayList<>();
    byCity.forEach(
        (city, parts) ->
            stacks.add(
                new Stack(
                    city,
                    parts,
                    parts.stream().mapToDouble(Bar::value).sum(),
                    city
                        + ": "
                        + String.join(
                            words.of("listComma"), parts.stream().map(Bar::told).toList()))));
    return stacks;
  }

  /** Means of a direction by day, hour or weekday. */
  private Chart bars(String table, String key, String direction) {
    List<Bar> bars = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT CAST(%s AS VARCHAR), mean, n FROM %s WHERE direction = '%s' ORDER BY %1$s"
                .formatted(key, table, direction))) {
      String at = (String) row.get(0);
      String label =
          switch (key) {
            case "day" -> at.substring(at.length() - 2);
            case "weekday" -> words.of("weekday." + at);
            default -> at;
          };
      bars.add(
          new Bar(
              label,
              number(row.get(1)),
              label
                  + ": "
                  + hours(row.get(1))
                  + ' '
                  + words.of("hours")
                  + ", n "
                  + count(row.get(2))));
    }
    return new Chart(words.of("chart." + table), bars);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static String count(Object value) {
    return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
  }

  /** Two digits, as many as tell apart what was promised. */
  private static String hours(Object value) {
    return String.format(Locale.ROOT, "%.2f", number(value));
  }
}
