package io.clearwatch.jobs.sinks.alertmanager;

import static io.clearwatch.events.AlertState.FIRING;
import static io.clearwatch.events.AlertState.PENDING;
import static io.clearwatch.events.AlertState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Set<String> SERVERS = Set.of("a", "b");

  private final AlertBook book = new AlertBook(15 * MINUTE);

  @Test
  void aPendingAlertIsNotSent() {
    book.take(Alerts.imports(PENDING, NOW), NOW);
    assertThat(book.all()).isEmpty();
  }

  @Test
  void anAlertThatHasJustBegunIsSentAtOnce() {
    book.take(Alerts.imports(FIRING, NOW - 2 * MINUTE), NOW);
    assertThat(book.sendable()).hasSize(1);
  }

  @Test
  void anAlertThatBeganAndEndedInThePastIsNeverSent() {
    book.take(Alerts.imports(FIRING, NOW - 20 * HOUR), NOW);
    book.eventTime(NOW - 19 * HOUR);
    assertThat(book.sendable()).isEmpty();

    book.take(Alerts.imports(RESOLVED, NOW - 18 * HOUR), NOW + 1_000);
    assertThat(book.all()).isEmpty();
  }

  @Test
  void anAlertOfThePastThatLastsIsSentOnceThePastIsCaughtUpWith() {
    book.take(Alerts.imports(FIRING, NOW - 20 * HOUR), NOW);
    book.eventTime(NOW - 10 * MINUTE - 1);
    assertThat(book.sendable()).isEmpty();

    book.eventTime(NOW - 10 * MINUTE);
    assertThat(book.sendable())
        .singleElement()
        .satisfies(alert -> assertThat(alert.startsAtMillis).isEqualTo(NOW - 20 * HOUR));
  }

  @Test
  void aJobThatIsAlwaysLateDeliversLate() {
    long lag = HOUR;
    book.take(Alerts.imports(FIRING, NOW - lag), NOW);

    long later = NOW + 50 * MINUTE;
    book.eventTime(later - lag);
    assertThat(book.sendable()).hasSize(1);
  }

  @Test
  void anAlertThatNobodyWasToldOfEndsUnsent() {
    book.take(Alerts.imports(FIRING, NOW), NOW);
    book.take(Alerts.imports(RESOLVED, NOW), NOW);
    assertThat(book.all()).isEmpty();
  }

  @Test
  void anEndIsKeptUntilEveryServerHasTakenItAndAtLeast15Minutes() {
    KeptAlert ended = toldAndEnded();
    ended.endTakenBy.add("a");
    book.forget(NOW + 20 * HOUR, SERVERS);
    assertThat(book.sendable()).containsExactly(ended);

    ended.endTakenBy.add("b");
    book.forget(NOW + 14 * MINUTE, SERVERS);
    assertThat(book.sendable()).containsExactly(ended);

    book.forget(NOW + 15 * MINUTE, SERVERS);
    assertThat(book.all()).isEmpty();
  }

  @Test
  void anAlertThatFiresAgainIsTheSameOneWithANewBeginning() {
    KeptAlert ended = toldAndEnded();
    book.take(Alerts.imports(FIRING, NOW + HOUR), NOW + HOUR);

    assertThat(book.all())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.key).isEqualTo(ended.key);
              assertThat(alert.hasEnded()).isFalse();
              assertThat(alert.startsAtMillis).isEqualTo(NOW + HOUR);
            });
  }

  @Test
  void anEndThatAServerMissedIsMadeUpForByTheEndOfTheNext() {
    toldAndEnded();
    book.take(Alerts.imports(FIRING, NOW + HOUR), NOW + HOUR);
    book.take(Alerts.imports(RESOLVED, NOW + HOUR), NOW + HOUR);

    assertThat(book.sendable()).singleElement().matches(KeptAlert::hasEnded);
  }

  @Test
  void aTimeAheadOfTheWallClockIsNotTold() {
    book.take(Alerts.imports(FIRING, NOW + 4 * MINUTE), NOW);
    tell();
    book.take(Alerts.imports(RESOLVED, NOW + 5 * MINUTE), NOW + MINUTE);

    assertThat(book.all())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.startsAtMillis).isEqualTo(NOW);
              assertThat(alert.endsAtMillis).isEqualTo(NOW + MINUTE);
            });
  }

  @Test
  void fiftyThousandStuckCasesAreOneAlertThatEndsWithTheLastOfThem() {
    for (int i = 0; i < 50_000; i++) {
      book.take(Alerts.stuck("D" + i, FIRING, NOW), NOW);
    }
    tell();
    for (int i = 1; i < 50_000; i++) {
      book.take(Alerts.stuck("D" + i, RESOLVED, NOW), NOW);
    }
    assertThat(book.all())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.cases).isEqualTo(1);
              assertThat(alert.hasEnded()).isFalse();
            });

    book.take(Alerts.stuck("D0", RESOLVED, NOW), NOW);
    assertThat(book.all()).singleElement().matches(KeptAlert::hasEnded);
  }

  @Test
  void afterAShortPauseAlertsAreSentOnAtOnce() {
    book.restore(told(), NOW, NOW + 10 * MINUTE);
    assertThat(book.sendable()).hasSize(1);
  }

  @Test
  void afterALongPauseAlertsAreHeldUntilItIsCaughtUpWith() {
    KeptAlert alert = told();
    AlertBook restored = new AlertBook(15 * MINUTE);
    restored.restore(alert, NOW, NOW + 3 * HOUR);
    assertThat(restored.sendable()).isEmpty();

    restored.eventTime(NOW + 3 * HOUR - 10 * MINUTE);
    assertThat(restored.sendable()).containsExactly(alert);
  }

  private KeptAlert told() {
    book.take(Alerts.imports(FIRING, NOW - 2 * MINUTE), NOW);
    tell();
    return book.all().iterator().next();
  }

  private KeptAlert toldAndEnded() {
    KeptAlert alert = told();
    book.take(Alerts.imports(RESOLVED, NOW - MINUTE), NOW);
    return alert;
  }

  private void tell() {
    book.sendable().forEach(alert -> alert.attempted = true);
  }
}
