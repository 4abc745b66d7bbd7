package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts that a server should know of: those that fire, and for a while those that ended.
 *
 * <p>An alert of the past pages nobody. One that fired longer than {@link #RECENT} ago, by the wall
 * clock, is news from a past that is being caught up with, and its end may have come long since. It
 * is held until event time has come to within {@link #RECENT} of the moment at which it arrived, by
 * which time every end that existed then is known; if it has ended, it is dropped unsent. Event
 * time, not the wall clock, tells when: a job that is for ever an hour late delivers an hour late,
 * but does deliver.
 */
final class AlertBook {
  static final Duration RECENT = Duration.ofMinutes(10);

  private final long endKeptMillis;
  private final Map<AlertKey, KeptAlert> alerts = new LinkedHashMap<>();
  private long eventTimeMillis = KeptAlert.NEVER;

  AlertBook(long endKeptMillis) {
    this.endKeptMillis = endKeptMillis;
  }

  /** Takes a transition that arrives at a time of the wall clock. */
  void take(Alert alert, long nowMillis) {
    switch (alert.getState()) {
      case FIRING -> fires(alert, nowMillis);
      case RESOLVED -> ends(alert, nowMillis);
      case PENDING -> {
        // Nobody is told before it fires.
      }
    }
  }

  private void fires(Alert alert, long nowMillis) {
    AlertKey key = AlertKey.of(alert);
    KeptAlert kept = alerts.get(key);
    if (kept == null || kept.hasEnded()) {
      KeptAlert begun = new KeptAlert();
      begun.key = key;
      begun.startsAtMillis = notAfter(nowMillis, alert);
      if (nowMillis - begun.startsAtMillis > RECENT.toMillis()) {
        begun.heldUntilMillis = nowMillis - RECENT.toMillis();
      }
      // A server that was away may still believe in the earlier one.
      begun.attempted = kept != null;
      alerts.put(key, begun);
      kept = begun;
    } else if (key.kind() == AlertKind.STUCK) {
      kept.cases++;
    }
    describe(kept, alert);
  }

  private void ends(Alert alert, long nowMillis) {
    AlertKey key = AlertKey.of(alert);
    KeptAlert kept = alerts.get(key);
    if (kept == null || kept.hasEnded()) {
      return;
    }
    if (kept.cases > 1) {
      kept.cases--;
      return;
    }
    if (!kept.attempted) {
      alerts.remove(key);
      return;
    }
    kept.endsAtMillis = Math.max(kept.startsAtMillis, notAfter(nowMillis, alert));
    kept.endSeenMillis = nowMillis;
    kept.endTakenBy.clear();
    describe(kept, alert);
  }

  private static long notAfter(long nowMillis, Alert alert) {
    return Math.min(nowMillis, alert.getEventTime().toEpochMilli());
  }

  private static void describe(KeptAlert kept, Alert alert) {
    kept.alertId = alert.getAlertId();
    kept.subject = alert.getSubject();
    kept.value = alert.getValue();
    kept.limit = alert.getLimit();
  }

  /** Tells that all transitions up to this event time have come. */
  void eventTime(long millis) {
    eventTimeMillis = millis;
  }

  /** The alerts that may be sent now. */
  List<KeptAlert> sendable() {
    return alerts.values().stream()
        .filter(kept -> kept.hasEnded() || kept.heldUntilMillis <= eventTimeMillis)
        .toList();
  }

  /** Forgets the ends that were sent long enough, and that every server has taken. */
  void forget(long nowMillis, Set<String> urls) {
    alerts
        .values()
        .removeIf(
            kept ->
                kept.hasEnded()
                    && nowMillis - kept.endSeenMillis >= endKeptMillis
                    && kept.endTakenBy.containsAll(urls));
  }

  boolean holds(KeptAlert alert) {
    return alerts.get(alert.key) == alert;
  }

  /** All alerts, for the state. */
  Collection<KeptAlert> all() {
    return alerts.values();
  }

  /**
   * Takes an alert from the state. After a pause longer than {@link #RECENT} it is held: servers
   * have given it up meanwhile, and its end may have come in the pause.
   *
   * @param savedMillis wall clock when the state was taken
   */
  void restore(KeptAlert kept, long savedMillis, long nowMillis) {
    if (nowMillis - savedMillis > RECENT.toMillis()) {
      kept.heldUntilMillis = nowMillis - RECENT.toMillis();
    }
    alerts.put(kept.key, kept);
  }
}
