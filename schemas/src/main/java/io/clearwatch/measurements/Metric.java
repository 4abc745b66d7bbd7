package io.clearwatch.measurements;

/**
 * A duration that is measured in rolling windows. Hours are kept in milliseconds while counting;
 * working days are whole numbers.
 */
public enum Metric {
  /** Conveyance arrival (import) or goods' arrival at the yard (export) to customs release. */
  CLEARANCE_CUSTOMS(Unit.HOURS),
  /** The same start to goods collected (import) or loaded (export). */
  CLEARANCE_LOGISTICS(Unit.HOURS),
  /** First request of an inspection appointment to its first confirmation. */
  APPOINTMENT(Unit.HOURS),
  /** Request (or order, where none was requested) to the start of the inspection. */
  INSPECTION_WAIT(Unit.HOURS),
  /** Start to finish of an inspection. */
  INSPECTION_DURATION(Unit.HOURS),
  /** Order to finish of an inspection. */
  INSPECTION_TOTAL(Unit.HOURS),
  /** Acceptance of a refund to the tax office's approval. */
  REFUND_APPROVAL(Unit.WORKING_DAYS),
  /** Acceptance of a refund to the treasury's payment. */
  REFUND_PAYMENT(Unit.WORKING_DAYS);

  private final Unit unit;
  private final String key = name().toLowerCase(java.util.Locale.ROOT);

  Metric(Unit unit) {
    this.unit = unit;
  }

  /** Name in the {@code metric} tag. */
  public String key() {
    return key;
  }

  public Unit unit() {
    return unit;
  }

  /** The metric whose {@link #key()} is given, or null. */
  public static Metric byKey(String key) {
    for (Metric metric : values()) {
      if (metric.key.equals(key)) {
        return metric;
      }
    }
    return null;
  }
}
