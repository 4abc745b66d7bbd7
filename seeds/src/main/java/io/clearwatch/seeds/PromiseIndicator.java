package io.clearwatch.seeds;

import io.clearwatch.measurements.Dimension;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A promise without a number, and the figures by which to see whether it is kept.
 *
 * @param document id of the document that makes the promise
 * @param measure the article or section of the document
 * @param promise what is promised, in our own words
 * @param metrics keys of a {@code Metric} or an {@code Indicator}, the nearest first
 * @param scope the dimensions to watch them by
 * @param note how to read the figures, or null where they speak for themselves
 */
public record PromiseIndicator(
    String document,
    Text measure,
    Text promise,
    List<String> metrics,
    Map<Dimension, String> scope,
    Text note)
    implements Serializable {

  public PromiseIndicator {
    metrics = List.copyOf(metrics);
    scope = Scopes.copy(scope);
  }
}
