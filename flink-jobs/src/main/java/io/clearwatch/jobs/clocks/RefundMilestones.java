package io.clearwatch.jobs.clocks;

import io.clearwatch.events.ExporterClass;

/**
 * What is known of one refund: the earliest time of each phase ({@link Milestone#ABSENT} if
 * unknown) and its attributes. Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class RefundMilestones {
  public String refundId;
  public long submittedMillis = Milestone.ABSENT;
  public long acceptedMillis = Milestone.ABSENT;
  public long suspendedMillis = Milestone.ABSENT;
  public long approvedMillis = Milestone.ABSENT;
  public long paidMillis = Milestone.ABSENT;

  /** Earliest of REJECTED and WITHDRAWN. */
  public long refusedMillis = Milestone.ABSENT;

  /** Event that the attributes are from: the earliest. */
  public long attributesMillis = Milestone.ABSENT;

  public String attributesEventId;
  public String city;
  public ExporterClass exporterClass;
  public boolean paperless;

  /** For Flink. */
  public RefundMilestones() {}
}
