package io.clearwatch.seeds;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.COMMODITY;
import static io.clearwatch.measurements.Dimension.DIRECTION;
import static io.clearwatch.measurements.Dimension.EXPORTER_CLASS;
import static io.clearwatch.measurements.Dimension.FILING;
import static io.clearwatch.measurements.Dimension.INSPECTED;
import static io.clearwatch.measurements.Dimension.KIND;
import static io.clearwatch.measurements.Dimension.PORT;
import static io.clearwatch.measurements.Dimension.TRADER_CLASS;
import static io.clearwatch.measurements.Dimension.TRANSPORT;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The combinations of dimensions by which each metric and each share is kept. */
public final class Grouping {
  private static final List<Set<Dimension>> CLEARANCE =
      List.of(
          Set.of(DIRECTION),
          Set.of(CITY, DIRECTION),
          Set.of(CITY, PORT, DIRECTION),
          Set.of(CITY, DIRECTION, TRANSPORT),
          Set.of(CITY, DIRECTION, FILING),
          Set.of(CITY, DIRECTION, COMMODITY),
          Set.of(CITY, DIRECTION, TRADER_CLASS),
          Set.of(CITY, DIRECTION, INSPECTED));
  private static final List<Set<Dimension>> INSPECTION =
      List.of(
          Set.of(), Set.of(CITY), Set.of(CITY, PORT), Set.of(CITY, KIND), Set.of(CITY, COMMODITY));
  private static final List<Set<Dimension>> REFUND =
      List.of(Set.of(), Set.of(CITY), Set.of(CITY, EXPORTER_CLASS));
  private static final List<Set<Dimension>> CLEARANCE_SHARE =
      List.of(Set.of(DIRECTION), Set.of(CITY, DIRECTION), Set.of(CITY, PORT, DIRECTION));
  private static final List<Set<Dimension>> INSPECTION_SHARE =
      List.of(Set.of(), Set.of(CITY), Set.of(CITY, PORT));
  private static final List<Set<Dimension>> REFUND_SHARE = List.of(Set.of(), Set.of(CITY));

  private Grouping() {}

  /** The combinations by which a metric is kept. */
  public static List<Set<Dimension>> of(Metric metric) {
    return switch (metric) {
      case CLEARANCE_CUSTOMS, CLEARANCE_LOGISTICS -> CLEARANCE;
      case APPOINTMENT, INSPECTION_WAIT, INSPECTION_DURATION, INSPECTION_TOTAL -> INSPECTION;
      case REFUND_APPROVAL, REFUND_PAYMENT -> REFUND;
    };
  }

  /** The combinations by which a share is kept. */
  public static List<Set<Dimension>> of(Indicator indicator) {
    return switch (indicator) {
      case ADVANCE_FILING,
          TWO_STEP_FILING,
          SHIPSIDE_PICKUP,
          DIRECT_LOADING,
          PAPERLESS,
          SINGLE_WINDOW,
          AEO,
          INSPECTED,
          SINGLE_INSPECTION ->
          CLEARANCE_SHARE;
      case INSPECTION_CLEAR, WEEKEND_SERVICE, FEE_WAIVED, APPOINTMENT_CONFIRMED -> INSPECTION_SHARE;
      case REFUND_PAPERLESS, REFUND_SUSPENDED -> REFUND_SHARE;
    };
  }

  /**
   * Whether a scope can be looked up: its dimensions are one of the combinations, or are one
   * together with the direction, and then stand for both directions.
   */
  static boolean holds(List<Set<Dimension>> combinations, Set<Dimension> dimensions) {
    if (combinations.contains(dimensions)) {
      return true;
    }
    Set<Dimension> directed = EnumSet.of(DIRECTION);
    directed.addAll(dimensions);
    return combinations.contains(directed);
  }
}
