package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.jobs.sinks.delivery.Backoff;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One server, and what it has been told lately. One request at a time, so that no older state of an
 * alert overtakes a newer.
 */
final class Member {
  /** Most alerts in one request, well below a megabyte. */
  private static final int BATCH = 200;

  private final String url;
  private final long resendMillis;
  private final Backoff backoff;
  private final Map<AlertKey, Told> told = new HashMap<>();
  private List<Told> underWay = List.of();
  private long nextAttemptMillis = KeptAlert.NEVER;

  /** A state of an alert, and when it was sent. */
  private record Told(KeptAlert alert, boolean ended, long millis) {}

  Member(String url, long resendMillis, Backoff backoff) {
    this.url = url;
    this.resendMillis = resendMillis;
    this.backoff = backoff;
  }

  String url() {
    return url;
  }

  /**
   * What is to be sent now: what the server does not know, and what it has not heard of for a
   * while. Unless this is empty, {@link #answered} has to follow.
   */
  List<KeptAlert> begin(Collection<KeptAlert> sendable, long nowMillis) {
    if (!underWay.isEmpty() || nowMillis < nextAttemptMillis) {
      return List.of();
    }
    underWay =
        sendable.stream()
            .filter(alert -> isDue(alert, nowMillis))
            .limit(BATCH)
            .map(alert -> new Told(alert, alert.hasEnded(), nowMillis))
            .toList();
    return underWay.stream().map(Told::alert).toList();
  }

  private boolean isDue(KeptAlert alert, long nowMillis) {
    Told last = told.get(alert.key);
    return last == null
        || last.alert() != alert
        || last.ended() != alert.hasEnded()
        || nowMillis - last.millis() >= resendMillis;
  }

  /** Takes note of the answer; returns the pause before the next request, in milliseconds. */
  long answered(Answer answer, long nowMillis) {
    List<Told> sent = underWay;
    underWay = List.of();
    if (answer.verdict() == Answer.Verdict.RETRY) {
      long pauseMillis = backoff.afterFailure(0);
      nextAttemptMillis = nowMillis + pauseMillis;
      return pauseMillis;
    }
    backoff.reset();
    for (Told state : sent) {
      told.put(state.alert().key, state);
      if (state.ended()) {
        state.alert().endTakenBy.add(url);
      }
    }
    return 0;
  }

  /** Forgets what is no longer kept. */
  void retain(Predicate<KeptAlert> kept) {
    told.values().removeIf(state -> !kept.test(state.alert()));
  }
}
