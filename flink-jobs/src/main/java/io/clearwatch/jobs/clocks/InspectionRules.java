package io.clearwatch.jobs.clocks;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.measurements.Dimension;
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
    if (event.getPhase() == InspectionPhase.FINISHED) {
      changed |= mergeOutcome(known, event, time);
    }
    changed |= known.times.put(event.getPhase().ordinal(), time);
    return changed;
  }

  /** The outcome is that of the FINISHED event that counts. */
  private static boolean mergeOutcome(
      InspectionMilestones known, InspectionEvent event, long time) {
    long finished = known.get(InspectionPhase.FINISHED);
    if (!comesBefore(time, event.getEventId(), finished, known.finishedEventId)) {
      return false;
    }
    known.finishedEventId = event.getEventId();
    known.outcome = event.getOutcome();
    return true;
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
    if (!EarliestTimes.isKnown(known.attributesMillis)) {
      return null;
    }
    long started = known.get(InspectionPhase.STARTED);
    long finished = known.get(InspectionPhase.FINISHED);
    long asked =
        known.has(InspectionPhase.REQUESTED)
            ? known.get(InspectionPhase.REQUESTED)
            : known.get(InspectionPhase.ORDERED);
    return new InspectionResult(
        known.inspectionId,
        known.declarationId,
        ports.port(known.port).city(),
        known.port,
        known.direction,
        known.kind,
        known.commodity,
        EarliestTimes.orNull(known.get(InspectionPhase.ORDERED)),
        EarliestTimes.orNull(known.get(InspectionPhase.REQUESTED)),
        EarliestTimes.orNull(known.get(InspectionPhase.CONFIRMED)),
        EarliestTimes.orNull(started),
        EarliestTimes.orNull(finished),
        EarliestTimes.orNull(known.get(InspectionPhase.FEE_WAIVED)),
        known.outcome,
        known.has(InspectionPhase.CANCELLED),
        duration(known, known.get(InspectionPhase.REQUESTED), known.get(InspectionPhase.CONFIRMED)),
        duration(known, asked, started),
        duration(known, started, finished),
        duration(known, known.get(InspectionPhase.ORDERED), finished));
  }

  /** Null if a milestone is missing or the end comes after the cancellation. */
  private static Long duration(InspectionMilestones known, long startMillis, long endMillis) {
    if (!EarliestTimes.isKnown(startMillis)
        || !EarliestTimes.isKnown(endMillis)
        || endMillis > known.get(InspectionPhase.CANCELLED)) {
      return null;
    }
    return EarliestTimes.between(startMillis, endMillis);
  }

  @Override
  public String value(InspectionMilestones known, Dimension dimension) {
    return switch (dimension) {
      case CITY -> known.port == null ? null : ports.port(known.port).city();
      case PORT -> known.port;
      case DIRECTION -> known.direction == null ? null : known.direction.name();
      case KIND -> known.kind == null ? null : known.kind.name();
      case COMMODITY -> known.commodity == null ? null : known.commodity.name();
      default -> null;
    };
  }

  @Override
  public boolean isFinished(InspectionMilestones known) {
    return known.has(InspectionPhase.FINISHED) || known.has(InspectionPhase.CANCELLED);
  }

  @Override
  public long lastMillis(InspectionMilestones known) {
    return known.times.latest();
  }
}
