package io.clearwatch.measurements;

/** What a cell can be told apart by. {@link #ALL} stands where a dimension is rolled up. */
public enum Dimension {
  CITY("city"),
  PORT("port"),
  DIRECTION("direction"),
  TRANSPORT("transport"),
  FILING("filing"),
  COMMODITY("commodity"),
  TRADER_CLASS("trader_class"),
  INSPECTED("inspected"),
  KIND("kind"),
  EXPORTER_CLASS("exporter_class");

  /** The value of a rolled-up dimension. */
  public static final String ALL = "all";

  /** The value of a null attribute. */
  public static final String UNKNOWN = "unknown";

  private final String key;

  Dimension(String key) {
    this.key = key;
  }

  /** Name of the tag and of the CSV column. */
  public String key() {
    return key;
  }

  /** The dimension whose {@link #key()} is given, or null. */
  public static Dimension byKey(String key) {
    for (Dimension dimension : values()) {
      if (dimension.key.equals(key)) {
        return dimension;
      }
    }
    return null;
  }
}
