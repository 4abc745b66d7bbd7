package io.clearwatch.measurements;

import java.util.Locale;

/** The parts of a clearance, in the order in which goods pass through them. */
public enum Stage {
  PREPARATION,
  INSPECTION_WAIT,
  INSPECTION,
  CUSTOMS,
  HANDOVER;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** Name in the {@code stage} tag. */
  public String key() {
    return key;
  }
}
