package io.clearwatch.standalone.embedded;

import static java.util.stream.Collectors.joining;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The board's {@link SeriesStore} on the embedded store, in QuestDB's SQL. */
public final class QuestSeriesStore implements SeriesStore {
  private final EmbeddedStore store;

  public QuestSeriesStore(EmbeddedStore store) {
    this.store = store;
  }

  @Override
  public List<Row> newest(Selection selection, Instant from, Instant to) {
    return rows(
        selection.measurement(),
        "SELECT * FROM %s WHERE %s LATEST ON %s PARTITION BY %s"
            .formatted(
                quoted(selection.measurement().key()),
                condition(selection, from, to),
                StoreTables.TIME,
                tags(selection.measurement())));
  }

  @Override
  public List<Row> course(Selection selection, Instant from, Instant to, Duration step) {
    Measurement measurement = selection.measurement();
    String fields =
        measurement.fields().stream()
            .map(field -> "first(%1$s) AS %1$s".formatted(quoted(field.name())))
            .collect(joining(", "));
    return rows(
        measurement,
        "SELECT %s, %s, %s FROM %s WHERE %s SAMPLE BY %ds ALIGN TO CALENDAR"
            .formatted(
                StoreTables.TIME,
                tags(measurement),
                fields,
                quoted(measurement.key()),
                condition(selection, from, to),
                step.toSeconds()));
  }

  @Override
  public List<Row> points(Selection selection, Instant from, Instant to, int limit) {
    return rows(
        selection.measurement(),
        "SELECT * FROM %s WHERE %s ORDER BY %s LIMIT %d"
            .formatted(
                quoted(selection.measurement().key()),
                condition(selection, from, to),
                StoreTables.TIME,
                limit));
  }

  private List<Row> rows(Measurement measurement, String sql) {
    List<Row> rows = new ArrayList<>(store.query(sql, row -> point(measurement, row)));
    rows.sort(Comparator.comparing(Row::time));
    return rows;
  }

  private static Row point(Measurement measurement, io.clearwatch.standalone.embedded.Row row) {
    Map<String, String> tags = new HashMap<>();
    measurement.tags().forEach(tag -> tags.put(tag, row.text(tag)));
    Map<String, Object> fields = new HashMap<>();
    measurement.fields().forEach(field -> fields.put(field.name(), value(field, row)));
    fields.values().removeIf(value -> value == null);
    return new Row(row.time(StoreTables.TIME), tags, fields);
  }

  private static Object value(Field field, io.clearwatch.standalone.embedded.Row row) {
    return switch (field.type()) {
      case INTEGER -> row.integer(field.name());
      case NUMBER -> row.number(field.name());
      case BOOLEAN -> row.bool(field.name());
      case TEXT -> row.text(field.name());
    };
  }

  private static String condition(Selection selection, Instant from, Instant to) {
    List<String> conditions = new ArrayList<>();
    selection
        .allowed()
        .forEach(
            (tag, values) ->
                conditions.add(
                    quoted(tag)
                        + values.stream()
                            .map(QuestSeriesStore::text)
                            .collect(joining(", ", " IN (", ")"))));
    conditions.add(StoreTables.TIME + " >= " + text(from.toString()));
    if (!to.equals(Instant.MAX)) {
      conditions.add(StoreTables.TIME + " < " + text(to.toString()));
    }
    return String.join(" AND ", conditions);
  }

  private static String tags(Measurement measurement) {
    return measurement.tags().stream().map(QuestSeriesStore::quoted).collect(joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }
}
