package io.clearwatch.standalone.report;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.standalone.runs.Measure;
import io.clearwatch.standalone.runs.Measure.Subject;
import io.clearwatch.standalone.runs.RunDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of a time release study of a month. */
final class ReportTables {
  /** Tables of the run in the database. */
  static final String RUN = "run";

  private static final String ALL = Dimension.ALL;

  /** Hour of Shanghai, which has had no summer time since 1991. */
  private static final String LOCAL = "(arrived + INTERVAL 8 HOUR)";

  /** Upper bounds of the distribution in hours. */
  private static final String BOUNDS = "[1, 2, 4, 6, 12, 18, 24, 30, 36, 40, 48, 72, 96, 168, 336]";

  private final RunDatabase database;
  private final Instant from;
  private final Instant to;

  /**
   * @param from start of the month
   * @param to start of the next
   */
  ReportTables(RunDatabase database, Instant from, Instant to) {
    this.database = database;
    this.from = from;
    this.to = to;
  }

  /** Makes all tables in the database and tells which there are. */
  List<ReportTable> make() {
    for (Measure measure : Measure.values()) {
      makeCases(measure);
    }
    List<ReportTable> tables =
        List.of(
            clearance(),
            stages(),
            days(),
            hours(),
            weekdays(),
            distribution(),
            inspections(),
            refunds(),
            promises());
    for (ReportTable table : tables) {
      database.execute("CREATE TABLE " + table.id() + " AS " + table.sql());
    }
    return tables;
  }

  /** The cases of a measure that were complete in the month, as {@code month_MEASURE}. */
  private void makeCases(Measure measure) {
    String dimensions =
        measure.subject().dimensions().stream()
            .map(
                dimension ->
                    "coalesce(CAST(%1$s AS VARCHAR), 'unknown') AS %1$s".formatted(dimension.key()))
            .collect(Collectors.joining(", "));
    database.execute(
        "CREATE VIEW %s AS SELECT %s, %s AS x, %s AS completed, %s AS arrived FROM %s.%s "
                .formatted(
                    cases(measure),
                    dimensions,
                    measure.column(),
                    measure.completed(),
                    measure.subject().begin(),
                    RUN,
                    measure.subject().table())
            + "WHERE %1$s IS NOT NULL AND %2$s >= %3$s AND %2$s < %4$s"
                .formatted(
                    measure.column(),
                    measure.completed(),
                    RunDatabase.time(from),
                    RunDatabase.time(to)));
  }

  private static String cases(Measure measure) {
    return "month_" + measure.name();
  }

  /** Each measure by each dimension on its own; for clearances in each direction. */
  private static String byDimension(List<Measure> measures, String key) {
    List<String> parts = new ArrayList<>();
    for (Measure measure : measures) {
      List<String> dimensions = new ArrayList<>();
      dimensions.add(ALL);
      measure.subject().dimensions().stream()
          .filter(dimension -> dimension != Dimension.DIRECTION)
          .forEach(dimension -> dimensions.add(dimension.key()));
      for (String dimension : dimensions) {
        String value = dimension.equals(ALL) ? "'all'" : dimension;
        parts.add(
            "SELECT '%s' AS measure, %s '%s' AS dimension, %s AS value, %s FROM %s GROUP BY ALL"
                .formatted(
                    measure.key(),
                    key.isEmpty() ? "" : key + ',',
                    dimension,
                    value,
                    ReportTable.DURATION_SQL,
                    cases(measure)));
      }
    }
    return String.join(" UNION ALL ", parts) + " ORDER BY ALL";
  }

  private static ReportTable clearance() {
    return ReportTable.ofDurations(
        "clearance",
        List.of("measure", "direction", "dimension", "value"),
        byDimension(List.of(Measure.CLEARANCE_CUSTOMS, Measure.CLEARANCE_LOGISTICS), "direction"));
  }

  private static ReportTable stages() {
    List<String> parts = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      if (measure.key().startsWith("stage ")) {
        for (String city : List.of("'all'", "city")) {
          parts.add(
              "SELECT direction, %s AS city, '%s' AS stage, %s FROM %s GROUP BY ALL"
                  .formatted(
                      city,
                      measure.key().substring("stage ".length()),
                      ReportTable.DURATION_SQL,
                      cases(measure)));
        }
      }
    }
    return ReportTable.ofDurations(
        "stages",
        List.of("direction", "city", "stage"),
        String.join(" UNION ALL ", parts) + " ORDER BY ALL");
  }

  private static ReportTable ofClearances(String id, String key, String sql) {
    return ReportTable.ofDurations(
        id,
        List.of("direction", key),
        "SELECT direction, %s AS %s, %s FROM %s GROUP BY ALL ORDER BY ALL"
            .formatted(sql, key, ReportTable.DURATION_SQL, cases(Measure.CLEARANCE_CUSTOMS)));
  }

  private static ReportTable days() {
    return ofClearances("days", "day", "CAST(completed + INTERVAL 8 HOUR AS DATE)");
  }

  private static ReportTable hours() {
    return ofClearances("hours", "hour", "extract(hour FROM " + LOCAL + ")");
  }

  private static ReportTable weekdays() {
    return ofClearances("weekdays", "weekday", "extract(isodow FROM " + LOCAL + ")");
  }

  /** How many lie above the bound before and up to each; the last is without a bound. */
  private static ReportTable distribution() {
    return new ReportTable(
        "distribution",
        List.of("direction", "up_to_hours"),
        List.of("n"),
        ("SELECT direction, list_min(list_filter(%s, bound -> x <= bound)) AS up_to_hours, "
                + "count(*) AS n FROM %s GROUP BY ALL ORDER BY direction, up_to_hours NULLS LAST")
            .formatted(BOUNDS, cases(Measure.CLEARANCE_CUSTOMS)));
  }

  private static ReportTable inspections() {
    return ReportTable.ofDurations(
        "inspections",
        List.of("measure", "dimension", "value"),
        byDimension(of(Subject.INSPECTIONS), ""));
  }

  private static ReportTable refunds() {
    return ReportTable.ofDurations(
        "refunds", List.of("measure", "dimension", "value"), byDimension(of(Subject.REFUNDS), ""));
  }

  private static List<Measure> of(Subject subject) {
    return List.of(Measure.values()).stream().filter(one -> one.subject() == subject).toList();
  }

  /**
   * Each target on each of its windows: its last verdict of the month, and how long it was kept.
   */
  private ReportTable promises() {
    return new ReportTable(
        "promises",
        List.of("target", "city", "direction", "window"),
        List.of("value", "limit", "state", "verdicts", "kept"),
        ("SELECT target, city, direction, \"window\", "
                + "arg_max(CASE WHEN state <> 'NO_DATA' THEN value END, time) AS value, "
                + "arg_max(\"limit\", time) AS \"limit\", arg_max(state, time) AS state, "
                + "count(*) FILTER (state <> 'NO_DATA') AS verdicts, "
                + "count(*) FILTER (state IN ('OK', 'AT_RISK')) AS kept "
                + "FROM %s.compliance WHERE time > %s AND time <= %s GROUP BY ALL ORDER BY ALL")
            .formatted(RUN, RunDatabase.time(from), RunDatabase.time(to)));
  }
}
