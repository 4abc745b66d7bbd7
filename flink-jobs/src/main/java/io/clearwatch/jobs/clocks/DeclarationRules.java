package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.DeclarationMilestones.Attributes;
import io.clearwatch.jobs.clocks.DeclarationMilestones.InspectionTimes;
import io.clearwatch.measurements.Stage;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;

/**
 * How a declaration's milestones become its clearance, and until then its place in the backlog; the
 * rules are those of {@code docs/semantics.md}, section Clearance.
 */
public final class DeclarationRules
    implements ClockRules<DeclarationMilestone, DeclarationMilestones, Clearance> {
  private static final long serialVersionUID = 1L;

  private final PortRegistry ports;

  public DeclarationRules(PortRegistry ports) {
    this.ports = ports;
  }

  @Override
  public DeclarationMilestones none() {
    return new DeclarationMilestones();
  }

  @Override
  public long timeMillis(DeclarationMilestone event) {
    return event.timeMillis;
  }

  @Override
  public boolean merge(DeclarationMilestones known, DeclarationMilestone event) {
    known.declarationId = event.declarationId;
    long time = event.timeMillis;
    boolean changed = false;
    switch (event.phase) {
      case ARRIVED -> {
        changed = time < known.arrivedMillis;
        known.arrivedMillis = Math.min(known.arrivedMillis, time);
        changed |= mergeAttributes(known, event);
      }
      case DECLARED -> {
        changed = time < known.declaredMillis;
        known.declaredMillis = Math.min(known.declaredMillis, time);
        changed |= mergeAttributes(known, event);
      }
      case CANCELLED -> {
        changed = time < known.cancelledMillis;
        known.cancelledMillis = Math.min(known.cancelledMillis, time);
      }
      case RELEASED -> {
        changed = time < known.releasedMillis;
        known.releasedMillis = Math.min(known.releasedMillis, time);
      }
      case COLLECTED -> {
        changed = time < known.collectedMillis;
        known.collectedMillis = Math.min(known.collectedMillis, time);
      }
      case LOADED -> {
        changed = time < known.loadedMillis;
        known.loadedMillis = Math.min(known.loadedMillis, time);
      }
      case INSPECTION_ORDERED, INSPECTION_STARTED, INSPECTION_FINISHED, INSPECTION_CANCELLED ->
          changed = mergeInspection(known.inspection(event.inspectionId), event);
    }
    return changed;
  }

  private static boolean mergeAttributes(DeclarationMilestones known, DeclarationMilestone event) {
    Attributes attributes = Attributes.of(event);
    if (!attributes.goBefore(known.attributes)) {
      return false;
    }
    known.attributes = attributes;
    return true;
  }

  private static boolean mergeInspection(InspectionTimes known, DeclarationMilestone event) {
    long time = event.timeMillis;
    boolean changed;
    switch (event.phase) {
      case INSPECTION_ORDERED -> {
        changed = time < known.orderedMillis;
        known.orderedMillis = Math.min(known.orderedMillis, time);
      }
      case INSPECTION_STARTED -> {
        changed = time < known.startedMillis;
        known.startedMillis = Math.min(known.startedMillis, time);
      }
      case INSPECTION_FINISHED -> {
        changed = time < known.finishedMillis;
        known.finishedMillis = Math.min(known.finishedMillis, time);
      }
      case INSPECTION_CANCELLED -> {
        changed = time < known.cancelledMillis;
        known.cancelledMillis = Math.min(known.cancelledMillis, time);
      }
      default -> throw new IllegalArgumentException(event.phase + " is not of an inspection");
    }
    return changed;
  }

  @Override
  public Clearance result(DeclarationMilestones known) {
    if (!Milestone.isKnown(known.arrivedMillis) || !Milestone.isKnown(known.declaredMillis)) {
      return null;
    }
    Attributes attributes = known.attributes;
    boolean isImport = attributes.direction == Direction.IMPORT;
    long arrived = known.arrivedMillis;
    long released = known.releasedMillis;
    long handedOver = isImport ? known.collectedMillis : known.loadedMillis;
    if (!Milestone.isKnown(released) && !Milestone.isKnown(handedOver)) {
      return null;
    }
    long completed = Math.max(arrived, Milestone.isKnown(released) ? released : handedOver);
    if (known.cancelledMillis < completed) {
      return null;
    }

    long preparation = Milestone.between(arrived, known.declaredMillis);
    InspectionSpan inspection = InspectionSpan.of(known, completed);
    Clearance clearance = new Clearance();
    clearance.setDeclarationId(known.declarationId);
    clearance.setCity(city(attributes.port));
    clearance.setPort(attributes.port);
    clearance.setDirection(attributes.direction);
    clearance.setTransport(attributes.transport);
    clearance.setFiling(attributes.filing);
    clearance.setHandling(attributes.handling);
    clearance.setCommodity(attributes.commodity);
    clearance.setTraderClass(attributes.traderClass);
    clearance.setPaperless(attributes.paperless);
    clearance.setChannel(attributes.channel);
    clearance.setInspections(inspection.counting);
    clearance.setArrived(Instant.ofEpochMilli(arrived));
    clearance.setDeclared(Instant.ofEpochMilli(known.declaredMillis));
    clearance.setPreparationMillis(preparation);
    clearance.setInspectionWaitMillis(inspection.waitMillis);
    clearance.setInspectionMillis(inspection.durationMillis);
    if (Milestone.isKnown(released)) {
      long customs = Milestone.between(arrived, released);
      clearance.setReleased(Instant.ofEpochMilli(released));
      clearance.setSignedMillis(released - arrived);
      clearance.setCustomsMillis(customs);
      clearance.setCustomsStageMillis(
          Math.max(0, customs - preparation - inspection.waitMillis - inspection.durationMillis));
    }
    if (Milestone.isKnown(handedOver)) {
      clearance.setHandedOver(Instant.ofEpochMilli(handedOver));
      clearance.setLogisticsMillis(Milestone.between(arrived, handedOver));
      if (Milestone.isKnown(released)) {
        clearance.setHandoverMillis(Milestone.between(released, handedOver));
      }
    }
    return clearance;
  }

  /** The inspections of a declaration taken together. */
  private record InspectionSpan(int counting, long waitMillis, long durationMillis) {
    static InspectionSpan of(DeclarationMilestones known, long completedMillis) {
      int counting = 0;
      long ordered = Milestone.ABSENT;
      long started = Milestone.ABSENT;
      long finished = Long.MIN_VALUE;
      for (InspectionTimes inspection : known.inspections) {
        if (Milestone.isKnown(inspection.cancelledMillis)) {
          continue;
        }
        if (inspection.orderedMillis <= completedMillis) {
          counting++;
        }
        ordered = Math.min(ordered, inspection.orderedMillis);
        started = Math.min(started, inspection.startedMillis);
        if (Milestone.isKnown(inspection.finishedMillis)) {
          finished = Math.max(finished, inspection.finishedMillis);
        }
      }
      boolean isStarted = Milestone.isKnown(started);
      return new InspectionSpan(
          counting,
          isStarted && Milestone.isKnown(ordered) ? Milestone.between(ordered, started) : 0,
          isStarted && finished != Long.MIN_VALUE ? Milestone.between(started, finished) : 0);
    }
  }

  /**
   * The declaration's stay in the backlog: from its arrival to its release or cancellation; null if
   * it has not arrived, or was released or cancelled before.
   */
  OpenDeclaration open(DeclarationMilestones known) {
    if (!Milestone.isKnown(known.arrivedMillis)) {
      return null;
    }
    long closed = Math.min(known.releasedMillis, known.cancelledMillis);
    if (closed < known.arrivedMillis) {
      return null;
    }
    Attributes attributes = known.attributes;
    return new OpenDeclaration(
        known.declarationId,
        city(attributes.port),
        attributes.port,
        attributes.direction,
        known.arrivedMillis,
        closed,
        stage(known));
  }

  /** The stage that an unreleased declaration is in, as far as is known. */
  private static Stage stage(DeclarationMilestones known) {
    boolean waiting = false;
    boolean inspecting = false;
    for (InspectionTimes inspection : known.inspections) {
      if (Milestone.isKnown(inspection.cancelledMillis)
          || Milestone.isKnown(inspection.finishedMillis)) {
        continue;
      }
      inspecting |= Milestone.isKnown(inspection.startedMillis);
      waiting |= Milestone.isKnown(inspection.orderedMillis);
    }
    if (inspecting) {
      return Stage.INSPECTION;
    }
    if (waiting) {
      return Stage.INSPECTION_WAIT;
    }
    return Milestone.isKnown(known.declaredMillis) ? Stage.CUSTOMS : Stage.PREPARATION;
  }

  private String city(String portId) {
    Port port = ports.port(portId);
    return port.city();
  }

  @Override
  public boolean isFinished(DeclarationMilestones known) {
    if (Milestone.isKnown(known.cancelledMillis)) {
      return true;
    }
    return Milestone.isKnown(known.arrivedMillis)
        && Milestone.isKnown(known.declaredMillis)
        && Milestone.isKnown(known.releasedMillis)
        && (Milestone.isKnown(known.collectedMillis) || Milestone.isKnown(known.loadedMillis));
  }

  @Override
  public long lastMillis(DeclarationMilestones known) {
    long last = Long.MIN_VALUE;
    last = Milestone.later(last, known.arrivedMillis);
    last = Milestone.later(last, known.declaredMillis);
    last = Milestone.later(last, known.cancelledMillis);
    last = Milestone.later(last, known.releasedMillis);
    last = Milestone.later(last, known.collectedMillis);
    last = Milestone.later(last, known.loadedMillis);
    for (InspectionTimes inspection : known.inspections) {
      last = Milestone.later(last, inspection.orderedMillis);
      last = Milestone.later(last, inspection.startedMillis);
      last = Milestone.later(last, inspection.finishedMillis);
      last = Milestone.later(last, inspection.cancelledMillis);
    }
    return last;
  }
}
