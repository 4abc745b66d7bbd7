package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.Outcome;

/**
 * The result of one inspection. Times in milliseconds since the epoch, durations in milliseconds;
 * null where a milestone is missing.
 *
 * @param cancelled true if it has a CANCELLED at any time, which takes it out of the shares
 */
public record InspectionResult(
    String inspectionId,
    String declarationId,
    String city,
    String port,
    Direction direction,
    InspectionKind kind,
    Commodity commodity,
    Long orderedMillis,
    Long requestedMillis,
    Long confirmedMillis,
    Long startedMillis,
    Long finishedMillis,
    Long feeWaivedMillis,
    Outcome outcome,
    boolean cancelled,
    Long appointmentMillis,
    Long waitMillis,
    Long durationMillis,
    Long totalMillis) {

  /** True if at least one of the four durations is known. */
  public boolean hasDuration() {
    return appointmentMillis != null
        || waitMillis != null
        || durationMillis != null
        || totalMillis != null;
  }
}
