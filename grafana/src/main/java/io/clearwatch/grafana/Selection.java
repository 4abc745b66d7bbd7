package io.clearwatch.grafana;

import static java.util.stream.Collectors.joining;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is selected of a measurement, as InfluxQL. Every tag and field that is named has to be one
 * of the measurement.
 */
final class Selection {
  /** Grafana's macro of the dashboard's time range. */
  private static final String TIME = "$timeFilter";

  private final Measurement measurement;
  private final List<String> conditions;
  private final List<String> groups;

  private Selection(Measurement measurement, List<String> conditions, List<String> groups) {
    this.measurement = measurement;
    this.conditions = conditions;
    this.groups = groups;
  }

  static Selection of(Measurement measurement) {
    return new Selection(measurement, List.of(), List.of());
  }

  /** Only where the tag has the value, or the variable's value. */
  Selection where(String tag, String value) {
    return with(quotedTag(tag) + " = '" + value + "'");
  }

  /** Only where the tag is not rolled up. */
  Selection each(String tag) {
    return with(quotedTag(tag) + " != '" + Dimension.ALL + "'").by(tag);
  }

  /** Only where the tag is one of the values. */
  Selection among(String tag, Stream<String> values) {
    return with(quotedTag(tag) + " =~ /^(" + values.collect(joining("|")) + ")$/");
  }

  /** Only where the field is above 0: windows that nothing completed in are stored as zeros. */
  Selection counted(String field) {
    return with(quotedField(field) + " > 0");
  }

  /** Only where the condition holds, which is written in InfluxQL. */
  Selection with(String condition) {
    List<String> all = new ArrayList<>(conditions);
    all.add(condition);
    return new Selection(measurement, all, groups);
  }

  /** A series for each value of the tags. */
  Selection by(String... tags) {
    List<String> all = new ArrayList<>(groups);
    Arrays.stream(tags).map(this::quotedTag).forEach(all::add);
    return new Selection(measurement, conditions, all);
  }

  /** All dimensions of the measurement that are not named are rolled up. */
  Selection rolledUpExcept(Dimension... kept) {
    Selection rolledUp = this;
    Set<Dimension> named = Set.of(kept);
    for (String tag : measurement.tags()) {
      Dimension dimension = Dimension.byKey(tag);
      if (dimension != null && !named.contains(dimension)) {
        rolledUp = rolledUp.where(tag, Dimension.ALL);
      }
    }
    return rolledUp;
  }

  /** The fields over time. Where points lie denser than can be drawn, the last of them. */
  String overTime(String... fields) {
    return "SELECT "
        + Arrays.stream(fields)
            .map(field -> "last(" + quotedField(field) + ") AS \"" + field + "\"")
            .collect(joining(", "))
        + rest(Stream.concat(Stream.of("time($__interval)"), groups.stream()).toList())
        + " fill(none)";
  }

  /** How fast a counter grows, per minute. */
  String perMinute(String counter) {
    return "SELECT non_negative_derivative(last("
        + quotedField(counter)
        + "), 1m) AS \""
        + counter
        + "\""
        + rest(Stream.concat(Stream.of("time($__interval)"), groups.stream()).toList())
        + " fill(none)";
  }

  /** The newest point of each series: the first field, and the others as they stand beside it. */
  String latest(String first, String... others) {
    return "SELECT last("
        + quotedField(first)
        + ") AS \""
        + first
        + "\""
        + Arrays.stream(others).map(field -> ", " + quotedField(field)).collect(joining())
        + rest(groups);
  }

  /** The points themselves. */
  String points(String... fields) {
    return "SELECT "
        + Arrays.stream(fields).map(this::quotedField).collect(joining(", "))
        + rest(groups);
  }

  /** Some other expression over the fields, which is written in InfluxQL. */
  String expression(String written) {
    return "SELECT " + written + rest(groups);
  }

  private String rest(List<String> grouping) {
    return " FROM \""
        + measurement.key()
        + "\" WHERE "
        + Stream.concat(conditions.stream(), Stream.of(TIME)).collect(joining(" AND "))
        + (grouping.isEmpty() ? "" : " GROUP BY " + String.join(", ", grouping));
  }

  private String quotedTag(String tag) {
    if (!measurement.tags().contains(tag)) {
      throw new IllegalArgumentException(measurement.key() + " has no tag " + tag);
    }
    return '"' + tag + '"';
  }

  private String quotedField(String field) {
    if (measurement.fields().stream().map(Field::name).noneMatch(field::equals)) {
      throw new IllegalArgumentException(measurement.key() + " has no field " + field);
    }
    return '"' + field + '"';
  }
}
