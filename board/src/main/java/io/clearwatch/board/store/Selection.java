package io.clearwatch.board.store;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Series of a measurement by the values of their tags. A tag that nothing is said of may have any
 * value.
 */
public final class Selection {
  private final Measurement measurement;
  private final Map<String, List<String>> allowed = new LinkedHashMap<>();

  private Selection(Measurement measurement) {
    this.measurement = measurement;
  }

  public static Selection of(Measurement measurement) {
    return new Selection(measurement);
  }

  /**
   * Only series whose tag has one of the values.
   *
   * @throws IllegalArgumentException if the measurement has no such tag
   */
  public Selection where(String tag, String... values) {
    if (!measurement.tags().contains(tag)) {
      throw new IllegalArgumentException(measurement.key() + " has no tag " + tag);
    }
    allowed.put(tag, List.of(values));
    return this;
  }

  public Selection where(Dimension dimension, String... values) {
    return where(dimension.key(), values);
  }

  /** Only series in which all dimensions but these are rolled up. */
  public Selection rolledUpExcept(Dimension... kept) {
    Set<Dimension> open = Set.of(kept);
    for (String tag : measurement.tags()) {
      Dimension dimension = Dimension.byKey(tag);
      if (dimension != null && !open.contains(dimension)) {
        where(tag, Dimension.ALL);
      }
    }
    return this;
  }

  public Measurement measurement() {
    return measurement;
  }

  /** The values that each tag may have, for tags of which something is said. */
  public Map<String, List<String>> allowed() {
    return allowed;
  }
}
