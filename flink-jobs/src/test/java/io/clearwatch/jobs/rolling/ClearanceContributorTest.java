package io.clearwatch.jobs.rolling;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.COMMODITY;
import static io.clearwatch.measurements.Dimension.DIRECTION;
import static io.clearwatch.measurements.Dimension.FILING;
import static io.clearwatch.measurements.Dimension.INSPECTED;
import static io.clearwatch.measurements.Dimension.PORT;
import static io.clearwatch.measurements.Dimension.TRADER_CLASS;
import static io.clearwatch.measurements.Dimension.TRANSPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.jobs.Events;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClearanceContributorTest {
  private static final String CUSTOMS = "clearance_customs";
  private static final String LOGISTICS = "clearance_logistics";

  private final ClearanceContributor contributor = new ClearanceContributor();

  @Test
  void durationsAreKeptByTheGroupingSetsOfTheContract() {
    Tallied tallied = tallied(clearance());

    for (String metric : List.of(CUSTOMS, LOGISTICS)) {
      assertThat(tallied.groupings(Cell.Kind.DURATION, metric))
          .containsExactlyInAnyOrder(
              Set.of(DIRECTION),
              Set.of(CITY, DIRECTION),
              Set.of(CITY, PORT, DIRECTION),
              Set.of(CITY, DIRECTION, TRANSPORT),
              Set.of(CITY, DIRECTION, FILING),
              Set.of(CITY, DIRECTION, COMMODITY),
              Set.of(CITY, DIRECTION, TRADER_CLASS),
              Set.of(CITY, DIRECTION, INSPECTED));
    }
    assertThat(tallied.of(Cell.Kind.DURATION, CUSTOMS))
        .allMatch(entry -> entry.value() == 90 && entry.atMillis() == 100);
    assertThat(tallied.of(Cell.Kind.DURATION, LOGISTICS))
        .allMatch(entry -> entry.value() == 110 && entry.atMillis() == 120);
  }

  @Test
  void cellsHaveTheValuesOfTheClearance() {
    Tallied tallied = tallied(clearance());

    assertThat(value(tallied, PORT)).isEqualTo(Events.SEAPORT);
    assertThat(value(tallied, TRANSPORT)).isEqualTo("SEA");
    assertThat(value(tallied, FILING)).isEqualTo("ADVANCE");
    assertThat(value(tallied, COMMODITY)).isEqualTo("BULK");
    assertThat(value(tallied, TRADER_CLASS)).isEqualTo("AEO");
    assertThat(value(tallied, INSPECTED)).isEqualTo("true");
  }

  @Test
  void absentAttributesAreUnknownAndInNoNumerator() {
    Clearance clearance = clearance();
    clearance.setFiling(null);
    clearance.setHandling(null);
    clearance.setCommodity(null);
    clearance.setTraderClass(null);
    clearance.setPaperless(null);
    clearance.setChannel(null);
    Tallied tallied = tallied(clearance);

    assertThat(value(tallied, FILING)).isEqualTo("unknown");
    assertThat(value(tallied, COMMODITY)).isEqualTo("unknown");
    assertThat(value(tallied, TRADER_CLASS)).isEqualTo("unknown");
    for (Indicator indicator :
        List.of(
            Indicator.ADVANCE_FILING,
            Indicator.TWO_STEP_FILING,
            Indicator.SHIPSIDE_PICKUP,
            Indicator.DIRECT_LOADING,
            Indicator.PAPERLESS,
            Indicator.SINGLE_WINDOW,
            Indicator.AEO)) {
      assertThat(share(tallied, indicator)).as(indicator.key()).isZero();
    }
  }

  @Test
  void sharesAreKeptByDirectionCityAndPortAtTheReleaseOnly() {
    Tallied tallied = tallied(clearance());

    for (Indicator indicator : contributor.indicators()) {
      assertThat(tallied.groupings(Cell.Kind.SHARE, indicator.key()))
          .containsExactlyInAnyOrder(
              Set.of(DIRECTION), Set.of(CITY, DIRECTION), Set.of(CITY, PORT, DIRECTION));
      assertThat(tallied.of(Cell.Kind.SHARE, indicator.key()))
          .allMatch(entry -> entry.value() == 1 && entry.atMillis() == 100);
    }
    assertThat(contributor.indicators()).hasSize(9);
  }

  @Test
  void sharesHoldForTheAttributesTheyName() {
    Tallied tallied = tallied(clearance());

    assertThat(share(tallied, Indicator.ADVANCE_FILING)).isEqualTo(1);
    assertThat(share(tallied, Indicator.TWO_STEP_FILING)).isZero();
    assertThat(share(tallied, Indicator.SHIPSIDE_PICKUP)).isEqualTo(1);
    assertThat(share(tallied, Indicator.DIRECT_LOADING)).isZero();
    assertThat(share(tallied, Indicator.PAPERLESS)).isEqualTo(1);
    assertThat(share(tallied, Indicator.SINGLE_WINDOW)).isEqualTo(1);
    assertThat(share(tallied, Indicator.AEO)).isEqualTo(1);
    assertThat(share(tallied, Indicator.INSPECTED)).isEqualTo(1);
    assertThat(share(tallied, Indicator.SINGLE_INSPECTION)).isEqualTo(1);
  }

  @Test
  void singleInspectionMeansAtMostOne() {
    Clearance clearance = clearance();
    clearance.setInspections(0);
    assertThat(share(tallied(clearance), Indicator.SINGLE_INSPECTION)).isEqualTo(1);
    assertThat(share(tallied(clearance), Indicator.INSPECTED)).isZero();
    clearance.setInspections(2);
    assertThat(share(tallied(clearance), Indicator.SINGLE_INSPECTION)).isZero();
    assertThat(share(tallied(clearance), Indicator.INSPECTED)).isEqualTo(1);
  }

  @Test
  void stagesEnterAtTheReleaseAndTheHandoverAtTheHandover() {
    Tallied tallied = tallied(clearance());

    assertStage(tallied, Stage.PREPARATION, 10, 100);
    assertStage(tallied, Stage.INSPECTION_WAIT, 20, 100);
    assertStage(tallied, Stage.INSPECTION, 30, 100);
    assertStage(tallied, Stage.CUSTOMS, 40, 100);
    assertStage(tallied, Stage.HANDOVER, 20, 120);
  }

  @Test
  void withoutReleaseThereIsOnlyTheLogisticsTime() {
    Clearance clearance = clearance();
    clearance.setReleased(null);
    clearance.setCustomsMillis(null);
    clearance.setCustomsStageMillis(null);
    clearance.setHandoverMillis(null);
    Tallied tallied = tallied(clearance);

    assertThat(tallied.of(Cell.Kind.DURATION, LOGISTICS)).hasSize(8);
    assertThat(tallied.of(Cell.Kind.DURATION, CUSTOMS)).isEmpty();
    for (Stage stage : Stage.values()) {
      assertThat(tallied.of(Cell.Kind.STAGE, stage.key())).isEmpty();
    }
    assertThat(tallied.of(Cell.Kind.SHARE, Indicator.AEO.key())).isEmpty();
  }

  @Test
  void completionIsNotBeforeTheArrival() {
    Clearance clearance = clearance();
    clearance.setArrived(Instant.ofEpochMilli(500));
    Tallied tallied = tallied(clearance);

    assertThat(tallied.of(Cell.Kind.DURATION, CUSTOMS)).allMatch(entry -> entry.atMillis() == 500);
    assertThat(tallied.of(Cell.Kind.DURATION, LOGISTICS))
        .allMatch(entry -> entry.atMillis() == 500);
  }

  private static void assertStage(Tallied tallied, Stage stage, long millis, long at) {
    assertThat(tallied.of(Cell.Kind.STAGE, stage.key()))
        .hasSize(3)
        .allMatch(entry -> entry.value() == millis && entry.atMillis() == at);
  }

  private static int share(Tallied tallied, Indicator indicator) {
    return tallied.of(Cell.Kind.SHARE, indicator.key()).get(0).numerator();
  }

  private static String value(Tallied tallied, Dimension dimension) {
    return tallied.of(Cell.Kind.DURATION, CUSTOMS).stream()
        .map(entry -> entry.cell().get(dimension))
        .filter(value -> !value.equals(Dimension.ALL))
        .findFirst()
        .orElseThrow();
  }

  private Tallied tallied(Clearance clearance) {
    Tallied tallied = new Tallied();
    contributor.contribute(clearance, tallied);
    return tallied;
  }

  /** Arrived at 10, released at 100, handed over at 120. */
  private static Clearance clearance() {
    Clearance clearance = new Clearance();
    clearance.setDeclarationId("D1");
    clearance.setCity("dalian");
    clearance.setPort(Events.SEAPORT);
    clearance.setDirection(Direction.IMPORT);
    clearance.setTransport(Transport.SEA);
    clearance.setFiling(Filing.ADVANCE);
    clearance.setHandling(Handling.SHIPSIDE_PICKUP);
    clearance.setCommodity(Commodity.BULK);
    clearance.setTraderClass(TraderClass.AEO);
    clearance.setPaperless(true);
    clearance.setChannel(Channel.SINGLE_WINDOW);
    clearance.setInspections(1);
    clearance.setArrived(Instant.ofEpochMilli(10));
    clearance.setDeclared(Instant.ofEpochMilli(20));
    clearance.setReleased(Instant.ofEpochMilli(100));
    clearance.setHandedOver(Instant.ofEpochMilli(120));
    clearance.setSignedMillis(90L);
    clearance.setCustomsMillis(90L);
    clearance.setLogisticsMillis(110L);
    clearance.setPreparationMillis(10);
    clearance.setInspectionWaitMillis(20);
    clearance.setInspectionMillis(30);
    clearance.setCustomsStageMillis(40L);
    clearance.setHandoverMillis(20L);
    return clearance;
  }
}
