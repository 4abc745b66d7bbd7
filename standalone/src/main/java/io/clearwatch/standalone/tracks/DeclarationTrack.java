package io.clearwatch.standalone.tracks;

import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.Track;
import io.clearwatch.board.views.Track.Span;
import io.clearwatch.board.views.Track.Status;
import io.clearwatch.board.views.Track.Step;
import io.clearwatch.board.views.Track.Stuck;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.jobs.clocks.DeclarationMilestone;
import io.clearwatch.jobs.clocks.DeclarationMilestones;
import io.clearwatch.jobs.clocks.DeclarationMilestones.Attributes;
import io.clearwatch.jobs.clocks.DeclarationRules;
import io.clearwatch.jobs.clocks.DeclarationStuckRules;
import io.clearwatch.jobs.clocks.InspectionMilestones;
import io.clearwatch.jobs.clocks.InspectionRules;
import io.clearwatch.jobs.clocks.InspectionStuckRules;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StageStart;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.measurements.Stage;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.StuckLimit;
import io.clearwatch.wire.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** Tells a declaration from its events, by the rules that the jobs go by. */
final class DeclarationTrack {
  private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final BoardSeeds seeds;
  private final DeclarationRules rules;
  private final InspectionRules inspectionRules;
  private final DeclarationStuckRules stuckRules;
  private final InspectionStuckRules inspectionStuckRules;

  DeclarationTrack(BoardSeeds seeds) {
    this.seeds = seeds;
    this.rules = new DeclarationRules(seeds.ports());
    this.inspectionRules = new InspectionRules(seeds.ports());
    this.stuckRules = new DeclarationStuckRules(seeds.stuck(), seeds.ports());
    this.inspectionStuckRules = new InspectionStuckRules(seeds.stuck(), seeds.ports());
  }

  /**
   * The declaration.
   *
   * @param events all of one declaration and its inspections, in the order of time, at least one
   */
  Track.Declaration of(List<SpecificRecordBase> events, Instant now) {
    DeclarationMilestones known = rules.none();
    Map<String, InspectionMilestones> inspections = new LinkedHashMap<>();
    for (SpecificRecordBase event : events) {
      DeclarationMilestone milestone = DeclarationMilestone.of(event);
      if (milestone != null) {
        rules.merge(known, milestone);
      }
      if (event instanceof InspectionEvent inspection) {
        inspectionRules.merge(
            inspections.computeIfAbsent(
                inspection.getInspectionId(), unused -> inspectionRules.none()),
            inspection);
      }
    }
    Map<String, Step> steps = steps(events);
    Status status = status(steps);
    Clearance clearance = rules.result(known);
    Attributes attributes = known.declared == null ? known.arrived : known.declared;
    Port port = seeds.ports().port((String) events.get(0).get("port"));
    if (attributes != null) {
      port = seeds.ports().port(attributes.port);
    }
    Direction direction = attributes == null ? null : attributes.direction;
    Step arrived = steps.get("ARRIVED");
    return new Track.Declaration(
        declarationId(events.get(0)),
        seeds.ports().city(port.city()).name(),
        port.name(),
        name(direction),
        attributes == null ? null : name(attributes.transport),
        attributes == null ? null : name(attributes.filing),
        attributes == null ? null : name(attributes.handling),
        attributes == null ? null : name(attributes.commodity),
        attributes == null ? null : name(attributes.traderClass),
        status,
        status == Status.OPEN ? hours(now.toEpochMilli() - arrived.timeMillis()) : null,
        direction == null ? null : seeds.catalogue().overdueLimitHours(port.city(), direction, now),
        clearance == null ? null : hours(clearance.getCustomsMillis()),
        clearance == null ? null : hours(clearance.getLogisticsMillis()),
        List.copyOf(steps.values()),
        spans(known, clearance),
        stuck(known, inspections, now.toEpochMilli()));
  }

  private static String declarationId(SpecificRecordBase event) {
    return event instanceof InspectionEvent inspection
        ? inspection.getDeclarationId()
        : EventType.of(event).keyOf(event);
  }

  private static String name(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static Double hours(Long millis) {
    return millis == null ? null : millis / HOUR_MILLIS;
  }

  /** The first event of each phase; inspections have phases of their own. */
  private static Map<String, Step> steps(List<SpecificRecordBase> events) {
    Map<String, Step> steps = new LinkedHashMap<>();
    for (SpecificRecordBase event : events) {
      EventType type = EventType.of(event);
      String phase = type.phaseOf(event).name();
      long time = type.timeMillisOf(event);
      if (event instanceof InspectionEvent inspection) {
        steps.putIfAbsent(
            phase + ' ' + inspection.getInspectionId(),
            new Step(
                time,
                "INSPECTION_" + phase,
                inspection.getInspectionId(),
                name(inspection.getKind()),
                inspection.getSlotStart() == null ? null : inspection.getSlotStart().toEpochMilli(),
                name(inspection.getOutcome())));
      } else {
        steps.putIfAbsent(phase, new Step(time, phase, null, null, null, null));
      }
    }
    return steps;
  }

  private static Status status(Map<String, Step> steps) {
    if (steps.containsKey("COLLECTED") || steps.containsKey("LOADED")) {
      return Status.HANDED_OVER;
    }
    if (steps.containsKey("RELEASED")) {
      return Status.RELEASED;
    }
    if (steps.containsKey("CANCELLED")) {
      return Status.CANCELLED;
    }
    return steps.containsKey("ARRIVED") ? Status.OPEN : Status.EXPECTED;
  }

  private List<Span> spans(DeclarationMilestones known, Clearance clearance) {
    List<Span> spans = new ArrayList<>();
    List<OpenDeclaration> stays = rules.stays(known);
    if (!stays.isEmpty()) {
      OpenDeclaration last = stays.get(stays.size() - 1);
      long start = last.arrivedMillis();
      Stage stage = Stage.PREPARATION;
      for (StageStart next : last.stages()) {
        if (next.afterMillis() > start) {
          spans.add(span(stage, start, next.afterMillis()));
          start = next.afterMillis();
        }
        stage = next.stage();
      }
      spans.add(span(stage, start, last.closedMillis()));
    }
    if (clearance != null && clearance.getReleased() != null) {
      long start =
          Math.max(clearance.getArrived().toEpochMilli(), clearance.getReleased().toEpochMilli());
      long end =
          clearance.getHandedOver() == null
              ? Long.MAX_VALUE
              : Math.max(start, clearance.getHandedOver().toEpochMilli());
      spans.add(span(Stage.HANDOVER, start, end));
    }
    return spans;
  }

  private Span span(Stage stage, long startMillis, long endMillis) {
    return new Span(
        stage.key(),
        startMillis,
        endMillis == Long.MAX_VALUE ? null : endMillis,
        seeds.owners().of(stage).name());
  }

  private List<Stuck> stuck(
      DeclarationMilestones known, Map<String, InspectionMilestones> inspections, long nowMillis) {
    List<StuckCase> cases = new ArrayList<>(stuckRules.cases(known, Long.MAX_VALUE));
    for (InspectionMilestones inspection : inspections.values()) {
      cases.addAll(inspectionStuckRules.cases(inspection, Long.MAX_VALUE));
    }
    List<Stuck> stuck = new ArrayList<>();
    for (StuckLimit limit : seeds.stuck().all()) {
      for (StuckCase one : cases) {
        if (one.cause().equals(limit.id())
            && one.fromMillis() < nowMillis
            && nowMillis <= one.closedMillis()) {
          stuck.add(new Stuck(limit.name(), one.startMillis()));
        }
      }
    }
    return stuck;
  }
}
