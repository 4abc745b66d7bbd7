package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.ReleasePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a disturbance does to a world, and that the world recovers. */
class ScenarioTest {
  private static final long DAY = 86_400_000L;
  private static final Instant FROM = Instant.parse("2026-03-01T16:00:00Z");

  /** Refunds need no goods, so their worlds have the smallest port of each city. */
  private static final List<String> AIRPORTS =
      List.of("shenzhen-baoan-airport", "dalian-zhoushuizi-airport");

  private static final List<String> DALIAN =
      List.of("dalian-dayaowan", "dalian-zhoushuizi-airport");

  private static Observed world(Scenario scenario, int days, List<String> ports) {
    return Observed.of(new World(settings(scenario, days, ports), NoiseRates.NONE));
  }

  private static WorldSettings settings(Scenario scenario, int days, List<String> ports) {
    return new WorldSettings(1, FROM, FROM.plus(Duration.ofDays(days)), ports, 1, scenario);
  }

  private static Disturbance disturbance(Scenario scenario, int days) {
    return Disturbance.within(scenario, FROM, FROM.plus(Duration.ofDays(days)));
  }

  @Test
  void aSlowExportReviewTakesDalianPastOneHourAndBack() {
    Disturbance slip = disturbance(Scenario.EXPORT_SLIP, 16);
    RollingMean exports =
        new RollingMean(
            world(Scenario.EXPORT_SLIP, 16, DALIAN)
                .cleared("dalian", Direction.EXPORT, 0, Long.MAX_VALUE),
            24);

    assertThat(exports.max(FROM.toEpochMilli() + DAY, slip.fromMillis())).isLessThan(1);
    assertThat(exports.max(slip.fromMillis(), slip.untilMillis())).isGreaterThan(1.2);
    assertThat(exports.min(slip.untilMillis() + DAY, slip.untilMillis() + 2 * DAY))
        .isLessThan(0.95);
    assertThat(exports.max(slip.untilMillis() + 2 * DAY, FROM.toEpochMilli() + 16 * DAY))
        .isLessThan(1);
  }

  @Test
  void aScannerOutageMakesScansWaitTheLongerItLasts() {
    Disturbance outage = disturbance(Scenario.SCANNER_OUTAGE, 20);
    Observed world =
        world(
            Scenario.SCANNER_OUTAGE,
            20,
            List.of("shenzhen-huanggang", "shenzhen-yantian", "qingdao-qianwan"));
    Predicate<Observed.InspectionCase> scans = i -> i.ordered().getKind() == InspectionKind.SCAN;

    double before = meanWait(world, scans, FROM.toEpochMilli(), outage.fromMillis() - DAY);
    double firstDay = meanWait(world, scans, outage.fromMillis(), outage.fromMillis() + DAY);
    double secondDay =
        meanWait(world, scans, outage.fromMillis() + DAY, outage.fromMillis() + 2 * DAY);
    double after =
        meanWait(world, scans, outage.untilMillis() + 2 * DAY, outage.untilMillis() + 4 * DAY);
    double othersMeanwhile =
        meanWait(world, scans.negate(), outage.fromMillis(), outage.untilMillis());

    assertThat(firstDay).isGreaterThan(1.5 * before);
    assertThat(secondDay).isGreaterThan(firstDay);
    assertThat(after).isLessThan(1.5 * before);
    assertThat(othersMeanwhile).isLessThan(1.5 * before);
  }

  @Test
  void theLongerTheQueueTheLongerTheWait() {
    List<Observed.InspectionCase> scans =
        world(Scenario.SCANNER_OUTAGE, 20, List.of("shenzhen-huanggang"))
            .inspections
            .values()
            .stream()
            .filter(i -> i.has(InspectionPhase.ORDERED) && i.has(InspectionPhase.STARTED))
            .filter(i -> i.ordered().getKind() == InspectionKind.SCAN)
            .toList();

    Sample shortQueue = waits(scans, queue -> queue <= 5);
    Sample longQueue = waits(scans, queue -> queue >= 15);

    assertThat(shortQueue.size()).isGreaterThan(20);
    assertThat(longQueue.size()).isGreaterThan(20);
    assertThat(longQueue.mean()).isGreaterThan(2 * shortQueue.mean());
  }

  /** Waits of those before which as many had been ordered and not started as the test says. */
  private static Sample waits(List<Observed.InspectionCase> scans, LongPredicate queue) {
    return Sample.of(
        scans.stream()
            .filter(
                scan -> {
                  long ordered = scan.millis(InspectionPhase.ORDERED);
                  return queue.test(
                      scans.stream()
                          .filter(other -> other.millis(InspectionPhase.ORDERED) < ordered)
                          .filter(other -> other.millis(InspectionPhase.STARTED) > ordered)
                          .count());
                })
            .toList(),
        Observed.InspectionCase::waitHours);
  }

  /** Mean wait of imports whose inspection was ordered in a time. */
  private static double meanWait(
      Observed world, Predicate<Observed.InspectionCase> test, long fromMillis, long toMillis) {
    return Sample.of(
            world.inspections.values().stream()
                .filter(i -> i.has(InspectionPhase.ORDERED) && i.has(InspectionPhase.STARTED))
                .filter(i -> i.ordered().getDirection() == Direction.IMPORT)
                .filter(i -> i.millis(InspectionPhase.ORDERED) >= fromMillis)
                .filter(i -> i.millis(InspectionPhase.ORDERED) < toMillis)
                .filter(test)
                .toList(),
            Observed.InspectionCase::waitHours)
        .mean();
  }

