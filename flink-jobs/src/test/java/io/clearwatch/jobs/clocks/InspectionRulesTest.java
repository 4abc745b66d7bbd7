package io.clearwatch.jobs.clocks;

import static io.clearwatch.events.InspectionPhase.CANCELLED;
import static io.clearwatch.events.InspectionPhase.CONFIRMED;
import static io.clearwatch.events.InspectionPhase.FEE_WAIVED;
import static io.clearwatch.events.InspectionPhase.FINISHED;
import static io.clearwatch.events.InspectionPhase.ORDERED;
import static io.clearwatch.events.InspectionPhase.REQUESTED;
import static io.clearwatch.events.InspectionPhase.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import io.clearwatch.jobs.Events;
import io.clearwatch.seeds.PortRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InspectionRulesTest {
  private static final InspectionRules RULES = new InspectionRules(PortRegistry.builtIn());

  @Test
  void appointmentIsFromTheFirstRequestToTheFirstConfirmation() {
    InspectionResult result =
        result(at(REQUESTED, 5), at(REQUESTED, 2), at(CONFIRMED, 9), at(CONFIRMED, 7));

    assertThat(result.appointmentMillis()).isEqualTo(5);
    assertThat(result.confirmedMillis()).isEqualTo(7);
  }

  @Test
  void waitIsFromTheRequestOrElseFromTheOrder() {
    assertThat(result(at(ORDERED, 1), at(REQUESTED, 3), at(STARTED, 10)).waitMillis()).isEqualTo(7);
    assertThat(result(at(ORDERED, 1), at(STARTED, 10)).waitMillis()).isEqualTo(9);
    assertThat(result(at(STARTED, 10)).waitMillis()).isNull();
  }

  @Test
  void durationIsFromStartToFinishAndTotalFromTheOrder() {
    InspectionResult result = result(at(ORDERED, 1), at(STARTED, 10), at(FINISHED, 12));

    assertThat(result.durationMillis()).isEqualTo(2);
    assertThat(result.totalMillis()).isEqualTo(11);
    assertThat(result(at(FINISHED, 12)).hasDuration()).isFalse();
  }

  @Test
  void noneIsBelowZero() {
    InspectionResult result =
        result(
            at(ORDERED, 50),
            at(REQUESTED, 40),
            at(CONFIRMED, 30),
            at(STARTED, 20),
            at(FINISHED, 10));

    assertThat(result.appointmentMillis()).isZero();
    assertThat(result.waitMillis()).isZero();
    assertThat(result.durationMillis()).isZero();
    assertThat(result.totalMillis()).isZero();
  }

  @Test
  void whatCompletesAfterTheCancellationIsNotGiven() {
    InspectionResult result =
        result(
            at(ORDERED, 1),
            at(REQUESTED, 2),
            at(CONFIRMED, 4),
            at(STARTED, 6),
            at(FINISHED, 9),
            at(CANCELLED, 6));

    assertThat(result.appointmentMillis()).isEqualTo(2);
    assertThat(result.waitMillis()).isEqualTo(4);
    assertThat(result.durationMillis()).isNull();
    assertThat(result.totalMillis()).isNull();
    assertThat(result.cancelled()).isTrue();
  }

  @Test
  void placeAndKindAreThoseOfTheEarliestEvent() {
    InspectionEvent early = at(ORDERED, 1);
    early.setPort("qingdao-qianwan");
    early.setKind(InspectionKind.FUMIGATION);
    early.setDeclarationId("D7");

    InspectionResult result = result(at(STARTED, 5), early, at(REQUESTED, 3));
    assertThat(result.port()).isEqualTo("qingdao-qianwan");
    assertThat(result.city()).isEqualTo("qingdao");
    assertThat(result.kind()).isEqualTo(InspectionKind.FUMIGATION);
    assertThat(result.declarationId()).isEqualTo("D7");
  }

  @Test
  void smallerEventIdDecidesAmongEventsOfTheSameTime() {
    InspectionEvent a = at(ORDERED, 1);
    a.setEventId("a");
    a.setKind(InspectionKind.PHYSICAL);
    InspectionEvent b = at(STARTED, 1);
    b.setEventId("b");

    assertThat(result(a, b).kind()).isEqualTo(InspectionKind.PHYSICAL);
    assertThat(result(b, a).kind()).isEqualTo(InspectionKind.PHYSICAL);
  }

  @Test
  void commodityIsThatOfTheEarliestEventThatHasOne() {
    InspectionEvent later = at(STARTED, 5);
    later.setCommodity(Commodity.BULK);
    InspectionEvent latest = at(FINISHED, 9);
    latest.setCommodity(Commodity.VEHICLE);

    assertThat(result(latest, at(ORDERED, 1), later).commodity()).isEqualTo(Commodity.BULK);
    assertThat(result(at(ORDERED, 1)).commodity()).isNull();
  }

  @Test
  void outcomeIsThatOfTheFinishedThatCounts() {
    InspectionEvent first = at(FINISHED, 5);
    first.setOutcome(Outcome.FINDING);

    InspectionResult result = result(at(FINISHED, 9), first);
    assertThat(result.outcome()).isEqualTo(Outcome.FINDING);
    assertThat(result.finishedMillis()).isEqualTo(5);
  }

  @Test
  void feeWaivedIsKept() {
    assertThat(result(at(FEE_WAIVED, 5)).feeWaivedMillis()).isEqualTo(5);
  }

  @Test
  void redeliveryChangesNothing() {
    InspectionMilestones known = merged(List.of(at(ORDERED, 1), at(FINISHED, 5)));

    assertThat(RULES.merge(known, at(ORDERED, 1))).isFalse();
    assertThat(RULES.merge(known, at(FINISHED, 5))).isFalse();
    assertThat(RULES.merge(known, at(FINISHED, 6))).isFalse();
    assertThat(RULES.merge(known, at(FINISHED, 4))).isTrue();
  }

  @Property(tries = 300)
  void orderAndDuplicatesMakeNoDifference(@ForAll Random random) {
    List<InspectionEvent> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      InspectionPhase[] phases = InspectionPhase.values();
      InspectionEvent event = at(phases[random.nextInt(phases.length)], random.nextInt(6));
      event.setEventId("E" + random.nextInt(100_000));
      event.setKind(InspectionKind.values()[random.nextInt(5)]);
      event.setCommodity(random.nextBoolean() ? null : Commodity.values()[random.nextInt(8)]);
      event.setOutcome(Outcome.values()[random.nextInt(2)]);
      event.setPort(random.nextBoolean() ? Events.SEAPORT : Events.AIRPORT);
      events.add(event);
    }
    InspectionMilestones inOrder = merged(events);
    events.addAll(events.subList(0, random.nextInt(events.size())));
    Collections.shuffle(events, random);
    InspectionMilestones shuffled = merged(events);

    assertThat(RULES.result(shuffled)).isEqualTo(RULES.result(inOrder));
    assertThat(RULES.isFinished(shuffled)).isEqualTo(RULES.isFinished(inOrder));
    assertThat(RULES.lastMillis(shuffled)).isEqualTo(RULES.lastMillis(inOrder));
  }

  private static InspectionEvent at(InspectionPhase phase, long time) {
    return Events.inspection("I1", "D1", phase, time);
  }

  private static InspectionResult result(InspectionEvent... events) {
    return RULES.result(merged(List.of(events)));
  }

  private static InspectionMilestones merged(List<InspectionEvent> events) {
    InspectionMilestones known = RULES.none();
    events.forEach(event -> RULES.merge(known, event));
    return known;
  }
}
