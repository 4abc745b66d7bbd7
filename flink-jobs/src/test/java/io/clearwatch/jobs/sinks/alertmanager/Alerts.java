package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import java.time.Instant;

/** Transitions of alerts, as the jobs give them. */
final class Alerts {
  private Alerts() {}

  /** Imports of Dalian, promised below 40 h. */
  static Alert imports(AlertState state, long timeMillis) {
    return of(AlertKind.TARGET, "dalian-import-clearance", "IMPORT", state, timeMillis, 42.125, 40);
  }

  /** Exports of Dalian, promised below 1 h. */
  static Alert exports(AlertState state, long timeMillis) {
    return of(AlertKind.TARGET, "dalian-export-clearance", "EXPORT", state, timeMillis, 1.25, 1);
  }

  static Alert early(AlertState state, long timeMillis) {
    return of(AlertKind.EARLY, "dalian-import-clearance", "IMPORT", state, timeMillis, 38.5, 40);
  }

  /** A promise of Dalian on a share, in percent. */
  static Alert paperless(AlertState state, long timeMillis) {
    return of(AlertKind.TARGET, "dalian-paperless", "EXPORT", state, timeMillis, 0.98, 1);
  }

  /** A declaration at Dayaowan that is not released. */
  static Alert stuck(String declarationId, AlertState state, long timeMillis) {
    Alert alert = of(AlertKind.STUCK, "release", "IMPORT", state, timeMillis, 73.5, 72);
    alert.setPort("dalian-dayaowan");
    alert.setSubject(declarationId);
    alert.setAlertId("STUCK:release:" + declarationId);
    return alert;
  }

  private static Alert of(
      AlertKind kind,
      String target,
      String direction,
      AlertState state,
      long timeMillis,
      double value,
      double limit) {
    Alert alert = new Alert();
    alert.setAlertId(kind + ":" + target);
    alert.setKind(kind);
    alert.setTarget(target);
    alert.setSubject(target);
    alert.setCity("dalian");
    alert.setPort("all");
    alert.setDirection(direction);
    alert.setState(state);
    alert.setEventTime(Instant.ofEpochMilli(timeMillis));
    alert.setValue(value);
    alert.setLimit(limit);
    return alert;
  }
}
