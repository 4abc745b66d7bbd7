package io.clearwatch.measurements;

import static io.clearwatch.measurements.Measurement.Field.bool;
import static io.clearwatch.measurements.Measurement.Field.integer;
import static io.clearwatch.measurements.Measurement.Field.number;
import static io.clearwatch.measurements.Measurement.Field.text;

import java.util.List;
import java.util.Locale;

/**
 * The measurement schema: every name that is stored, once. The sink writes by it, the embedded
 * store makes its tables from it, boards and dashboards are checked against it.
 *
 * <p>A point is identified by its measurement, tags and time, and always carries all fields of its
 * measurement, so writing it again replaces it. No id of a declaration, inspection, refund or alert
 * is ever a tag. A point of {@link #ROLLING}, {@link #STAGE}, {@link #SHARE} or {@link #COMPLIANCE}
 * that covers nothing is stored with zeros (a later correction may empty a window, and must replace
 * what stood there): readers leave out {@code count = 0}, {@code denominator = 0}, the values of
 * {@code state = 'NO_DATA'} and ranks of {@link #OVERDUE} without a declaration.
 */
public enum Measurement {
  /** Durations in rolling windows, in the metric's unit. */
  ROLLING(
      List.of(
          "metric",
          "window",
          "city",
          "port",
          "direction",
          "transport",
          "filing",
          "commodity",
          "trader_class",
          "inspected",
          "kind",
          "exporter_class"),
      List.of(
          integer("count"),
          number("mean"),
          number("p50"),
          number("p90"),
          number("p95"),
          number("p99"),
          bool("provisional"))),
  /** Completions of the last hour by upper bound in hours; for heatmaps. */
  DISTRIBUTION(List.of("metric", "city", "direction", "le"), List.of(integer("count"))),
  /** Hours per stage of the clearances in a window. */
  STAGE(
      List.of("window", "stage", "city", "port", "direction"),
      List.of(integer("count"), number("mean"), number("p90"))),
  /** Counted shares in rolling windows. */
  SHARE(
      List.of("indicator", "window", "city", "port", "direction"),
      List.of(integer("numerator"), integer("denominator"), number("share"))),
  /** Declarations that have arrived and are not released, as of the tick. */
  BACKLOG(
      List.of("city", "port", "direction"),
      List.of(
          integer("open"),
          integer("overdue"),
          number("oldest_hours"),
          integer("band_0"),
          integer("band_1"),
          integer("band_2"),
          integer("band_3"))),
  /**
   * The 20 oldest overdue declarations of a port; rank 1 is the oldest. All ranks are given at
   * every tick; where fewer are overdue, the others have an empty declaration_id.
   */
  OVERDUE(
      List.of("port", "direction", "rank"),
      List.of(text("declaration_id"), number("age_hours"), text("stage"))),
  /** Every target at every tick of its windows. */
  COMPLIANCE(
      List.of("target", "window", "city", "direction"),
      List.of(number("value"), number("limit"), number("ratio"), text("state"))),
  /** Transitions of target alerts. */
  ALERT(
      List.of("kind", "target", "city", "port", "direction", "state"),
      List.of(text("alert_id"), number("value"), number("limit"), text("subject"))),
  /** Open stuck cases. */
  STUCK(
      List.of("cause", "city", "port", "direction"),
      List.of(integer("count"), number("oldest_hours"))),
  /** Health of a job. */
  PIPELINE(
      List.of("job"),
      List.of(
          number("watermark_lag_s"),
          integer("late"),
          integer("corrected"),
          integer("rejected"),
          integer("events")));

  /** Type of a stored field. */
  public enum FieldType {
    /** 64-bit integer. */
    INTEGER,
    /** Double. */
    NUMBER,
    BOOLEAN,
    TEXT
  }

  /** A stored field. */
  public record Field(String name, FieldType type) {
    static Field integer(String name) {
      return new Field(name, FieldType.INTEGER);
    }

    static Field number(String name) {
      return new Field(name, FieldType.NUMBER);
    }

    static Field bool(String name) {
      return new Field(name, FieldType.BOOLEAN);
    }

    static Field text(String name) {
      return new Field(name, FieldType.TEXT);
    }
  }

  private final String key = name().toLowerCase(Locale.ROOT);
  private final List<String> tags;
  private final List<Field> fields;

  Measurement(List<String> tags, List<Field> fields) {
    this.tags = tags;
    this.fields = fields;
  }

  /** Name of the measurement and of its table. */
  public String key() {
    return key;
  }

  /** Tag names, in the order of {@link Point#tags}. */
  public List<String> tags() {
    return tags;
  }

  /** Fields, in the order of {@link Point#fields}. */
  public List<Field> fields() {
    return fields;
  }
}
