package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;

/**
 * What Alertmanager knows an alert by: its labels are made of this and nothing else. The beginning
 * of an alert is not part of it, so one that fires again is the same one, as silences, inhibitions
 * and the history of notifications expect; and neither is the declaration or inspection of a STUCK
 * case, so the cases of one cause at one place are one alert with their number.
 *
 * @param target target id; for STUCK the cause
 */
record AlertKey(AlertKind kind, String target, String city, String port, String direction) {

  static AlertKey of(Alert alert) {
    return new AlertKey(
        alert.getKind(), alert.getTarget(), alert.getCity(), alert.getPort(), alert.getDirection());
  }
}
