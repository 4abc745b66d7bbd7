package io.clearwatch.jobs.clocks;

import io.clearwatch.measurements.Dimension;
import java.io.Serializable;

/**
 * How the events of one id become a result: pure functions, so that the result depends on the set
 * of events alone. Merging keeps the earliest time of each phase, which makes it commutative and
 * idempotent.
 *
 * @param <E> event
 * @param <M> milestones of one id: mutable, a Flink POJO
 * @param <R> result: immutable, with value equality
 */
public interface ClockRules<E, M, R> extends Serializable {
  /** Milestones of an id of which nothing is known. */
  M none();

  /** Merges an event; returns false if it changes nothing, as a redelivery does. */
  boolean merge(M milestones, E event);

  /** The result as the milestones stand, or null if it has none. */
  R result(M milestones);

  /**
   * A dimension's value as the milestones stand, or null where it is not known or such subjects
   * have none.
   */
  String value(M milestones, Dimension dimension);

  /** True if no further phase is expected, so that only corrections can still come. */
  boolean isFinished(M milestones);

  /** Time of the latest milestone, milliseconds since the epoch. */
  long lastMillis(M milestones);

  /** Time of the event, milliseconds since the epoch. */
  long timeMillis(E event);
}
