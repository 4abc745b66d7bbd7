package io.clearwatch.board.store;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Measurement.FieldType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link SeriesStore} on an InfluxDB, in InfluxQL, which 1.x and 2.x understand. */
public final class InfluxSeriesStore implements SeriesStore {
  private final InfluxQuery influx;

  public InfluxSeriesStore(InfluxQuery influx) {
    this.influx = influx;
  }

  @Override
  public List<Row> newest(Selection selection, Instant from, Instant to) {
    return rows(
        selection.measurement(),
        "SELECT * FROM %s WHERE %s GROUP BY * ORDER BY time DESC LIMIT 1"
            .formatted(quoted(selection.measurement().key()), condition(selection, from, to)));
  }

  @Override
  public List<Row> course(Selection selection, Instant from, Instant to, Duration step) {
    String fields =
        selection.measurement().fields().stream()
            .map(field -> "first(%1$s) AS %1$s".formatted(quoted(field.name())))
            .collect(joining(", "));
    return rows(
        selection.measurement(),
        "SELECT %s FROM %s WHERE %s GROUP BY time(%ds), * fill(none)"
            .formatted(
                fields,
                quoted(selection.measurement().key()),
                condition(selection, from, to),
                step.toSeconds()));
  }

  @Override
  public List<Row> points(Selection selection, Instant from, Instant to, int limit) {
    List<Row> rows =
        rows(
            selection.measurement(),
            "SELECT * FROM %s WHERE %s GROUP BY * LIMIT %d"
                .formatted(
                    quoted(selection.measurement().key()), condition(selection, from, to), limit));
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private static String condition(Selection selection, Instant from, Instant to) {
    List<String> conditions = new ArrayList<>();
    selection
        .allowed()
        .forEach(
            (tag, values) ->
                conditions.add(
                    values.stream()
                        .map(value -> quoted(tag) + " = " + InfluxQuery.quoted(value))
                        .collect(joining(" OR ", "(", ")"))));
    conditions.add("time >= " + from.toEpochMilli() + "ms");
    if (!to.equals(Instant.MAX)) {
      conditions.add("time < " + to.toEpochMilli() + "ms");
    }
    return String.join(" AND ", conditions);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private List<Row> rows(Measurement measurement, String statement) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, JsonNode> point : influx.rows(statement)) {
      Map<String, String> tags = new HashMap<>();
      measurement.tags().forEach(tag -> tags.put(tag, point.get(tag).asText()));
      Map<String, Object> fields = new HashMap<>();
      for (Field field : measurement.fields()) {
        JsonNode value = point.get(field.name());
        if (value != null && !value.isNull()) {
          fields.put(field.name(), value(field.type(), value));
        }
      }
      rows.add(new Row(Instant.ofEpochMilli(point.get("time").asLong()), tags, fields));
    }
    rows.sort(Comparator.comparing(Row::time));
    return rows;
  }

  private static Object value(FieldType type, JsonNode value) {
    return switch (type) {
      case INTEGER -> value.asLong();
      case NUMBER -> value.asDouble();
      case BOOLEAN -> value.asBoolean();
      case TEXT -> value.asText();
    };
  }
}
