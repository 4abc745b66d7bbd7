package io.clearwatch.jobs.stuck;

import io.clearwatch.events.AlertState;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.clocks.StuckChange;

/**
 * The alert of one case: how the case is, what of it was told, and from both what is to be told
 * next. Mutable public fields, so that Flink serializes it as a POJO.
 */
public final class StuckAlert {
  /** The case as it is; null if it never was. */
  public StuckCase stuck;

  /** The case as of the last transition that was told; null if none was. */
  public StuckCase told;

  /** The last state that was told; null if none was. */
  public AlertState state;

  /** Time of the last transition that was told; of a case that was left out, its end. */
  public long toldMillis;

  /** Last tick that was over when the case came. */
  public long cameMillis;

  /** True if it had moved before it was its turn to be told. */
  public boolean isLeftOut;

  /** True if nothing more will be heard of the case. */
  public boolean isLast;

  /** For Flink. */
  public StuckAlert() {}

  StuckAlert(long cameMillis) {
    this.cameMillis = cameMillis;
  }

  void take(StuckChange change) {
    stuck = change.stay();
    isLast |= change.kind == StuckChange.Kind.IS_LAST;
  }

  /** What is to be told next, at its time; null if all is told. */
  StuckTransition next() {
    if (isLeftOut) {
      return stuck != null && stuck.closedMillis() > toldMillis
          ? StuckTransition.firing(stuck)
          : null;
    }
    if (state == null) {
      return stuck == null ? null : StuckTransition.firing(stuck);
    }
    boolean isSame = stuck != null && stuck.isPlacedAs(told);
    if (state == AlertState.FIRING) {
      return isSame ? StuckTransition.resolved(stuck) : StuckTransition.takenBack(told);
    }
    if (!isSame && toldMillis != told.fromMillis()) {
      return StuckTransition.takenBack(told);
    }
    if (stuck == null || isSame && stuck.closedMillis() == toldMillis) {
      return null;
    }
    return isSame && stuck.closedMillis() < toldMillis
        ? StuckTransition.resolved(stuck)
        : StuckTransition.firing(stuck);
  }

  void tell(StuckTransition transition) {
    told = transition.stuck();
    state = transition.state();
    toldMillis = transition.timeMillis();
    isLeftOut = false;
  }

  /** True if it was to be told at an earlier tick, and has moved since. */
  boolean cameTooLate(long lastTickMillis, long tickMillis) {
    return state == null
        && !isLeftOut
        && cameMillis < lastTickMillis
        && stuck.fromMillis() < lastTickMillis
        && stuck.closedMillis() < tickMillis;
  }

  void leaveOut() {
    isLeftOut = true;
    toldMillis = stuck.closedMillis();
  }

  /** True if it need not be kept. */
  boolean isOver() {
    return (stuck == null || isLast) && next() == null;
  }
}
