package io.clearwatch.seeds;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A promise with a number.
 *
 * @param id stable id, as in {@code dalian-import-clearance}
 * @param document id of the document that makes the promise
 * @param measure the article or section of the document, as it numbers or names it
 * @param name short name, English and Chinese
 * @param metric key of a {@code Metric} or of an {@code Indicator}
 * @param scope the dimensions that the promise is about, without those rolled up; a direction that
 *     is not given means that the promise is judged for each direction on its own where the metric
 *     has directions
 * @param statistic mean, a percentile or, for an indicator, the share
 * @param comparator how the value has to stand to the limit
 * @param limit the promised limit, in {@code unit}, up to the first change; of a relative target
 *     already multiplied out
 * @param changes the limits that come after it, in the order of time
 * @param unit unit of {@code limit}
 * @param baseline where a relative limit comes from, or null
 * @param judged window on which the promise is judged
 * @param watched window that alerts watch
 * @param effectiveFrom event time from which the limit applies
 * @param deadline day by which the document wants it met, or null where it names none
 * @param minimumCount fewer completions than this give no verdict
 * @param note what the promise means and how it is read here, in our own words
 * @param version 1 as a document has it; each change that is published counts it up, so that the
 *     newer of two is known
 */
public record Target(
    String id,
    String document,
    Text measure,
    Text name,
    String metric,
    Map<Dimension, String> scope,
    Statistic statistic,
    Comparator comparator,
    double limit,
    List<Change> changes,
    Unit unit,
    Baseline baseline,
    Window judged,
    Window watched,
    Instant effectiveFrom,
    LocalDate deadline,
    int minimumCount,
    Text note,
    int version)
    implements Serializable {

  /** Version of a target as its document has it. */
  public static final int OF_DOCUMENT = 1;

  public Target {
    scope = Scopes.copy(scope);
    changes = List.copyOf(changes);
  }

  /**
   * The limit in force at a time, whenever it became known: which one judges a tick is a matter of
   * the tick alone.
   */
  public double limitAt(Instant time) {
    double inForce = limit;
    for (Change change : changes) {
      if (change.from().isAfter(time)) {
        break;
      }
      inForce = change.limit();
    }
    return inForce;
  }

  /** The same target as a version of its own. */
  public Target withVersion(int number) {
    return copy(metric, number);
  }

  /** The same target on another metric. */
  public Target on(String otherMetric) {
    return copy(otherMetric, version);
  }

  private Target copy(String otherMetric, int number) {
    return new Target(
        id,
        document,
        measure,
        name,
        otherMetric,
        scope,
        statistic,
        comparator,
        limit,
        changes,
        unit,
        baseline,
        judged,
        watched,
        effectiveFrom,
        deadline,
        minimumCount,
        note,
        number);
  }

  /**
   * Another limit from a time on.
   *
   * @param from event time from which it applies, later than {@code effectiveFrom}
   * @param limit in the target's unit
   */
  public record Change(Instant from, double limit) implements Serializable {}

  /** What of a window is compared with the limit. */
  public enum Statistic {
    MEAN,
    P50,
    P90,
    P95,
    P99,
    SHARE
  }

  /** How the value has to stand to the limit for the promise to be kept. */
  public enum Comparator {
    BELOW,
    AT_MOST,
    AT_LEAST,
    ABOVE;

    public boolean holds(double value, double limit) {
      return switch (this) {
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit;
        case AT_LEAST -> value >= limit;
        case ABOVE -> value > limit;
      };
    }
  }

  /**
   * The figure that a relative limit is a factor of.
   *
   * @param value the figure, in the target's unit
   * @param factor limit divided by value
   * @param source where the figure is from, and how sure it is
   */
  public record Baseline(double value, double factor, Text source) implements Serializable {}
}
