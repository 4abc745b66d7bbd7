package io.clearwatch.jobs.rolling;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.EXPORTER_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.jobs.clocks.RefundResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefundContributorTest {
  private final RefundContributor contributor = new RefundContributor();

  @Test
  void workingDaysAreKeptByTheGroupingSetsOfTheContract() {
    Tallied tallied = tallied(refund(100L, 200L, false, false, 3, 5));

    for (String metric : List.of("refund_approval", "refund_payment")) {
      assertThat(tallied.groupings(Cell.Kind.DURATION, metric))
          .containsExactlyInAnyOrder(Set.of(), Set.of(CITY), Set.of(CITY, EXPORTER_CLASS));
    }
    assertThat(tallied.of(Cell.Kind.DURATION, "refund_approval"))
        .allMatch(entry -> entry.value() == 3 && entry.atMillis() == 100);
    assertThat(tallied.of(Cell.Kind.DURATION, "refund_payment"))
        .allMatch(entry -> entry.value() == 5 && entry.atMillis() == 200);
  }

  @Test
  void sharesAreKeptByCityAtTheApproval() {
    Tallied tallied = tallied(refund(100L, 200L, true, false, null, null));

    for (String indicator : List.of("refund_paperless", "refund_suspended")) {
      assertThat(tallied.groupings(Cell.Kind.SHARE, indicator))
          .containsExactlyInAnyOrder(Set.of(), Set.of(CITY));
      assertThat(tallied.of(Cell.Kind.SHARE, indicator))
          .allMatch(entry -> entry.value() == 1 && entry.numerator() == 1)
          .allMatch(entry -> entry.atMillis() == 100);
    }
    assertThat(contributor.indicators()).hasSize(2);
    assertThat(contributor.metrics()).hasSize(2);
  }

  @Test
  void suspendedOneHasNoDurationButIsInTheShares() {
    Tallied tallied = tallied(refund(100L, null, true, false, null, null));

    assertThat(tallied.of(Cell.Kind.DURATION, "refund_approval")).isEmpty();
    assertThat(tallied.of(Cell.Kind.SHARE, "refund_suspended")).hasSize(2);
  }

  @Test
  void refusedOneIsInNothing() {
    assertThat(tallied(refund(100L, 200L, false, true, null, null)).isEmpty()).isTrue();
  }

  @Test
  void paidOneWithoutAnApprovalIsInNoShare() {
    Tallied tallied = tallied(refund(null, 200L, false, false, null, 5));

    assertThat(tallied.of(Cell.Kind.DURATION, "refund_payment")).hasSize(3);
    assertThat(tallied.of(Cell.Kind.SHARE, "refund_paperless")).isEmpty();
  }

  private Tallied tallied(RefundResult refund) {
    Tallied tallied = new Tallied();
    contributor.contribute(refund, tallied);
    return tallied;
  }

  private static RefundResult refund(
      Long approved,
      Long paid,
      boolean suspended,
      boolean refused,
      Integer approvalDays,
      Integer paymentDays) {
    return new RefundResult(
        "R1",
        "dalian",
        ExporterClass.CLASS_2,
        true,
        10L,
        approved,
        paid,
        suspended,
        refused,
        approvalDays,
        paymentDays);
  }
}
