package io.clearwatch.oracle;

import java.util.List;

/** Where the durations and shares are kept, and in what unit they are given. */
final class Metrics {
  private Metrics() {}

  /** Divisor from the counted unit (milliseconds, working days) to the given one. */
  static double unit(String metric) {
    return metric.startsWith("refund_") ? 1 : Times.MILLIS_PER_HOUR;
  }

  static List<List<String>> durationCells(String metric) {
    if (metric.startsWith("clearance_")) {
      return Cells.CLEARANCE_DURATIONS;
    }
    return metric.startsWith("refund_") ? Cells.REFUND_DURATIONS : Cells.INSPECTION_DURATIONS;
  }

  static List<List<String>> shareCells(String indicator) {
    return switch (indicator) {
      case "inspection_clear", "weekend_service", "fee_waived", "appointment_confirmed" ->
          Cells.INSPECTION_SHARES;
      case "refund_paperless", "refund_suspended" -> Cells.REFUND_SHARES;
      default -> Cells.CLEARANCE_SHARES;
    };
  }
}
