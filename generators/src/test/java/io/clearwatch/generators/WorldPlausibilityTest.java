package io.clearwatch.generators;

import static io.clearwatch.generators.Observed.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Four ordinary weeks against the figures they are calibrated to. */
class WorldPlausibilityTest {
  private static final Instant FROM = Instant.parse("2026-03-01T16:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(28));

  /**
   * Imports take up to twelve days, so the figures of the first days are those of the quick ones.
   */
  private static final long STEADY = FROM.plus(Duration.ofDays(12)).toEpochMilli();

  private static final long END = TO.toEpochMilli();
  private static Observed world;

  @BeforeAll
  static void observe() {
    world = Observed.of(new World(WorldSettings.normal(1, FROM, TO)));
  }

  @AfterAll
  static void forget() {
    world = null;
  }

  private static List<Observed.Case> cleared(String city, Direction direction) {
    return world.cleared(city, direction, STEADY, END);
  }

  private static Sample customsHours(String city, Direction direction) {
    return Sample.of(cleared(city, direction), Observed.Case::customsHours);
  }

  private static List<Observed.Case> declared(Predicate<Observed.Case> test) {
    return world.cases.values().stream().filter(c -> c.declared() != null).filter(test).toList();
  }

  private static List<Observed.InspectionCase> inspections(
      Predicate<Observed.InspectionCase> test) {
    return world.inspections.values().stream()
        .filter(i -> i.has(InspectionPhase.ORDERED))
        .filter(test)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "shenzhen, IMPORT, 17, 23",
    "dalian, IMPORT, 31, 36",
    "qingdao, IMPORT, 25, 31",
    "guangzhou, IMPORT, 28, 38",
    "shenzhen, EXPORT, 0.6, 0.9",
    "dalian, EXPORT, 0.70, 0.85",
    "qingdao, EXPORT, 0.7, 1.2",
    "guangzhou, EXPORT, 0.7, 1.2"
  })
  void meanClearanceIsThatOfTheCity(String city, Direction direction, double low, double high) {
    assertThat(customsHours(city, direction).mean()).isBetween(low, high);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shenzhen", "dalian", "qingdao", "guangzhou"})
  void importsHaveAMedianFarBelowTheMeanAndALongTail(String city) {
    Sample hours = customsHours(city, Direction.IMPORT);

    assertThat(hours.median()).isLessThan(0.5 * hours.mean());
    assertThat(hours.quantile(0.95)).isBetween(2.5 * hours.mean(), 5.5 * hours.mean());
    assertThat(hours.variation()).isBetween(1.2, 2.4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shenzhen", "dalian", "qingdao", "guangzhou"})
  void exportsAreReleasedWithinTheHourButForAHeavyTail(String city) {
    Sample hours = customsHours(city, Direction.EXPORT);

    assertThat(hours.median()).isBetween(0.2, 0.6);
    assertThat(hours.quantile(0.95)).isBetween(2.0, 4.0);
    assertThat(hours.variation()).isBetween(1.2, 3.5);
  }

  @Test
  void dalianKeepsItsPromisesInEveryWindowOfADay() {
    RollingMean exports =
        new RollingMean(world.cleared("dalian", Direction.EXPORT, 0, Long.MAX_VALUE), 24);
    RollingMean imports =
        new RollingMean(world.cleared("dalian", Direction.IMPORT, 0, Long.MAX_VALUE), 24);

    long firstWholeDay = FROM.plus(Duration.ofDays(1)).toEpochMilli();
    // Not even at risk, which begins 10 % below the limit: an ordinary day warns of nothing.
    assertThat(exports.max(firstWholeDay, END)).isLessThan(0.9);
    assertThat(imports.max(firstWholeDay, END)).isLessThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shenzhen", "dalian", "qingdao", "guangzhou"})
  void filingsAreInTheirUsualShares(String city) {
    List<Observed.Case> imports = cleared(city, Direction.IMPORT);
    List<Observed.Case> exports = cleared(city, Direction.EXPORT);

    assertThat(share(imports, c -> c.declared().getFiling() == Filing.ADVANCE))
        .isBetween(0.5, 0.65);
    assertThat(share(imports, c -> c.declared().getFiling() == Filing.TWO_STEP))
        .isBetween(0.05, 0.15);
    assertThat(share(exports, c -> c.declared().getFiling() == Filing.ADVANCE))
        .isBetween(0.25, 0.4);
    assertThat(share(imports, c -> c.declaredMillis() < c.arrivedMillis())).isGreaterThan(0.4);
    assertThat(share(imports, c -> c.releasedMillis() < c.arrivedMillis())).isBetween(0.05, 0.2);
  }

  @Test
  void advanceImportsAreReleasedWithinSixHoursUnlessInspected() {
    List<Observed.Case> advance =
        cleared("dalian", Direction.IMPORT).stream()
            .filter(c -> c.declared().getFiling() == Filing.ADVANCE && c.inspections.isEmpty())
            .toList();

    assertThat(Sample.of(advance, Observed.Case::customsHours).quantile(0.99)).isLessThan(6.5);
  }

  @Test
  void meansOfTransportAreThoseOfTheCity() {
    assertThat(transport("shenzhen", Transport.ROAD)).isBetween(0.53, 0.57);
    assertThat(transport("shenzhen", Transport.SEA)).isBetween(0.28, 0.32);
    assertThat(transport("shenzhen", Transport.AIR)).isBetween(0.13, 0.17);
    assertThat(transport("dalian", Transport.SEA)).isGreaterThan(0.85);
    assertThat(transport("qingdao", Transport.SEA)).isGreaterThan(0.85);
    assertThat(transport("guangzhou", Transport.SEA)).isBetween(0.63, 0.67);
    assertThat(transport("guangzhou", Transport.AIR)).isBetween(0.23, 0.27);
    assertThat(transport("guangzhou", Transport.ROAD)).isBetween(0.08, 0.12);
  }

  private static double transport(String city, Transport transport) {
    return share(
        declared(c -> Observed.cityOf(c.declared().getPort()).equals(city)),
        c -> c.declared().getTransport() == transport);
  }

  @Test
  void fewAreInspectedAndMostOfThemForNothing() {
    List<Observed.Case> imports = declared(c -> c.isCleared() && isImport(c));
    List<Observed.Case> exports = declared(c -> c.isCleared() && !isImport(c));
    List<Observed.Case> perishables =
        declared(
            c ->
                c.isCleared()
                    && isImport(c)
                    && c.declared().getCommodity() == Commodity.PERISHABLE);
    List<Observed.InspectionCase> finished = inspections(i -> i.has(InspectionPhase.FINISHED));

    assertThat(share(imports, Observed.Case::isInspected)).isBetween(0.03, 0.06);
    assertThat(share(exports, Observed.Case::isInspected)).isBetween(0.01, 0.02);
    assertThat(share(perishables, Observed.Case::isInspected)).isBetween(0.1, 0.2);
    assertThat(shareOf(finished, WorldPlausibilityTest::isClear)).isBetween(0.85, 0.95);
    assertThat(shareOf(finished, i -> i.has(InspectionPhase.FEE_WAIVED))).isBetween(0.7, 0.9);
    assertThat(shareOf(inspections(i -> true), i -> i.has(InspectionPhase.CANCELLED)))
        .isBetween(0.01, 0.15);
    assertThat(share(imports, c -> c.inspections.size() == 2)).isBetween(0.0002, 0.005);
    assertThat(share(imports, c -> c.inspections.size() > 2)).isZero();
  }

  private static boolean isImport(Observed.Case c) {
    return c.declared().getDirection() == Direction.IMPORT;
  }

  private static boolean isClear(Observed.InspectionCase inspection) {
    return inspection.phases.get(InspectionPhase.FINISHED).getOutcome() == Outcome.CLEAR;
  }

  private static double shareOf(
      List<Observed.InspectionCase> inspections, Predicate<Observed.InspectionCase> test) {
    return inspections.stream().filter(test).count() / (double) inspections.size();
  }

  @Test
  void anInspectionAddsHalfADayToThreeDays() {
    Sample inspected =
        Sample.of(
            cleared("dalian", Direction.IMPORT).stream()
                .filter(c -> c.isInspected() && c.declared().getFiling() == Filing.ADVANCE)
                .toList(),
            Observed.Case::customsHours);

    assertThat(inspected.mean()).isBetween(12.0, 72.0);
  }

  @Test
  void perishablesWaitLessForTheirInspection() {
    Predicate<Observed.InspectionCase> started =
        i -> i.has(InspectionPhase.STARTED) && i.ordered().getDirection() == Direction.IMPORT;
    Sample perishables =
        Sample.of(
            inspections(started.and(Observed.InspectionCase::isPerishable)),
            Observed.InspectionCase::waitHours);
    Sample others =
        Sample.of(
            inspections(started.and(i -> !i.isPerishable())), Observed.InspectionCase::waitHours);

    assertThat(perishables.mean()).isLessThan(0.9 * others.mean());
  }

  @Test
  void appointmentsNameASlotThatIsNotBeforeTheConfirmation() {
    for (Observed.InspectionCase inspection : world.inspections.values()) {
      for (InspectionEvent event : inspection.all) {
        if (event.getPhase() == InspectionPhase.CONFIRMED) {
          assertThat(event.getSlotStart()).isAfterOrEqualTo(event.getEventTime());
        } else {
          assertThat(event.getSlotStart()).isNull();
        }
      }
    }
  }

  @Test
  void certifiedTradersAreClearedSooner() {
    List<Observed.Case> imports = cleared("dalian", Direction.IMPORT);
    Predicate<Observed.Case> certified = c -> c.declared().getTraderClass() == TraderClass.AEO;

    assertThat(share(imports, certified)).isBetween(0.25, 0.4);
    assertThat(mean(imports, certified)).isLessThan(mean(imports, certified.negate()));
  }

  private static double mean(List<Observed.Case> cases, Predicate<Observed.Case> test) {
    return Sample.of(cases.stream().filter(test).toList(), Observed.Case::customsHours).mean();
  }

  @Test
  void paperlessAndSingleWindowAreWholeWhereTheyArePromised() {
    List<Observed.Case> dalian =
        declared(c -> Observed.cityOf(c.declared().getPort()).equals("dalian"));
    List<Observed.Case> shenzhen =
        declared(c -> Observed.cityOf(c.declared().getPort()).equals("shenzhen"));

    assertThat(share(dalian, c -> c.declared().getPaperless())).isEqualTo(1);
    assertThat(share(dalian, c -> c.declared().getChannel() == Channel.SINGLE_WINDOW)).isEqualTo(1);
    assertThat(share(shenzhen, c -> c.declared().getPaperless())).isBetween(0.99, 0.999);
    assertThat(share(shenzhen, c -> c.declared().getChannel() == Channel.SINGLE_WINDOW))
        .isBetween(0.99, 0.999);
  }

  @Test
  void handlingMakesTheHandOverShort() {
    List<Observed.Case> imports = cleared("qingdao", Direction.IMPORT);
    List<Observed.Case> exports = cleared("qingdao", Direction.EXPORT);

    assertThat(share(imports, c -> c.declared().getHandling() == Handling.SHIPSIDE_PICKUP))
        .isBetween(0.05, 0.25);
    assertThat(handOver(imports, Handling.SHIPSIDE_PICKUP, ReleasePhase.COLLECTED))
        .isBetween(0.3, 2.0);
    assertThat(handOver(imports, Handling.ORDINARY, ReleasePhase.COLLECTED)).isBetween(24.0, 72.0);
    assertThat(share(exports, c -> c.declared().getHandling() == Handling.DIRECT_LOADING))
        .isBetween(0.05, 0.2);
    assertThat(handOver(exports, Handling.DIRECT_LOADING, ReleasePhase.LOADED))
        .isBetween(1.0, 10.0);
    assertThat(handOver(exports, Handling.ORDINARY, ReleasePhase.LOADED)).isBetween(30.0, 84.0);
  }

  private static double handOver(List<Observed.Case> cases, Handling handling, ReleasePhase phase) {
    return Sample.of(
            cases.stream()
                .filter(c -> c.declared().getTransport() == Transport.SEA)
                .filter(c -> c.declared().getHandling() == handling)
                .filter(c -> c.release.containsKey(phase))
                .toList(),
            c ->
                Observed.hours(
                    c.release.get(phase).getEventTime().toEpochMilli() - c.completedMillis()))
        .mean();
  }

  @Test
  void aDayHasFortyThousandEventsOrMore() {
    assertThat(world.events / 28).isBetween(38_000L, 60_000L);
  }
}
