package io.clearwatch.jobs.clocks;

import java.io.Serializable;
import java.util.List;

/**
 * When a subject is stuck, as a pure function of its milestones: the rules are those of {@code
 * docs/semantics.md}, section Stuck cases.
 *
 * @param <M> milestones of one id
 */
public interface StuckRules<M> extends Serializable {
  /**
   * All cases as the milestones stand, those of the past and of the future: each from its limit to
   * the end of the stage.
   *
   * @param lostMillis when a stage ends of which nothing more is heard; milliseconds since the
   *     epoch
   */
  List<StuckCase> cases(M milestones, long lostMillis);

  /** Rules by which nothing is ever stuck. */
  static <M> StuckRules<M> none() {
    return (milestones, lostMillis) -> List.of();
  }
}
