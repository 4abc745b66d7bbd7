package io.clearwatch.jobs.clocks;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.DeclarationMilestone.Phase;
import io.clearwatch.jobs.clocks.DeclarationMilestones.Attributes;
import io.clearwatch.jobs.clocks.DeclarationMilestones.InspectionTimes;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.List;

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
    Phase phase = event.phase;
    if (phase.isOfInspection()) {
      return known.inspection(event.inspectionId).times.put(phase.position(), event.timeMillis);
    }
    boolean changed = known.times.put(phase.position(), event.timeMillis);
    return switch (phase) {
      case ARRIVED -> {
        Attributes attributes = Attributes.of(event);
        boolean counts = attributes.goBefore(known.arrived);
        known.arrived = counts ? attributes : known.arrived;
        yield changed || counts;
      }
      case DECLARED -> {
        Attributes attributes = Attributes.of(event);
        boolean counts = attributes.goBefore(known.declared);
        known.declared = counts ? attributes : known.declared;
        yield changed || counts;
      }
      default -> changed;
    };
  }

  @Override
  public Clearance result(DeclarationMilestones known) {
    if (!known.has(Phase.ARRIVED) || !known.has(Phase.DECLARED)) {
      return null;
    }
    Attributes attributes = known.declared;
    long arrived = known.get(Phase.ARRIVED);
    long released = known.get(Phase.RELEASED);
    long handedOver = known.get(handover(attributes));
    if (!EarliestTimes.isKnown(released) && !EarliestTimes.isKnown(handedOver)) {
      return null;
    }
    long completed = Math.max(arrived, EarliestTimes.isKnown(released) ? released : handedOver);
    if (known.get(Phase.CANCELLED) < completed) {
      return null;
    }

    long preparation = EarliestTimes.between(arrived, known.get(Phase.DECLARED));
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
    clearance.setDeclared(Instant.ofEpochMilli(known.get(Phase.DECLARED)));
    clearance.setPreparationMillis(preparation);
    clearance.setInspectionWaitMillis(inspection.waitMillis);
    clearance.setInspectionMillis(inspection.durationMillis);
    if (EarliestTimes.isKnown(released)) {
      long customs = EarliestTimes.between(arrived, released);
      clearance.setReleased(Instant.ofEpochMilli(released));
      clearance.setSignedMillis(released - arrived);
      clearance.setCustomsMillis(customs);
      clearance.setCustomsStageMillis(
          Math.max(0, customs - preparation - inspection.waitMillis - inspection.durationMillis));
    }
    if (EarliestTimes.isKnown(handedOver)) {
      clearance.setHandedOver(Instant.ofEpochMilli(handedOver));
      clearance.setLogisticsMillis(EarliestTimes.between(arrived, handedOver));
      if (EarliestTimes.isKnown(released)) {
        clearance.setHandoverMillis(EarliestTimes.between(released, handedOver));
      }
    }
    return clearance;
  }

  /** What ends it: the other one of the two is ignored. */
  private static Phase handover(Attributes declared) {
    return declared.direction == Direction.IMPORT ? Phase.COLLECTED : Phase.LOADED;
  }

  /** The inspections of a declaration taken together. */
  private record InspectionSpan(int counting, long waitMillis, long durationMillis) {
    static InspectionSpan of(DeclarationMilestones known, long completedMillis) {
      int counting = 0;
      long ordered = EarliestTimes.ABSENT;
      long started = EarliestTimes.ABSENT;
      long finished = Long.MIN_VALUE;
      for (InspectionTimes inspection : known.inspections) {
        if (inspection.has(Phase.INSPECTION_CANCELLED)) {
          continue;
        }
        if (inspection.get(Phase.INSPECTION_ORDERED) <= completedMillis) {
          counting++;
        }
        ordered = Math.min(ordered, inspection.get(Phase.INSPECTION_ORDERED));
        started = Math.min(started, inspection.get(Phase.INSPECTION_STARTED));
        if (inspection.has(Phase.INSPECTION_FINISHED)) {
          finished = Math.max(finished, inspection.get(Phase.INSPECTION_FINISHED));
        }
      }
      boolean isStarted = EarliestTimes.isKnown(started);
      return new InspectionSpan(
          counting,
          isStarted && EarliestTimes.isKnown(ordered) ? EarliestTimes.between(ordered, started) : 0,
          isStarted && finished != Long.MIN_VALUE ? EarliestTimes.between(started, finished) : 0);
    }
  }

  /**
   * The declaration's stays in the backlog, from its arrival to its release or cancellation: at the
   * place where it has arrived, and from its DECLARED on at the place that this gives. None if it
   * has not arrived, or was released or cancelled before.
   */
  public List<OpenDeclaration> stays(DeclarationMilestones known) {
    if (!known.has(Phase.ARRIVED)) {
      return List.of();
    }
    long arrived = known.get(Phase.ARRIVED);
    long declared = known.get(Phase.DECLARED);
    long closed = Math.min(known.get(Phase.RELEASED), known.get(Phase.CANCELLED));
    if (closed < arrived) {
      return List.of();
    }
    if (declared >= closed || known.arrived.isPlacedAs(known.declared)) {
      return List.of(stay(known, known.arrived, arrived, closed));
    }
    if (declared <= arrived) {
      return List.of(stay(known, known.declared, arrived, closed));
    }
    return List.of(
        stay(known, known.arrived, arrived, declared),
        stay(known, known.declared, declared, closed));
  }

  private OpenDeclaration stay(
      DeclarationMilestones known, Attributes place, long fromMillis, long closedMillis) {
    return new OpenDeclaration(
        known.declarationId,
        city(place.port),
        place.port,
        place.direction,
        known.get(Phase.ARRIVED),
        fromMillis,
        closedMillis,
        StageHistory.of(known, closedMillis));
  }

  private String city(String portId) {
    Port port = ports.port(portId);
    return port.city();
  }

  @Override
  public String value(DeclarationMilestones known, Dimension dimension) {
    Attributes attributes = known.declared == null ? known.arrived : known.declared;
    if (attributes == null) {
      return null;
    }
    return switch (dimension) {
      case CITY -> city(attributes.port);
      case PORT -> attributes.port;
      case DIRECTION -> name(attributes.direction);
      case TRANSPORT -> name(attributes.transport);
      case FILING -> name(attributes.filing);
      case COMMODITY -> name(attributes.commodity);
      case TRADER_CLASS -> name(attributes.traderClass);
      case INSPECTED, KIND, EXPORTER_CLASS -> null;
    };
  }

  private static String name(Enum<?> attribute) {
    return attribute == null ? null : attribute.name();
  }

  @Override
  public boolean isFinished(DeclarationMilestones known) {
    return known.has(Phase.CANCELLED)
        || known.has(Phase.ARRIVED)
            && known.has(Phase.DECLARED)
            && known.has(Phase.RELEASED)
            && known.has(handover(known.declared));
  }

  @Override
  public long lastMillis(DeclarationMilestones known) {
    long last = known.times.latest();
    for (InspectionTimes inspection : known.inspections) {
      last = Math.max(last, inspection.times.latest());
    }
    return last;
  }
}
