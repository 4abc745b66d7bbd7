package io.clearwatch.wire;

/** Topics besides the four of {@link EventType}. */
public final class Topics {
  /** Results of declarations ({@code Clearance}), key: declarationId. */
  public static final String CLEARANCES = "clearances";

  /** Transitions of alerts ({@code Alert}), key: alertId. */
  public static final String ALERTS = "alerts";

  /** Events that could not be used ({@code Rejected}). */
  public static final String REJECTED = "rejected";

  /** The targets in force, compacted, key: target id. */
  public static final String TARGETS = "targets";

  private Topics() {}
}
