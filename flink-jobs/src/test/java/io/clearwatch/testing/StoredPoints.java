package io.clearwatch.testing;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Measurement.FieldType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The points of two databases, side by side. */
public final class StoredPoints {
  /** What is held in memory at a time. */
  private static final Duration SLICE = Duration.ofHours(3);

  /** More differences of a measurement than this tell nothing new. */
  private static final int TOLD = 6;

  private final Store store;
  private final Map<Measurement, Integer> equal = new EnumMap<>(Measurement.class);
  private final Map<Measurement, Integer> different = new EnumMap<>(Measurement.class);
  private final List<String> differences = new ArrayList<>();

  private StoredPoints(Store store) {
    this.store = store;
  }

  /** Answers a statement of InfluxQL on a database. */
  @FunctionalInterface
  public interface Store {
    /** The rows of all series, by column and tag; times in milliseconds. */
    List<Map<String, JsonNode>> query(String database, String statement);
  }

  /**
   * Compares all points of some measurements at times in [from, to], with all their fields. Points
   * that cover nothing count as absent, and of the alerts only those of {@link
   * LateEvents#PUNCTUAL_CITY} are looked at.
   */
  public static StoredPoints compare(
      Store store,
      String expected,
      String actual,
      List<Measurement> measurements,
      Instant from,
      Instant to) {
    StoredPoints result = new StoredPoints(store);
    for (Measurement measurement : measurements) {
      result.equal.put(measurement, 0);
      for (Instant start = from; !start.isAfter(to); start = start.plus(SLICE)) {
        Instant last = min(start.plus(SLICE).minusMillis(1), to);
        result.add(
            measurement,
            result.read(expected, measurement, start, last),
            result.read(actual, measurement, start, last));
      }
    }
    return result;
  }

  /** How many points are the same, by measurement. */
  public Map<Measurement, Integer> equal() {
    return equal;
  }

  /** How many are not, by measurement. */
  public Map<Measurement, Integer> different() {
    return different;
  }

  /** The first differences of each measurement, a line each. */
  public List<String> differences() {
    return differences;
  }

  private void add(
      Measurement measurement, Map<String, String> expected, Map<String, String> actual) {
    expected.forEach(
        (point, fields) -> {
          String other = actual.remove(point);
          if (fields.equals(other)) {
            equal.merge(measurement, 1, Integer::sum);
          } else {
            tell(measurement, point, fields, other);
          }
        });
    actual.forEach((point, fields) -> tell(measurement, point, null, fields));
  }

  private void tell(Measurement measurement, String point, String expected, String actual) {
    if (different.merge(measurement, 1, Integer::sum) <= TOLD) {
      differences.add(
          measurement.key() + ' ' + point + ": expected " + expected + ", but was " + actual);
    }
  }

  private Map<String, String> read(
      String database, Measurement measurement, Instant from, Instant to) {
    Map<String, String> points = new HashMap<>();
    for (Map<String, JsonNode> row :
        store.query(
            database,
            "SELECT * FROM \"%s\" WHERE time >= %dms AND time <= %dms%s"
                .formatted(
                    measurement.key(),
                    from.toEpochMilli(),
                    to.toEpochMilli(),
                    isCorrected(measurement)
                        ? ""
                        : " AND city = '" + LateEvents.PUNCTUAL_CITY + "'"))) {
      if (coversSomething(measurement, row)) {
        points.put(
            Instant.ofEpochMilli(row.get("time").asLong())
                + " "
                + measurement.tags().stream()
                    .map(tag -> row.get(tag).asText())
                    .collect(joining(" ")),
            measurement.fields().stream()
                .map(field -> field.name() + '=' + row.get(field.name()))
                .collect(joining(" ")));
      }
    }
    return points;
  }

  /** An alert shows the figure as it stood when its tick was taken: what had come by then. */
  private static boolean isCorrected(Measurement measurement) {
    return measurement != Measurement.ALERT;
  }

  private static boolean coversSomething(Measurement measurement, Map<String, JsonNode> row) {
    List<Field> counts =
        measurement.fields().stream().filter(field -> field.type() == FieldType.INTEGER).toList();
    return counts.isEmpty()
        || counts.stream().anyMatch(count -> row.get(count.name()).asLong() != 0);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
