package io.clearwatch.jobs.stuck;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.jobs.clocks.StuckCase;
import java.time.Instant;

/**
 * A transition of the alert of one case.
 *
 * @param timeMillis when the case passed its limit, or when it moved; milliseconds since the epoch
 */
public record StuckTransition(AlertState state, StuckCase stuck, long timeMillis) {
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  public static StuckTransition firing(StuckCase stuck) {
    return new StuckTransition(AlertState.FIRING, stuck, stuck.fromMillis());
  }

  public static StuckTransition resolved(StuckCase stuck) {
    return new StuckTransition(AlertState.RESOLVED, stuck, stuck.closedMillis());
  }

  /** What was told too soon is resolved at its limit, as if it had moved then. */
  static StuckTransition takenBack(StuckCase stuck) {
    return new StuckTransition(AlertState.RESOLVED, stuck, stuck.fromMillis());
  }

  /** The value is the hours in the stage at the transition. */
  public Alert alert() {
    Alert alert = new Alert();
    alert.setAlertId(stuck.alertId());
    alert.setKind(AlertKind.STUCK);
    alert.setTarget(stuck.cause());
    alert.setSubject(stuck.subject());
    alert.setCity(stuck.city());
    alert.setPort(stuck.port());
    alert.setDirection(stuck.direction().name());
    alert.setState(state);
    alert.setEventTime(Instant.ofEpochMilli(timeMillis));
    alert.setValue((timeMillis - stuck.startMillis()) / MILLIS_PER_HOUR);
    alert.setLimit(stuck.limitMillis() / MILLIS_PER_HOUR);
    return alert;
  }
}
