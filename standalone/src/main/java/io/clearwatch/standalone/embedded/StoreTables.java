package io.clearwatch.standalone.embedded;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Measurement.FieldType;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The store's tables, one per {@link Measurement}. They have to exist before the first write: a
 * table that a write creates keeps a second row where a point is written again.
 */
final class StoreTables {
  /** Name of the column that holds a point's time; the same as line protocol's. */
  static final String TIME = "timestamp";

  private StoreTables() {}

  /** Statement that makes the measurement's table if it does not exist. */
  static String create(Measurement measurement) {
    String columns =
        Stream.of(
                measurement.tags().stream().map(tag -> quoted(tag) + " SYMBOL"),
                measurement.fields().stream().map(StoreTables::column),
                Stream.of(quoted(TIME) + " TIMESTAMP"))
            .flatMap(column -> column)
            .collect(Collectors.joining(", "));
    String keys =
        Stream.concat(Stream.of(TIME), measurement.tags().stream())
            .map(StoreTables::quoted)
            .collect(Collectors.joining(", "));
    return "CREATE TABLE IF NOT EXISTS %s (%s) TIMESTAMP(%s) PARTITION BY DAY WAL DEDUP UPSERT KEYS(%s)"
        .formatted(quoted(measurement.key()), columns, quoted(TIME), keys);
  }

  private static String column(Field field) {
    return quoted(field.name()) + ' ' + sqlType(field.type());
  }

  private static String sqlType(FieldType type) {
    return switch (type) {
      case INTEGER -> "LONG";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TEXT -> "VARCHAR";
    };
  }

  /** Some of the names, as {@code window} and {@code limit}, are words of SQL. */
  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
