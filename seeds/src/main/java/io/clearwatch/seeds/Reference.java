package io.clearwatch.seeds;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import java.io.Serializable;
import java.util.Map;

/**
 * A published figure to compare with; nobody's promise.
 *
 * @param id as in {@code national-2022-import}
 * @param metric key of the metric whose definition it follows
 * @param scope what it covers; without a city it is national
 * @param part the part of the metric that it covers, or null for the whole
 * @param value the figure, a mean
 * @param unit unit of {@code value}
 * @param period what it covers in ISO 8601: {@code 2017}, {@code 2019-12} or {@code
 *     2018-01/2018-08}
 * @param source where it was published, in our own words
 * @param weak whether the source is uncertain
 * @param backlog whether it is the limit of the backlog where no target applies; one for each
 *     direction is
 */
public record Reference(
    String id,
    String metric,
    Map<Dimension, String> scope,
    Text part,
    double value,
    Unit unit,
    String period,
    Text source,
    boolean weak,
    boolean backlog)
    implements Serializable {

  public Reference {
    scope = Scopes.copy(scope);
  }

  /** The year of the figure. */
  public int year() {
    return Integer.parseInt(period.substring(0, 4));
  }
}
