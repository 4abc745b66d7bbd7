package io.clearwatch.measurements;

import java.util.Locale;

/**
 * A share that is counted exactly in rolling windows; which events it counts is said in
 * docs/semantics.md.
 */
public enum Indicator {
  ADVANCE_FILING,
  TWO_STEP_FILING,
  SHIPSIDE_PICKUP,
  DIRECT_LOADING,
  PAPERLESS,
  SINGLE_WINDOW,
  AEO,
  INSPECTED,
  SINGLE_INSPECTION,
  INSPECTION_CLEAR,
  WEEKEND_SERVICE,
  FEE_WAIVED,
  APPOINTMENT_CONFIRMED,
  REFUND_PAPERLESS,
  REFUND_SUSPENDED;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** Name in the {@code indicator} tag. */
  public String key() {
    return key;
  }

  /** The indicator whose {@link #key()} is given, or null. */
  public static Indicator byKey(String key) {
    for (Indicator indicator : values()) {
      if (indicator.key.equals(key)) {
        return indicator;
      }
    }
    return null;
  }
}
