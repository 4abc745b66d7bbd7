package io.clearwatch.standalone.series;

/** How a value stands to a promise, from the best to the worst. */
public enum TargetState {
  /** Too few completions for a verdict. */
  NO_DATA,
  OK,
  /** Still met, but close to the limit. */
  AT_RISK,
  BREACHED
}
