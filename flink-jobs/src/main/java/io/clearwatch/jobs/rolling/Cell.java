package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Unit;
import java.util.Arrays;
import java.util.Locale;

/**
 * One series of figures: what is counted, and for which dimensions. In streams a cell travels as
 * its {@link #key()}, because a string is hashed, compared and serialized cheaply.
 */
public final class Cell {
  /** What the figures of a cell are. */
  public enum Kind {
    /** A metric's durations. */
    DURATION,
    /** The hours of one stage of the clearances. */
    STAGE,
    /** An indicator's numerator and denominator. */
    SHARE
  }

  private static final Dimension[] DIMENSIONS = Dimension.values();
  private static final double MILLIS_PER_HOUR = 3_600_000.0;
  private static final char SEPARATOR = '|';

  private final Kind kind;
  private final String name;
  private final String[] values;

  private Cell(Kind kind, String name, String[] values) {
    this.kind = kind;
    this.name = name;
    this.values = values;
  }

  /** The cell with all dimensions rolled up. */
  public static Cell of(Kind kind, String name) {
    String[] values = new String[DIMENSIONS.length];
    Arrays.fill(values, Dimension.ALL);
    return new Cell(kind, name, values);
  }

  /** The same cell for one value of a dimension. */
  public Cell with(Dimension dimension, String value) {
    String[] copy = values.clone();
    copy[dimension.ordinal()] = value;
    return new Cell(kind, name, copy);
  }

  /** The cell whose {@link #key()} is given. */
  public static Cell parse(String key) {
    String[] parts = key.split("\\" + SEPARATOR, -1);
    return new Cell(
        Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[1],
        Arrays.copyOfRange(parts, 2, parts.length));
  }

  public Kind kind() {
    return kind;
  }

  /** Key of the metric, stage or indicator. */
  public String name() {
    return name;
  }

  /**
   * How much of what is counted makes one unit of the figures: 3,600,000 ms an hour; working days
   * and shares are counted as they are.
   */
  public double countedPerUnit() {
    boolean isHours =
        kind == Kind.STAGE || kind == Kind.DURATION && Metric.byKey(name).unit() == Unit.HOURS;
    return isHours ? MILLIS_PER_HOUR : 1;
  }

  /** Value of a dimension, {@link Dimension#ALL} if rolled up. */
  public String get(Dimension dimension) {
    return values[dimension.ordinal()];
  }

  /** True if exactly these dimensions are not rolled up. */
  public boolean isBy(Dimension... dimensions) {
    for (Dimension dimension : DIMENSIONS) {
      boolean wanted = Arrays.asList(dimensions).contains(dimension);
      if (wanted == get(dimension).equals(Dimension.ALL)) {
        return false;
      }
    }
    return true;
  }

  /** Stable text form: kind, name and the dimensions' values in the order of {@link Dimension}. */
  public String key() {
    StringBuilder key = new StringBuilder(96);
    key.append(kind.name().toLowerCase(Locale.ROOT)).append(SEPARATOR).append(name);
    for (String value : values) {
      key.append(SEPARATOR).append(value);
    }
    return key.toString();
  }

  @Override
  public String toString() {
    return key();
  }
}
