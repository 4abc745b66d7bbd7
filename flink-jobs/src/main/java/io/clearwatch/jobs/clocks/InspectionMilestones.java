package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;

/**
 * What is known of one inspection: its milestones and its attributes. Mutable public fields, so
 * that Flink serializes it as a POJO.
 */
public final class InspectionMilestones {
  public String inspectionId;

  /** By {@link InspectionPhase}. */
  public EarliestTimes times = new EarliestTimes(InspectionPhase.values().length);

  /** Event that the attributes are from: the earliest. */
  public long attributesMillis = EarliestTimes.ABSENT;

  public String attributesEventId;
  public String declarationId;
  public String port;
  public Direction direction;
  public InspectionKind kind;

  /** Earliest event that has a commodity. */
  public long commodityMillis = EarliestTimes.ABSENT;

  public String commodityEventId;
  public Commodity commodity;

  /** The FINISHED event that counts. */
  public String finishedEventId;

  public Outcome outcome;

  /** For Flink. */
  public InspectionMilestones() {}

  long get(InspectionPhase phase) {
    return times.get(phase.ordinal());
  }

  boolean has(InspectionPhase phase) {
    return times.has(phase.ordinal());
  }
}
