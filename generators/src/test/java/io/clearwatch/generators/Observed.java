package io.clearwatch.generators;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.WorkingDays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;

/** What an analyst sees of a world: its events by declaration, inspection and refund. */
final class Observed {
  /** The earliest event of each phase of a declaration. */
  static final class Case {
    final Map<DeclarationPhase, DeclarationEvent> declaration =
        new EnumMap<>(DeclarationPhase.class);
    final Map<ReleasePhase, ReleaseEvent> release = new EnumMap<>(ReleasePhase.class);
    final List<InspectionCase> inspections = new ArrayList<>();

    DeclarationEvent declared() {
      return declaration.get(DeclarationPhase.DECLARED);
    }

    boolean isCleared() {
      return declaration.containsKey(DeclarationPhase.ARRIVED)
          && declared() != null
          && release.containsKey(ReleasePhase.RELEASED);
    }

    long arrivedMillis() {
      return declaration.get(DeclarationPhase.ARRIVED).getEventTime().toEpochMilli();
    }

    long declaredMillis() {
      return declared().getEventTime().toEpochMilli();
    }

    long releasedMillis() {
      return release.get(ReleasePhase.RELEASED).getEventTime().toEpochMilli();
    }

    long completedMillis() {
      return Math.max(arrivedMillis(), releasedMillis());
    }

    double customsHours() {
      return hours(Math.max(0, releasedMillis() - arrivedMillis()));
    }

    boolean isInspected() {
      return inspections.stream().anyMatch(i -> !i.phases.containsKey(InspectionPhase.CANCELLED));
    }
  }

  /** The earliest event of each phase of an inspection, and all of them. */
  static final class InspectionCase {
    final Map<InspectionPhase, InspectionEvent> phases = new EnumMap<>(InspectionPhase.class);
    final List<InspectionEvent> all = new ArrayList<>();

    InspectionEvent ordered() {
      return phases.get(InspectionPhase.ORDERED);
    }

    boolean has(InspectionPhase phase) {
      return phases.containsKey(phase);
    }

    long millis(InspectionPhase phase) {
      return phases.get(phase).getEventTime().toEpochMilli();
    }

    double hoursBetween(InspectionPhase first, InspectionPhase second) {
      return hours(millis(second) - millis(first));
    }

    /** From the request to the start. */
    double waitHours() {
      return hoursBetween(
          has(InspectionPhase.REQUESTED) ? InspectionPhase.REQUESTED : InspectionPhase.ORDERED,
          InspectionPhase.STARTED);
    }

    boolean isPerishable() {
      return ordered().getCommodity() == Commodity.PERISHABLE;
    }
  }

  /** The earliest event of each phase of a refund. */
  static final class RefundCase {
    final Map<RefundPhase, RefundEvent> phases = new EnumMap<>(RefundPhase.class);

    RefundEvent first() {
      return phases.values().iterator().next();
    }

    boolean isNormallyApproved() {
      return phases.containsKey(RefundPhase.ACCEPTED)
          && phases.containsKey(RefundPhase.APPROVED)
          && !phases.containsKey(RefundPhase.SUSPENDED);
    }

    int approvalWorkingDays() {
      return WorkingDays.china()
          .between(
              phases.get(RefundPhase.ACCEPTED).getEventTime(),
              phases.get(RefundPhase.APPROVED).getEventTime());
    }
  }

  final Map<String, Case> cases = new LinkedHashMap<>();
  final Map<String, InspectionCase> inspections = new LinkedHashMap<>();
  final Map<String, RefundCase> refunds = new LinkedHashMap<>();
  long events;

  static Observed of(World world) {
    Observed observed = new Observed();
    while (world.hasNext()) {
      observed.add(world.next().event());
    }
    return observed;
  }

  static double hours(long millis) {
    return millis / 3_600_000.0;
  }

  static String cityOf(String port) {
    return PortRegistry.builtIn().port(port).city();
  }

  private void add(SpecificRecordBase event) {
    events++;
    if (event instanceof DeclarationEvent e) {
      caseOf(e.getDeclarationId())
          .declaration
          .merge(e.getPhase(), e, (a, b) -> b.getEventTime().isBefore(a.getEventTime()) ? b : a);
    } else if (event instanceof ReleaseEvent e) {
      caseOf(e.getDeclarationId()).release.putIfAbsent(e.getPhase(), e);
    } else if (event instanceof InspectionEvent e) {
      InspectionCase inspection =
          inspections.computeIfAbsent(
              e.getInspectionId(),
              id -> {
                InspectionCase added = new InspectionCase();
                caseOf(e.getDeclarationId()).inspections.add(added);
                return added;
              });
      inspection.all.add(e);
      inspection.phases.merge(
          e.getPhase(), e, (a, b) -> b.getEventTime().isBefore(a.getEventTime()) ? b : a);
    } else if (event instanceof RefundEvent e) {
      refunds
          .computeIfAbsent(e.getRefundId(), id -> new RefundCase())
          .phases
          .putIfAbsent(e.getPhase(), e);
    }
  }

  private Case caseOf(String id) {
    return cases.computeIfAbsent(id, unused -> new Case());
  }

  /** Cleared declarations of a city and direction that arrived in a part of the time. */
  List<Case> cleared(String city, Direction direction, long fromMillis, long toMillis) {
    return cases.values().stream()
        .filter(Case::isCleared)
        .filter(c -> c.declared().getDirection() == direction)
        .filter(c -> cityOf(c.declared().getPort()).equals(city))
        .filter(c -> c.completedMillis() >= fromMillis && c.completedMillis() < toMillis)
        .toList();
  }

  static double share(Collection<Case> cases, Predicate<Case> test) {
    return cases.stream().filter(test).count() / (double) cases.size();
  }
}
