package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.RefundPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a year of refunds; of those submitted in the first three months all have an end. */
class RefundPlausibilityTest {
  private static final Instant FROM = Instant.parse("2026-03-01T16:00:00Z");
  private static final int DAYS = 190;

  /** A target is not judged on fewer. */
  private static final int LEAST_JUDGED = 20;

  private static final Instant LAST_SUBMISSION = FROM.plus(Duration.ofDays(80));
  private static List<Observed.RefundCase> refunds;

  @BeforeAll
  static void observe() {
    List<String> onePortOfEachCity =
        List.of(
            "shenzhen-shekou",
            "dalian-zhoushuizi-airport",
            "qingdao-jiaodong-airport",
            "guangzhou-baiyun-airport");
    World world =
        new World(
            new WorldSettings(
                1, FROM, FROM.plus(Duration.ofDays(DAYS)), onePortOfEachCity, 0.3, Scenario.NORMAL),
            NoiseRates.NONE);
    refunds =
        Observed.of(world).refunds.values().stream()
            .filter(
                r -> r.phases.get(RefundPhase.SUBMITTED).getEventTime().isBefore(LAST_SUBMISSION))
            .toList();
  }

  private static Stream<Observed.RefundCase> normal() {
    return refunds.stream().filter(Observed.RefundCase::isNormallyApproved);
  }

  @ParameterizedTest
  @CsvSource({"CLASS_1, 2.2, 3", "CLASS_2, 2.2, 3", "CLASS_3, 6.3, 7.8", "CLASS_4, 10.8, 13.4"})
  void examinationTakesTheLongerTheLessAnExporterIsTrusted(
      ExporterClass exporterClass, double low, double high) {
    Sample days =
        Sample.of(
            normal().filter(r -> r.first().getExporterClass() == exporterClass).toList(),
            Observed.RefundCase::approvalWorkingDays);

    assertThat(days.mean()).isBetween(low, high);
  }

  @ParameterizedTest
  @CsvSource({"shenzhen, 5", "dalian, 6", "qingdao, 6", "guangzhou, 6"})
  void theMeanOfACityIsWithinItsPromise(String city, double limit) {
    Sample days =
        Sample.of(
            normal().filter(r -> r.first().getCity().equals(city)).toList(),
            Observed.RefundCase::approvalWorkingDays);

    assertThat(days.mean()).isBetween(3.0, 0.9 * limit);
  }

  @ParameterizedTest
  @CsvSource({"shenzhen, shenzhen-shekou, 5", "dalian, dalian-zhoushuizi-airport, 6"})
  void everyDaysMeanIsWithinThePromise(String city, String port, double limit) {
    World world =
        new World(
            new WorldSettings(
                2, FROM, FROM.plus(Duration.ofDays(90)), List.of(port), 1, Scenario.NORMAL));

    Map<Long, List<Observed.RefundCase>> byDay =
        Observed.of(world).refunds.values().stream()
            .filter(Observed.RefundCase::isNormallyApproved)
            .filter(r -> r.first().getCity().equals(city))
            .collect(Collectors.groupingBy(RefundPlausibilityTest::approvalDay));

    assertThat(byDay.values())
        .filteredOn(day -> day.size() >= LEAST_JUDGED)
        .hasSizeGreaterThan(50)
        .allMatch(day -> Sample.of(day, Observed.RefundCase::approvalWorkingDays).mean() <= limit);
  }

  private static long approvalDay(Observed.RefundCase refund) {
    return ShanghaiTime.epochDay(
        refund.phases.get(RefundPhase.APPROVED).getEventTime().toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUSPENDED", "REJECTED", "WITHDRAWN"})
  void fewRefundsAreNotNormal(RefundPhase phase) {
    double share =
        refunds.stream().filter(r -> r.phases.containsKey(phase)).count() / (double) refunds.size();

    assertThat(share).isBetween(0.003, 0.08);
  }

  @Test
  void approvalsFallOnWorkingDays() {
    assertThat(normal()).allMatch(r -> ShanghaiTime.isWorkingDay(approvalDay(r)));
  }

  @Test
  void everyRefundTakesOneOfTheKnownWays() {
    Set<List<RefundPhase>> ways =
        Set.of(
            List.of(
                RefundPhase.SUBMITTED,
                RefundPhase.ACCEPTED,
                RefundPhase.APPROVED,
                RefundPhase.PAID),
            List.of(
                RefundPhase.SUBMITTED,
                RefundPhase.ACCEPTED,
                RefundPhase.SUSPENDED,
                RefundPhase.RESUMED,
                RefundPhase.APPROVED,
                RefundPhase.PAID),
            List.of(
                RefundPhase.SUBMITTED,
                RefundPhase.ACCEPTED,
                RefundPhase.SUSPENDED,
                RefundPhase.REJECTED),
            List.of(RefundPhase.SUBMITTED, RefundPhase.ACCEPTED, RefundPhase.REJECTED),
            List.of(RefundPhase.SUBMITTED, RefundPhase.ACCEPTED, RefundPhase.WITHDRAWN));

    assertThat(refunds).allSatisfy(r -> assertThat(ways).contains(way(r)));
  }

  private static List<RefundPhase> way(Observed.RefundCase refund) {
    return refund.phases.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getValue().getEventTime()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
