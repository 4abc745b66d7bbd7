package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.clocks.ClockRules;
import io.clearwatch.measurements.Dimension;

/**
 * Leaves out declarations, inspections and refunds that have a value in a dimension, as if there
 * were none of them. What does not have the dimension stays.
 *
 * @param dimension one that subjects have from the beginning, so not {@link Dimension#INSPECTED}
 */
public record Exclusion(Dimension dimension, String value) {

  /** True if the subject with these milestones is left out. */
  <M> boolean holds(ClockRules<?, M, ?> rules, M milestones) {
    return value.equals(rules.value(milestones, dimension));
  }
}
