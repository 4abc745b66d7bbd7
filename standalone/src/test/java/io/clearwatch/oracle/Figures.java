package io.clearwatch.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that enters a rolling window, by metric and by indicator. */
final class Figures {

  /**
   * A duration and when it was complete.
   *
   * @param value milliseconds, or working days
   */
  record Completion(long timeMillis, long value, Map<String, String> dimensions)
      implements Cells.Dimensioned {}

  /** Something that enters the numerator, the denominator or both of a share. */
  record Counted(
      long timeMillis, boolean numerator, boolean denominator, Map<String, String> dimensions)
      implements Cells.Dimensioned {}

  private final Map<String, List<Completion>> durations = new TreeMap<>();
  private final Map<String, List<Counted>> shares = new TreeMap<>();

  Figures(
      Collection<Clearance> clearances,
      Collection<Inspection> inspections,
      Collection<Refund> refunds) {
    clearances.forEach(this::add);
    inspections.forEach(this::add);
    refunds.forEach(this::add);
  }

  /** Durations by metric. */
  Map<String, List<Completion>> durations() {
    return durations;
  }

  /** What shares count, by indicator. */
  Map<String, List<Counted>> shares() {
    return shares;
  }

  private void add(Clearance clearance) {
    Map<String, String> dimensions = clearance.dimensions();
    if (clearance.released() != null) {
      long at = clearance.customsCompleted();
      duration("clearance_customs", at, clearance.customs(), dimensions);
      String filing = clearance.attribute("filing");
      String handling = clearance.attribute("handling");
      share("advance_filing", at, "ADVANCE".equals(filing), dimensions);
      share("two_step_filing", at, "TWO_STEP".equals(filing), dimensions);
      share("shipside_pickup", at, "SHIPSIDE_PICKUP".equals(handling), dimensions);
      share("direct_loading", at, "DIRECT_LOADING".equals(handling), dimensions);
      share("paperless", at, "true".equals(clearance.attribute("paperless")), dimensions);
      share(
          "single_window", at, "SINGLE_WINDOW".equals(clearance.attribute("channel")), dimensions);
      share("aeo", at, "AEO".equals(clearance.attribute("traderClass")), dimensions);
      share("inspected", at, clearance.inspected(), dimensions);
      share("single_inspection", at, clearance.inspections() <= 1, dimensions);
    }
    if (clearance.handedOver() != null) {
      duration(
          "clearance_logistics", clearance.logisticsCompleted(), clearance.logistics(), dimensions);
    }
  }

  private void add(Inspection inspection) {
    Map<String, String> dimensions = inspection.dimensions();
    duration("appointment", inspection.time("CONFIRMED"), inspection.appointment(), dimensions);
    duration("inspection_wait", inspection.time("STARTED"), inspection.waiting(), dimensions);
    Long requested = inspection.time("REQUESTED");
    if (requested != null) {
      counted("appointment_confirmed", new Counted(requested, false, true, dimensions));
    }
    if (inspection.appointment() != null) {
      counted(
          "appointment_confirmed",
          new Counted(inspection.time("CONFIRMED"), true, false, dimensions));
    }
    Long finished = inspection.time("FINISHED");
    duration("inspection_duration", finished, inspection.examination(), dimensions);
    duration("inspection_total", finished, inspection.total(), dimensions);

    if (inspection.finished()) {
      boolean clear = "CLEAR".equals(inspection.outcome());
      share("inspection_clear", finished, clear, dimensions);
      Long started = inspection.time("STARTED");
      share("weekend_service", finished, started != null && onWeekend(started), dimensions);
      // The two sides of this share happen at different times, so each enters by itself.
      if (clear) {
        counted("fee_waived", new Counted(finished, false, true, dimensions));
      }
      Long waived = inspection.time("FEE_WAIVED");
      if (waived != null) {
        counted("fee_waived", new Counted(waived, true, false, dimensions));
      }
    }
  }

  private void add(Refund refund) {
    Map<String, String> dimensions = refund.dimensions();
    Long approved = refund.time("APPROVED");
    duration("refund_approval", approved, refund.approvalDays(), dimensions);
    duration("refund_payment", refund.time("PAID"), refund.paymentDays(), dimensions);
    if (approved != null && !refund.turnedDown()) {
      share("refund_paperless", approved, "true".equals(refund.attribute("paperless")), dimensions);
      share("refund_suspended", approved, refund.suspended(), dimensions);
    }
  }

  private void duration(String metric, Long at, Long value, Map<String, String> dimensions) {
    if (value != null) {
      durations
          .computeIfAbsent(metric, key -> new ArrayList<>())
          .add(new Completion(at, value, dimensions));
    }
  }

  private void share(String indicator, long at, boolean counts, Map<String, String> dimensions) {
    counted(indicator, new Counted(at, counts, true, dimensions));
  }

  private void counted(String indicator, Counted counted) {
    shares.computeIfAbsent(indicator, key -> new ArrayList<>()).add(counted);
  }

  private static boolean onWeekend(long millis) {
    return WorkingDays.isWeekend(
        Instant.ofEpochMilli(millis).atZone(WorkingDays.SHANGHAI).toLocalDate());
  }
}
