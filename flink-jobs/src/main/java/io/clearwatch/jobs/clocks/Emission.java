package io.clearwatch.jobs.clocks;

/** When a clock gives its results. */
public enum Emission {
  /** At every event that changes one: for streams. */
  EVERY_CHANGE,
  /** Once, when all events are known: for bounded input. */
  FINAL
}
