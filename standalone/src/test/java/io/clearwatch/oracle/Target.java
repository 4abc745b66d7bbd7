package io.clearwatch.oracle;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A promise of the catalogue.
 *
 * @param metric metric or indicator
 * @param scope column of a dimension to the value that the promise is about
 * @param statistic MEAN, P50, P90, P95, P99 or SHARE
 * @param comparator BELOW, AT_MOST, AT_LEAST or ABOVE
 * @param limit hours, working days or a fraction; up to the first change
 * @param changes event times in milliseconds from which other limits hold, with these limits
 * @param effectiveFromMillis event time from which it is in force
 */
record Target(
    String id,
    String metric,
    Map<String, String> scope,
    String statistic,
    String comparator,
    double limit,
    SortedMap<Long, Double> changes,
    Window judged,
    Window watched,
    long effectiveFromMillis,
    long minimumCount) {

  /** Metrics and indicators that are kept by direction. */
  private static final Set<String> DIRECTIONAL =
      Set.of(
          "clearance_customs",
          "clearance_logistics",
          "advance_filing",
          "two_step_filing",
          "shipside_pickup",
          "direct_loading",
          "paperless",
          "single_window",
          "aeo",
          "inspected",
          "single_inspection");

  boolean inForce(long tick) {
    return effectiveFromMillis <= tick;
  }

  /** Whether the value must not be above the limit, rather than not below it. */
  boolean upperLimit() {
    return comparator.equals("BELOW") || comparator.equals("AT_MOST");
  }

  boolean isShare() {
    return statistic.equals("SHARE");
  }

  /** Whether import and export are judged separately. */
  boolean perDirection() {
    return DIRECTIONAL.contains(metric) && !scope.containsKey("direction");
  }

  /** The limit that a tick is judged by. */
  double limitAt(long tick) {
    SortedMap<Long, Double> begun = changes.headMap(tick + 1);
    return begun.isEmpty() ? limit : begun.get(begun.lastKey());
  }

  boolean holds(double value, double limit) {
    return switch (comparator) {
      case "BELOW" -> value < limit;
      case "AT_MOST" -> value <= limit;
      case "AT_LEAST" -> value >= limit;
      case "ABOVE" -> value > limit;
      default -> throw new IllegalStateException("No comparator is called " + comparator);
    };
  }

  /** Where a promise that is still kept starts to be at risk. */
  double riskLimit(double limit) {
    return upperLimit() ? 0.9 * limit : 1.1 * limit;
  }

  /** No value can be better than the limit, so that standing on it is no risk. */
  boolean limitIsBestPossible(double limit) {
    return upperLimit() ? limit == 0 : isShare() && limit == 1;
  }

  boolean atRisk(double value, double limit) {
    return !limitIsBestPossible(limit)
        && (upperLimit() ? value > riskLimit(limit) : value < riskLimit(limit));
  }
}
