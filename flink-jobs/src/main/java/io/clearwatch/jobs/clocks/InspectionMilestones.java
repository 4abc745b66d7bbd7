package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.Outcome;

/**
 * What is known of one inspection: the earliest time of each phase ({@link Milestone#ABSENT} if
 * unknown) and its attributes. Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class InspectionMilestones {
  public String inspectionId;
  public long orderedMillis = Milestone.ABSENT;
  public long requestedMillis = Milestone.ABSENT;
  public long confirmedMillis = Milestone.ABSENT;
  public long startedMillis = Milestone.ABSENT;
  public long finishedMillis = Milestone.ABSENT;
  public long cancelledMillis = Milestone.ABSENT;
  public long feeWaivedMillis = Milestone.ABSENT;

  /** Event that the attributes are from: the earliest. */
  public long attributesMillis = Milestone.ABSENT;

  public String attributesEventId;
  public String declarationId;
  public String port;
  public Direction direction;
  public InspectionKind kind;

  /** Earliest event that has a commodity. */
  public long commodityMillis = Milestone.ABSENT;

  public String commodityEventId;
  public Commodity commodity;

  /** The FINISHED event that counts. */
  public String finishedEventId;

  public Outcome outcome;

  /** For Flink. */
  public InspectionMilestones() {}
}
