package io.clearwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Target.Change;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetSuccessionTest {
  private static final Instant LONG_AGO = Instant.parse("2022-04-14T16:00:00Z");
  private static final Instant PAST = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant SOON = Instant.parse("2026-03-02T00:10:00Z");
  private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

  private static final Target STANDING = target(LONG_AGO, 40);

  @Test
  void aPlainLimitWithALaterEffectiveFromKeepsTheOldLimitUpToThen() {
    TargetSuccession succession = TargetSuccession.of(STANDING, target(SOON, 38), NOW);

    assertThat(succession.isChange()).isTrue();
    assertThat(succession.from()).isEqualTo(SOON);
    assertThat(succession.next())
        .isEqualTo(target(LONG_AGO, 40, new Change(SOON, 38)).withVersion(2));
  }

  @Test
  void aHistoryOfItsOwnIsTakenAsItIs() {
    Target wanted = target(LONG_AGO, 40, new Change(SOON, 38), new Change(LATER, 36));

    TargetSuccession succession = TargetSuccession.of(STANDING, wanted, NOW);

    assertThat(succession.next()).isEqualTo(wanted.withVersion(2));
    assertThat(succession.from()).isEqualTo(SOON);
  }

  @Test
  void whatStandsAlreadyIsNoChangeEvenWhenItsTimeHasPassed() {
    Target next = TargetSuccession.of(STANDING, target(SOON, 38), NOW).next();

    TargetSuccession again = TargetSuccession.of(next, target(SOON, 38), LATER);

    assertThat(again.isChange()).isFalse();
    assertThat(again.next()).isSameAs(next);
    assertThat(TargetSuccession.of(STANDING, STANDING, NOW).isChange()).isFalse();
  }

  @Test
  void aLaterWordOnTheFutureTakesThePlaceOfTheEarlierOne() {
    Target standing = target(LONG_AGO, 40, new Change(PAST, 39), new Change(LATER, 30));

    Target next = TargetSuccession.of(standing, target(SOON, 38), NOW).next();

    assertThat(next.changes()).containsExactly(new Change(PAST, 39), new Change(SOON, 38));
  }

  @Test
  void aChangeOfThePastIsRefused() {
    assertThatThrownBy(() -> TargetSuccession.of(STANDING, target(LONG_AGO, 38), NOW))
        .hasMessage(
            "target would change from 2022-04-14T16:00:00Z on, which is past; figures already given"
                + " are not judged again (write effectiveFrom: TIME beside the new limit, or"
                + " changes: [{from: TIME, limit: N}], with a TIME after 2026-03-02T00:00:00Z)");
    assertThatThrownBy(() -> TargetSuccession.of(STANDING, target(PAST, 38), NOW))
        .hasMessageStartingWith("target would change from 2026-02-01T00:00:00Z on, which is past");
    assertThatThrownBy(
            () ->
                TargetSuccession.of(
                    target(LONG_AGO, 40, new Change(PAST, 39)), target(LONG_AGO, 40), NOW))
        .hasMessageContaining("from 2026-02-01T00:00:00Z on");
  }

  @Test
  void aNewTargetBeginsInTheFuture() {
    TargetSuccession succession = TargetSuccession.of(null, target(SOON, 38), NOW);

    assertThat(succession.next()).isEqualTo(target(SOON, 38));
    assertThat(succession.from()).isEqualTo(SOON);
    assertThatThrownBy(() -> TargetSuccession.of(null, target(PAST, 38), NOW))
        .hasMessageContaining("(write effectiveFrom: TIME, with a TIME after");
  }

  @Test
  void whatIsMeasuredDoesNotChange() {
    Target other = target(Statistic.P90, SOON, 38);

    assertThatThrownBy(() -> TargetSuccession.of(STANDING, other, NOW))
        .hasMessage(
            "target would be judged otherwise than it has been since 2022-04-14T16:00:00Z (only its"
                + " limit can change: give the new promise an id of its own)");
  }

  private static Target target(Instant effectiveFrom, double limit, Change... changes) {
    return target(Statistic.MEAN, effectiveFrom, limit, changes);
  }

  private static Target target(
      Statistic statistic, Instant effectiveFrom, double limit, Change... changes) {
    Text text = new Text("text", "文");
    return new Target(
        "target",
        "document",
        text,
        text,
        "clearance_customs",
        Map.of(Dimension.CITY, "dalian", Dimension.DIRECTION, "IMPORT"),
        statistic,
        Comparator.BELOW,
        limit,
        List.of(changes),
        Unit.HOURS,
        null,
        Window.D30,
        Window.H24,
        effectiveFrom,
        null,
        20,
        text,
        Target.OF_DOCUMENT);
  }
}
