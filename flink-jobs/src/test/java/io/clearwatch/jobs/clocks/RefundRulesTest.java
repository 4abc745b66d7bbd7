package io.clearwatch.jobs.clocks;

import static io.clearwatch.events.RefundPhase.ACCEPTED;
import static io.clearwatch.events.RefundPhase.APPROVED;
import static io.clearwatch.events.RefundPhase.PAID;
import static io.clearwatch.events.RefundPhase.REJECTED;
import static io.clearwatch.events.RefundPhase.RESUMED;
import static io.clearwatch.events.RefundPhase.SUBMITTED;
import static io.clearwatch.events.RefundPhase.SUSPENDED;
import static io.clearwatch.events.RefundPhase.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.jobs.Events;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RefundRulesTest {
  private static final RefundRules RULES = new RefundRules();

  // Shanghai time. 2026-03-06 is a Friday, and no holiday is near.
  private static final String FRIDAY = "2026-03-06T15:00";
  private static final String MONDAY = "2026-03-09T09:00";
  private static final String TUESDAY = "2026-03-10T09:00";

  @Test
  void workingDaysAreThoseAfterTheDayOfAcceptanceUpToThatOfApproval() {
    assertThat(approval(FRIDAY, "2026-03-06T17:00")).isZero();
    assertThat(approval(FRIDAY, "2026-03-08T09:00")).isZero();
    assertThat(approval(FRIDAY, MONDAY)).isEqualTo(1);
    assertThat(approval(FRIDAY, TUESDAY)).isEqualTo(2);
  }

  @Test
  void daysChangeAtMidnightInShanghai() {
    assertThat(approval("2026-03-09T23:59", "2026-03-10T00:01")).isEqualTo(1);
    assertThat(approval("2026-03-10T00:01", "2026-03-10T23:59")).isZero();
  }

  @Test
  void holidaysAreNotWorked() {
    // National Day 2025 with Mid-Autumn: 1 to 8 October; 28 September was worked in exchange.
    assertThat(approval("2025-09-30T10:00", "2025-10-09T10:00")).isEqualTo(1);
    assertThat(approval("2025-09-26T10:00", "2025-09-28T10:00")).isEqualTo(1);
  }

  @Test
  void endBeforeTheStartIsZero() {
    assertThat(approval(TUESDAY, FRIDAY)).isZero();
  }

  @Test
  void paymentIsCountedFromTheAcceptanceToo() {
    RefundResult result = result(at(ACCEPTED, FRIDAY), at(APPROVED, MONDAY), at(PAID, TUESDAY));

    assertThat(result.approvalWorkingDays()).isEqualTo(1);
    assertThat(result.paymentWorkingDays()).isEqualTo(2);
  }

  @Test
  void nothingIsKnownBeforeApprovalOrPayment() {
    assertThat(result(at(SUBMITTED, FRIDAY), at(ACCEPTED, FRIDAY))).isNull();
  }

  @Test
  void withoutAcceptanceThereAreNoDurationsButTheApprovalIsKnown() {
    RefundResult result = result(at(APPROVED, MONDAY));

    assertThat(result.approvalWorkingDays()).isNull();
    assertThat(result.approvedMillis()).isEqualTo(millis(MONDAY));
  }

  @Test
  void rejectedOrWithdrawnAtAnyTimeIsNotNormal() {
    for (RefundPhase refusal : List.of(REJECTED, WITHDRAWN)) {
      RefundResult result =
          result(at(ACCEPTED, FRIDAY), at(APPROVED, MONDAY), at(refusal, TUESDAY));
      assertThat(result.isNormal()).isFalse();
      assertThat(result.refused()).isTrue();
      assertThat(result.approvalWorkingDays()).isNull();
    }
  }

  @Test
  void suspendedBeforeTheApprovalIsNotNormalAlsoIfResumed() {
    RefundResult before =
        result(
            at(ACCEPTED, FRIDAY),
            at(SUSPENDED, "2026-03-09T08:00"),
            at(RESUMED, "2026-03-09T08:30"),
            at(APPROVED, MONDAY));
    assertThat(before.suspended()).isTrue();
    assertThat(before.approvalWorkingDays()).isNull();

    RefundResult atTheSameTime =
        result(at(ACCEPTED, FRIDAY), at(SUSPENDED, MONDAY), at(APPROVED, MONDAY));
    assertThat(atTheSameTime.isNormal()).isTrue();
  }

  @Test
  void suspendedAndPaidWithoutAnApprovalIsNotNormal() {
    RefundResult result = result(at(ACCEPTED, FRIDAY), at(PAID, MONDAY), at(SUSPENDED, TUESDAY));

    assertThat(result.suspended()).isTrue();
    assertThat(result.paymentWorkingDays()).isNull();
  }

  @Test
  void yearsThatTheCalendarDoesNotCoverAreNotGuessed() {
    RefundResult result = result(at(ACCEPTED, "2001-03-09T09:00"), at(APPROVED, MONDAY));

    assertThat(result.approvalWorkingDays()).isNull();
    assertThat(result.isNormal()).isTrue();
  }

  @Test
  void attributesAreThoseOfTheEarliestEventAndOfTheSmallerIdAmongEquals() {
    RefundEvent a = at(SUBMITTED, FRIDAY);
    a.setEventId("a");
    a.setExporterClass(ExporterClass.CLASS_3);
    RefundEvent b = at(ACCEPTED, FRIDAY);
    b.setEventId("b");
    RefundEvent approved = at(APPROVED, MONDAY);

    assertThat(result(a, b, approved).exporterClass()).isEqualTo(ExporterClass.CLASS_3);
    assertThat(result(approved, b, a).exporterClass()).isEqualTo(ExporterClass.CLASS_3);
  }

  @Property(tries = 300)
  void orderAndDuplicatesMakeNoDifference(@ForAll Random random) {
    List<RefundEvent> events = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RefundPhase[] phases = RefundPhase.values();
      long time = millis(FRIDAY) + random.nextInt(5) * 86_400_000L;
      RefundEvent event = Events.refund("R1", phases[random.nextInt(phases.length)], time);
      event.setEventId("E" + random.nextInt(100_000));
      event.setExporterClass(ExporterClass.values()[random.nextInt(4)]);
      event.setPaperless(random.nextBoolean());
      events.add(event);
    }
    RefundMilestones inOrder = merged(events);
    events.addAll(events.subList(0, random.nextInt(events.size())));
    Collections.shuffle(events, random);
    RefundMilestones shuffled = merged(events);

    assertThat(RULES.result(shuffled)).isEqualTo(RULES.result(inOrder));
    assertThat(RULES.isFinished(shuffled)).isEqualTo(RULES.isFinished(inOrder));
    assertThat(RULES.lastMillis(shuffled)).isEqualTo(RULES.lastMillis(inOrder));
  }

  private static Integer approval(String accepted, String approved) {
    return result(at(ACCEPTED, accepted), at(APPROVED, approved)).approvalWorkingDays();
  }

  private static RefundEvent at(RefundPhase phase, String shanghaiTime) {
    return Events.refund("R1", phase, millis(shanghaiTime));
  }

  private static long millis(String shanghaiTime) {
    Instant time = LocalDateTime.parse(shanghaiTime).toInstant(ZoneOffset.ofHours(8));
    return time.toEpochMilli();
  }

  private static RefundResult result(RefundEvent... events) {
    return RULES.result(merged(List.of(events)));
  }

  private static RefundMilestones merged(List<RefundEvent> events) {
    RefundMilestones known = RULES.none();
    events.forEach(event -> RULES.merge(known, event));
    return known;
  }
}
