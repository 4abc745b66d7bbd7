package io.clearwatch.oracle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What is known of a declaration that completed. Times and durations are milliseconds; null is
 * absent.
 *
 * @param declaredEvent the DECLARED that counts, whose attributes are the declaration's
 * @param inspections inspections that count for the declaration
 */
record Clearance(
    String id,
    Event declaredEvent,
    String city,
    long arrived,
    long declared,
    Long released,
    Long handedOver,
    int inspections,
    long inspectionWait,
    long inspection) {

  /**
   * The result of a declaration, or nothing if it did not complete or was cancelled before.
   *
   * @param declaration its own and its release events
   * @param inspections its inspections, cancelled ones included
   */
  static Optional<Clearance> of(
      History declaration, Collection<History> inspections, Map<String, String> cityOfPort) {
    Event declaredEvent = declaration.first("DECLARED");
    Long arrived = declaration.time("ARRIVED");
    if (declaredEvent == null || arrived == null) {
      return Optional.empty();
    }
    boolean imported = declaredEvent.attribute("direction").equals("IMPORT");
    Long released = declaration.time("RELEASED");
    Long handedOver = declaration.time(imported ? "COLLECTED" : "LOADED");
    if (released == null && handedOver == null) {
      return Optional.empty();
    }
    long completed = Math.max(arrived, released != null ? released : handedOver);
    Long cancelled = declaration.time("CANCELLED");
    if (cancelled != null && cancelled < completed) {
      return Optional.empty();
    }

    List<History> kept = inspections.stream().filter(i -> !i.has("CANCELLED")).toList();
    int counting = 0;
    for (History each : kept) {
      Long ordered = each.time("ORDERED");
      if (ordered != null && ordered <= completed) {
        counting++;
      }
    }
    Long ordered = min(kept, "ORDERED");
    Long started = min(kept, "STARTED");
    Long finished = max(kept, "FINISHED");
    return Optional.of(
        new Clearance(
            declaration.subject(),
            declaredEvent,
            cityOfPort.get(declaredEvent.attribute("port")),
            arrived,
            declaredEvent.timeMillis(),
            released,
            handedOver,
            counting,
            ordered == null || started == null ? 0 : Math.max(0, started - ordered),
            started == null || finished == null ? 0 : Math.max(0, finished - started)));
  }

  private static Long min(List<History> inspections, String phase) {
    LongStream times = times(inspections, phase);
    return times.boxed().min(Long::compare).orElse(null);
  }

  private static Long max(List<History> inspections, String phase) {
    LongStream times = times(inspections, phase);
    return times.boxed().max(Long::compare).orElse(null);
  }

  private static LongStream times(List<History> inspections, String phase) {
    return inspections.stream()
        .map(inspection -> inspection.time(phase))
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue);
  }

  String attribute(String name) {
    return declaredEvent.attribute(name);
  }

  boolean inspected() {
    return inspections > 0;
  }

  /** Released minus arrived, negative for a release before the arrival; null without a release. */
  Long signed() {
    return released == null ? null : released - arrived;
  }

  Long customs() {
    return released == null ? null : Math.max(0, released - arrived);
  }

  Long logistics() {
    return handedOver == null ? null : Math.max(0, handedOver - arrived);
  }

  long preparation() {
    return Math.max(0, declared - arrived);
  }

  /** What is left of customs() after preparation and inspection; null without a release. */
  Long customsStage() {
    return released == null
        ? null
        : Math.max(0, customs() - preparation() - inspectionWait - inspection);
  }

  /** Null without a release or a hand-over. */
  Long handover() {
    return released == null || handedOver == null ? null : Math.max(0, handedOver - released);
  }

  /** When customs() was complete; only with a release. */
  long customsCompleted() {
    return Math.max(arrived, released);
  }

  /** When logistics() was complete; only with a hand-over. */
  long logisticsCompleted() {
    return Math.max(arrived, handedOver);
  }

  /** The dimensions of its durations. */
  Map<String, String> dimensions() {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("city", city);
    dimensions.put("port", attribute("port"));
    dimensions.put("direction", attribute("direction"));
    dimensions.put("transport", attribute("transport"));
    dimensions.put("filing", Cells.orUnknown(attribute("filing")));
    dimensions.put("commodity", Cells.orUnknown(attribute("commodity")));
    dimensions.put("trader_class", Cells.orUnknown(attribute("traderClass")));
    dimensions.put("inspected", String.valueOf(inspected()));
    return dimensions;
  }
}
