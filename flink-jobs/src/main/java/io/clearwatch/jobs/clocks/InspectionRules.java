package io.clearwatch.jobs.clocks;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.seeds.PortRegistry;

/**
 * How an inspection's milestones become its durations; the rules are those of {@code
 * docs/semantics.md}, section Inspection.
 */
public final class InspectionRules
    implements ClockRules<InspectionEvent, InspectionMilestones, InspectionResult> {
  private static final long serialVersionUID = 1L;

  private final PortRegistry ports;

  public InspectionRules(PortRegistry ports) {
    this.ports = ports;
  }

  @Override
  public InspectionMilestones none() {
    return new InspectionMilestones();
  }

  @Override
  public long timeMillis(InspectionEvent event) {
    return event.getEventTime().toEpochMilli();
  }

  @Override
  public boolean merge(InspectionMilestones known, InspectionEvent event) {
    known.inspectionId = event.getInspectionId();
    long time = timeMillis(event);
    boolean changed = mergeAttributes(known, event, time);
    switch (event.getPhase()) {
      case ORDERED -> {
        changed |= time < known.orderedMillis;
        known.orderedMillis = Math.min(known.orderedMillis, time);
      }
      case REQUESTED -> {
        changed |= time < known.requestedMillis;
        known.requestedMillis = Math.min(known.requestedMillis, time);
      }
      case CONFIRMED -> {
        changed |= time < known.confirmedMillis;
        known.confirmedMillis = Math.min(known.confirmedMillis, time);
      }
      case STARTED -> {
        changed |= time < known.startedMillis;
        known.startedMillis = Math.min(known.startedMillis, time);
      }
      case FINISHED -> {
        if (comesBefore(time, event.getEventId(), known.finishedMillis, known.finishedEventId)) {
          known.finishedMillis = time;
          known.finishedEventId = event.getEventId();
          known.outcome = event.getOutcome();
          changed = true;
        }
      }
      case CANCELLED -> {
        changed |= time < known.cancelledMillis;
        known.cancelledMillis = Math.min(known.cancelledMillis, time);
      }
      case FEE_WAIVED -> {
        changed |= time < known.feeWaivedMillis;
        known.feeWaivedMillis = Math.min(known.feeWaivedMillis, time);
      }
    }
    return changed;
  }

  private static boolean mergeAttributes(
      InspectionMilestones known, InspectionEvent event, long time) {
    boolean changed = false;
    String eventId = event.getEventId();
    if (comesBefore(time, eventId, known.attributesMillis, known.attributesEventId)) {
      known.attributesMillis = time;
      known.attributesEventId = eventId;
      known.declarationId = event.getDeclarationId();
      known.port = event.getPort();
      known.direction = event.getDirection();
      known.kind = event.getKind();
      changed = true;
    }
    if (event.getCommodity() != null
        && comesBefore(time, eventId, known.commodityMillis, known.commodityEventId)) {
      known.commodityMillis = time;
      known.commodityEventId = eventId;
      known.commodity = event.getCommodity();
      changed = true;
    }
    return changed;
  }

  private static boolean comesBefore(
      long time, String eventId, long knownTime, String knownEventId) {
    return time != knownTime
        ? time < knownTime
        : knownEventId == null || eventId.compareTo(knownEventId) < 0;
  }

  @Override
  public InspectionResult result(InspectionMilestones known) {
    if (!Milestone.isKnown(known.attributesMillis)) {
      return null;
    }
    long started = known.startedMillis;
    long finished = known.finishedMillis;
    long asked =
        Milestone.isKnown(known.requestedMillis) ? known.requestedMillis : known.orderedMillis;
    return new InspectionResult(
        known.inspectionId,
        known.declarationId,
        ports.port(known.port).city(),
        known.port,
        known.direction,
        known.kind,
        known.commodity,
        Milestone.orNull(known.orderedMillis),
        Milestone.orNull(known.requestedMillis),
        Milestone.orNull(known.confirmedMillis),
        Milestone.orNull(started),
        Milestone.orNull(finished),
        Milestone.orNull(known.feeWaivedMillis),
        known.outcome,
        Milestone.isKnown(known.cancelledMillis),
        duration(known, known.requestedMillis, known.confirmedMillis),
        duration(known, asked, started),
        duration(known, started, finished),
        duration(known, known.orderedMillis, finished));
  }

  /** Null if a milestone is missing or the end comes after the cancellation. */
  private static Long duration(InspectionMilestones known, long startMillis, long endMillis) {
    if (!Milestone.isKnown(startMillis)
        || !Milestone.isKnown(endMillis)
        || endMillis > known.cancelledMillis) {
      return null;
    }
    return Milestone.between(startMillis, endMillis);
  }

  @Override
  public boolean isFinished(InspectionMilestones known) {
    return Milestone.isKnown(known.finishedMillis) || Milestone.isKnown(known.cancelledMillis);
  }

  @Override
  public long lastMillis(InspectionMilestones known) {
    long last = Long.MIN_VALUE;
    last = Milestone.later(last, known.orderedMillis);
    last = Milestone.later(last, known.requestedMillis);
    last = Milestone.later(last, known.confirmedMillis);
    last = Milestone.later(last, known.startedMillis);
    last = Milestone.later(last, known.finishedMillis);
    last = Milestone.later(last, known.cancelledMillis);
    return Milestone.later(last, known.feeWaivedMillis);
  }
}
