package io.clearwatch.jobs.rolling;

import static io.clearwatch.events.InspectionPhase.CANCELLED;
import static io.clearwatch.events.InspectionPhase.CONFIRMED;
import static io.clearwatch.events.InspectionPhase.FEE_WAIVED;
import static io.clearwatch.events.InspectionPhase.FINISHED;
import static io.clearwatch.events.InspectionPhase.ORDERED;
import static io.clearwatch.events.InspectionPhase.REQUESTED;
import static io.clearwatch.events.InspectionPhase.STARTED;
import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.COMMODITY;
import static io.clearwatch.measurements.Dimension.KIND;
import static io.clearwatch.measurements.Dimension.PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import io.clearwatch.jobs.Events;
import io.clearwatch.jobs.clocks.InspectionMilestones;
import io.clearwatch.jobs.clocks.InspectionRules;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectionContributorTest {
  // A Friday in Shanghai, already or still one in UTC.
  private static final long FRIDAY = Instant.parse("2026-03-06T04:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000L;

  private final InspectionContributor contributor = new InspectionContributor();

  @Test
  void durationsAreKeptByTheGroupingSetsOfTheContractAtTheirCompletion() {
    Tallied tallied = complete();

    assertMetric(tallied, Metric.APPOINTMENT, 2 * HOUR, FRIDAY + 3 * HOUR);
    assertMetric(tallied, Metric.INSPECTION_WAIT, 4 * HOUR, FRIDAY + 5 * HOUR);
    assertMetric(tallied, Metric.INSPECTION_DURATION, 2 * HOUR, FRIDAY + 7 * HOUR);
    assertMetric(tallied, Metric.INSPECTION_TOTAL, 7 * HOUR, FRIDAY + 7 * HOUR);
    assertThat(contributor.metrics()).hasSize(4);
  }

  @Test
  void sharesAreKeptByCityAndPortAtTheFinish() {
    Tallied tallied = complete();

    for (Indicator indicator : List.of(Indicator.INSPECTION_CLEAR, Indicator.WEEKEND_SERVICE)) {
      assertThat(tallied.groupings(Cell.Kind.SHARE, indicator.key()))
          .containsExactlyInAnyOrder(Set.of(), Set.of(CITY), Set.of(CITY, PORT));
      assertThat(tallied.of(Cell.Kind.SHARE, indicator.key()))
          .allMatch(entry -> entry.value() == 1 && entry.atMillis() == FRIDAY + 7 * HOUR);
    }
    assertThat(numerator(tallied, Indicator.INSPECTION_CLEAR)).isEqualTo(1);
    assertThat(numerator(tallied, Indicator.WEEKEND_SERVICE)).isZero();
  }

  @Test
  void weekendIsThatOfShanghai() {
    // 16:00 UTC on a Friday is Saturday in Shanghai, 16:00 UTC on a Sunday is Monday.
    assertThat(atWeekend(FRIDAY + 12 * HOUR - 1)).isZero();
    assertThat(atWeekend(FRIDAY + 12 * HOUR)).isEqualTo(1);
    assertThat(atWeekend(FRIDAY + 60 * HOUR - 1)).isEqualTo(1);
    assertThat(atWeekend(FRIDAY + 60 * HOUR)).isZero();
  }

  @Test
  void waivedFeeIsCountedWhenItIsWaivedAndTheClearOnesWhenTheyFinish() {
    List<Tallied.Entry> entries =
        tallied(at(FINISHED, 7), at(FEE_WAIVED, 30)).of(Cell.Kind.SHARE, "fee_waived");

    assertThat(entries).hasSize(6);
    assertThat(entries.subList(0, 3))
        .allMatch(entry -> entry.value() == 1 && entry.numerator() == 0)
        .allMatch(entry -> entry.atMillis() == FRIDAY + 7 * HOUR);
    assertThat(entries.subList(3, 6))
        .allMatch(entry -> entry.value() == 0 && entry.numerator() == 1)
        .allMatch(entry -> entry.atMillis() == FRIDAY + 30 * HOUR);
  }

  @Test
  void findingIsNotAmongThoseWhoseFeeIsWaived() {
    InspectionEvent finding = at(FINISHED, 7);
    finding.setOutcome(Outcome.FINDING);
    Tallied tallied = tallied(finding);

    assertThat(tallied.of(Cell.Kind.SHARE, "fee_waived")).isEmpty();
    assertThat(numerator(tallied, Indicator.INSPECTION_CLEAR)).isZero();
  }

  @Test
  void demandIsCountedWhenItIsAskedForAndServiceWhenItIsConfirmed() {
    List<Tallied.Entry> entries = complete().of(Cell.Kind.SHARE, "appointment_confirmed");

    assertThat(entries).hasSize(6);
    assertThat(entries.subList(0, 3))
        .allMatch(entry -> entry.value() == 1 && entry.numerator() == 0)
        .allMatch(entry -> entry.atMillis() == FRIDAY + HOUR);
    assertThat(entries.subList(3, 6))
        .allMatch(entry -> entry.value() == 0 && entry.numerator() == 1)
        .allMatch(entry -> entry.atMillis() == FRIDAY + 3 * HOUR);
  }

  @Test
  void whatIsCancelledWasAskedForAndIsNotServedAfterwards() {
    assertThat(
            tallied(at(REQUESTED, 1), at(CANCELLED, 2), at(CONFIRMED, 3))
                .of(Cell.Kind.SHARE, "appointment_confirmed"))
        .hasSize(3)
        .allMatch(entry -> entry.value() == 1 && entry.numerator() == 0);
  }

  @Test
  void cancelledInspectionIsInNoShareOfFinishedOnes() {
    Tallied tallied = tallied(at(STARTED, 5), at(FINISHED, 7), at(FEE_WAIVED, 8), at(CANCELLED, 9));

    for (Indicator indicator : contributor.indicators()) {
      assertThat(tallied.of(Cell.Kind.SHARE, indicator.key())).isEmpty();
    }
    // It had finished before it was cancelled.
    assertThat(tallied.of(Cell.Kind.DURATION, "inspection_duration")).hasSize(5);
  }

  @Test
  void unfinishedInspectionGivesOnlyWhatIsComplete() {
    Tallied tallied = tallied(at(ORDERED, 0), at(STARTED, 5));

    assertThat(tallied.of(Cell.Kind.DURATION, "inspection_wait")).hasSize(5);
    assertThat(tallied.of(Cell.Kind.DURATION, "inspection_total")).isEmpty();
    assertThat(tallied.of(Cell.Kind.SHARE, "inspection_clear")).isEmpty();
  }

  private void assertMetric(Tallied tallied, Metric metric, long millis, long at) {
    assertThat(contributor.metrics()).contains(metric);
    assertThat(tallied.groupings(Cell.Kind.DURATION, metric.key()))
        .containsExactlyInAnyOrder(
            Set.of(),
            Set.of(CITY),
            Set.of(CITY, PORT),
            Set.of(CITY, KIND),
            Set.of(CITY, COMMODITY));
    assertThat(tallied.of(Cell.Kind.DURATION, metric.key()))
        .allMatch(entry -> entry.value() == millis && entry.atMillis() == at);
  }

  private static int numerator(Tallied tallied, Indicator indicator) {
    return tallied.of(Cell.Kind.SHARE, indicator.key()).get(0).numerator();
  }

  private int atWeekend(long startedMillis) {
    InspectionEvent started = Events.inspection("I1", "D1", STARTED, startedMillis);
    return numerator(
        tallied(started, Events.inspection("I1", "D1", FINISHED, startedMillis + HOUR)),
        Indicator.WEEKEND_SERVICE);
  }

  private Tallied complete() {
    return tallied(
        at(ORDERED, 0), at(REQUESTED, 1), at(CONFIRMED, 3), at(STARTED, 5), at(FINISHED, 7));
  }

  private static InspectionEvent at(InspectionPhase phase, long hour) {
    return Events.inspection("I1", "D1", phase, FRIDAY + hour * HOUR);
  }

  private Tallied tallied(InspectionEvent... events) {
    InspectionRules rules = new InspectionRules(PortRegistry.builtIn());
    InspectionMilestones milestones = rules.none();
    for (InspectionEvent event : events) {
      rules.merge(milestones, event);
    }
    Tallied tallied = new Tallied();
    contributor.contribute(rules.result(milestones), tallied);
    return tallied;
  }
}
