package io.clearwatch.jobs.clocks;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.RefundPhase;

/**
 * What is known of one refund: its milestones and its attributes. Mutable public fields, so that
 * Flink serializes it as a POJO.
 */
public final class RefundMilestones {
  public String refundId;

  /** By {@link RefundPhase}. */
  public EarliestTimes times = new EarliestTimes(RefundPhase.values().length);

  /** Event that the attributes are from: the earliest. */
  public long attributesMillis = EarliestTimes.ABSENT;

  public String attributesEventId;
  public String city;
  public ExporterClass exporterClass;
  public boolean paperless;

  /** For Flink. */
  public RefundMilestones() {}

  long get(RefundPhase phase) {
    return times.get(phase.ordinal());
  }

  boolean has(RefundPhase phase) {
    return times.has(phase.ordinal());
  }
}
