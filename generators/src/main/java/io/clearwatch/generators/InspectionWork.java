package io.clearwatch.generators;

import io.clearwatch.events.InspectionKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an inspection of a kind takes. Own estimates.
 *
 * @param weight how often the kind is ordered, relative to the others
 * @param service time that it keeps a server busy
 * @param slotMinutes length of the slots in which it is booked, a divisor of two hours
 */
record InspectionWork(double weight, Span service, int slotMinutes) {
  private static final Map<InspectionKind, InspectionWork> BY_KIND =
      new EnumMap<>(
          Map.of(
              InspectionKind.DOCUMENT, new InspectionWork(20, new Span(0.6, 0.5, 4), 60),
              InspectionKind.SCAN, new InspectionWork(45, new Span(0.3, 0.4, 2), 30),
              InspectionKind.PHYSICAL, new InspectionWork(23, new Span(2.5, 0.5, 10), 120),
              InspectionKind.FUMIGATION, new InspectionWork(3, new Span(20, 0.2, 30), 120),
              InspectionKind.SAMPLING, new InspectionWork(9, new Span(1, 0.5, 5), 60)));

  static final Mix<InspectionKind> KINDS =
      new Mix<>(
          Mix.part(of(InspectionKind.DOCUMENT).weight, InspectionKind.DOCUMENT),
          Mix.part(of(InspectionKind.SCAN).weight, InspectionKind.SCAN),
          Mix.part(of(InspectionKind.PHYSICAL).weight, InspectionKind.PHYSICAL),
          Mix.part(of(InspectionKind.FUMIGATION).weight, InspectionKind.FUMIGATION),
          Mix.part(of(InspectionKind.SAMPLING).weight, InspectionKind.SAMPLING));

  static InspectionWork of(InspectionKind kind) {
    return BY_KIND.get(kind);
  }
}