  @Test
  void noInspectionStartsOnAHolidayAndImportsTakeLongerAfterIt() {
    Disturbance holiday = disturbance(Scenario.HOLIDAY, 24);
    Observed world = world(Scenario.HOLIDAY, 24, DALIAN);
    Observed ordinary = world(Scenario.NORMAL, 24, DALIAN);

    assertThat(
            world.inspections.values().stream()
                .filter(i -> i.has(InspectionPhase.STARTED))
                .map(i -> i.millis(InspectionPhase.STARTED))
                .filter(t -> t >= holiday.fromMillis() && t < holiday.untilMillis()))
        .isEmpty();
    assertThat(meanImport(world, holiday.untilMillis(), holiday.untilMillis() + DAY))
        .isGreaterThan(
            1.2 * meanImport(ordinary, holiday.untilMillis(), holiday.untilMillis() + DAY));
  }

  private static double meanImport(Observed world, long fromMillis, long toMillis) {
    return Sample.of(
            world.cleared("dalian", Direction.IMPORT, fromMillis, toMillis),
            Observed.Case::customsHours)
        .mean();
  }

  @Test
  void nothingArrivesInATyphoonAndExportsLeaveLater() {
    List<String> ports = List.of("shenzhen-yantian", "guangzhou-nansha");
    Disturbance typhoon = disturbance(Scenario.TYPHOON, 16);
    Observed world = world(Scenario.TYPHOON, 16, ports);
    Observed ordinary = world(Scenario.NORMAL, 16, ports);
    long opened = typhoon.untilMillis();

    assertThat(arrivals(world, typhoon.fromMillis() + DAY / 2, opened)).isZero();
    assertThat(arrivals(world, opened, opened + DAY))
        .isGreaterThan((long) (1.4 * arrivals(ordinary, opened, opened + DAY)));
    assertThat(meanExportStay(world, opened, opened + 2 * DAY))
        .isGreaterThan(1.15 * meanExportStay(ordinary, opened, opened + 2 * DAY));
  }

  private static long arrivals(Observed world, long fromMillis, long toMillis) {
    return world.cases.values().stream()
        .filter(c -> c.declaration.containsKey(DeclarationPhase.ARRIVED))
        .filter(c -> c.arrivedMillis() >= fromMillis && c.arrivedMillis() < toMillis)
        .count();
  }

  private static double meanExportStay(Observed world, long fromMillis, long toMillis) {
    return Sample.of(
            world.cases.values().stream()
                .filter(c -> c.isCleared() && c.release.containsKey(ReleasePhase.LOADED))
                .filter(c -> loadedMillis(c) >= fromMillis && loadedMillis(c) < toMillis)
                .toList(),
            c -> Observed.hours(loadedMillis(c) - c.arrivedMillis()))
        .mean();
  }

  private static long loadedMillis(Observed.Case c) {
    return c.release.get(ReleasePhase.LOADED).getEventTime().toEpochMilli();
  }

  @Test
  void aSurgeBringsTwiceTheGoodsOfAMonday() {
    List<String> huanggang = List.of("shenzhen-huanggang");
    Disturbance surge = disturbance(Scenario.MONDAY_SURGE, 30);
    Observed world = world(Scenario.MONDAY_SURGE, 30, huanggang);

    assertThat(ShanghaiTime.dayOfWeek(ShanghaiTime.epochDay(surge.fromMillis()))).isEqualTo(1);
    long monday = arrivals(world, surge.fromMillis(), surge.untilMillis());
    long mondayBefore =
        arrivals(world, surge.fromMillis() - 7 * DAY, surge.untilMillis() - 7 * DAY);
    assertThat(monday / (double) mondayBefore).isBetween(2.0, 2.4);
  }

  @Test
  void refundsPileUpWhenTheOfficeCanApproveFewer() {
    Disturbance backlog = disturbance(Scenario.REFUND_BACKLOG, 60);
    Observed world = world(Scenario.REFUND_BACKLOG, 60, AIRPORTS);

    double before =
        meanApproval(world, "shenzhen", backlog.fromMillis() - 5 * DAY, backlog.fromMillis());
    double within =
        meanApproval(world, "shenzhen", backlog.untilMillis() - 4 * DAY, backlog.untilMillis());
    double after =
        meanApproval(
            world, "shenzhen", backlog.untilMillis() + 12 * DAY, backlog.untilMillis() + 19 * DAY);
    assertThat(before).isLessThan(5);
    assertThat(within).isGreaterThan(5);
    assertThat(after).isLessThan(5);
  }

  private static double meanApproval(Observed world, String city, long fromMillis, long toMillis) {
    return Sample.of(
            world.refunds.values().stream()
                .filter(Observed.RefundCase::isNormallyApproved)
                .filter(r -> r.first().getCity().equals(city))
                .filter(r -> approvedMillis(r) >= fromMillis && approvedMillis(r) < toMillis)
                .toList(),
            Observed.RefundCase::approvalWorkingDays)
        .mean();
  }

  private static long approvedMillis(Observed.RefundCase refund) {
    return refund.phases.get(RefundPhase.APPROVED).getEventTime().toEpochMilli();
  }

  @Test
  void anEndlessWorldCanBeDisturbedWhileItRuns() {
    World world =
        new World(
            new WorldSettings(1, FROM, null, List.of("shenzhen-huanggang"), 1, Scenario.NORMAL),
            NoiseRates.NONE);
    long typhoon = FROM.toEpochMilli() + DAY;
    world.disturb(Scenario.TYPHOON, Instant.ofEpochMilli(typhoon));
    long arrived = 0;
    for (Delivery next = world.next();
        next.deliverAtMillis() < typhoon + DAY;
        next = world.next()) {
      if (next.event() instanceof DeclarationEvent e
          && e.getPhase() == DeclarationPhase.ARRIVED
          && e.getEventTime().toEpochMilli() >= typhoon) {
        arrived++;
      }
    }

    assertThat(arrived).isZero();
  }
}
