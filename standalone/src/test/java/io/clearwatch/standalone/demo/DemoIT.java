package io.clearwatch.standalone.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clearwatch.generators.Scenario;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.City;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.series.SeriesStore.CityMean;
import io.clearwatch.standalone.series.SeriesStore.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the demo has to show once its past is filled in. */
@Timeout(300)
class DemoIT {
  private static final int DAYS = 8;
  private static final Duration SOON = Duration.ofSeconds(240);
  private static final Duration PRESENT = Duration.ofMinutes(3);

  /** Claims that are approved within the days are those of the fast classes. */
  private static final int WORKING_DAYS_FOR_REFUNDS = 4;

  private static final Set<String> CITIES =
      PortRegistry.builtIn().cities().stream().map(City::id).collect(toSet());

  private static Demo demo;

  @BeforeAll
  static void fillIn() throws Exception {
    demo =
        Demo.start(new DemoSettings(1, DAYS, Scenario.NORMAL, Ports.ANY, null), Clock.systemUTC());
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              demo.check();
              return demo.series().newestTick().filter(DemoIT::isPresent).isPresent();
            });
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      demo.close();
    }
  }

  private static boolean isPresent(Instant tick) {
    return Duration.between(tick, Instant.now()).compareTo(PRESENT) <= 0;
  }

  @Test
  void everyCityHasImportsAndExportsOfTheDay() {
    eventually(
        () -> {
          for (Metric metric : List.of(Metric.CLEARANCE_CUSTOMS, Metric.CLEARANCE_LOGISTICS)) {
            List<CityMean> means = demo.series().means(metric, Window.H24);

            assertThat(means)
                .extracting(mean -> mean.city() + ' ' + mean.direction())
                .containsExactlyInAnyOrderElementsOf(citiesAndDirections());
            assertThat(means)
                .allSatisfy(
                    mean -> {
                      assertThat(mean.count()).isPositive();
                      assertThat(mean.mean()).isBetween(0.0, DAYS * 24.0);
                    });
          }
        });
  }

  @Test
  void everyCityHasAnAppointmentLatency() {
    eventually(
        () ->
            assertThat(demo.series().means(Metric.APPOINTMENT, Window.D7))
                .allSatisfy(mean -> assertThat(mean.count()).isPositive())
                .extracting(CityMean::city)
                .containsExactlyInAnyOrderElementsOf(CITIES));
  }

  @Test
  void everyCityHasRefunds() {
    assumeTrue(
        WorkingDays.china().between(demo.from(), demo.start()) >= WORKING_DAYS_FOR_REFUNDS,
        "tax offices were closed for most of the days");

    eventually(
        () ->
            assertThat(demo.series().means(Metric.REFUND_APPROVAL, Window.D30))
                .allSatisfy(mean -> assertThat(mean.count()).isPositive())
                .extracting(CityMean::city)
                .containsExactlyInAnyOrderElementsOf(CITIES));
  }

  @Test
  void everyCityHasABacklog() {
    eventually(
        () ->
            assertThat(demo.series().backlog())
                .allSatisfy(backlog -> assertThat(backlog.open()).isGreaterThan(backlog.overdue()))
                .extracting(backlog -> backlog.city() + ' ' + backlog.direction())
                .containsExactlyInAnyOrderElementsOf(citiesAndDirections()));
  }

  @Test
  void everyTargetIsJudgedOnBothItsWindows() {
    eventually(
        () -> {
          for (Window window : Window.values()) {
            assertThat(demo.series().verdicts(window))
                .extracting(Verdict::target)
                .containsAll(
                    Catalogue.builtIn().targets().stream()
                        .filter(target -> target.judged() == window || target.watched() == window)
                        .map(Target::id)
                        .toList());
          }
        });
  }

  @Test
  void itGoesOnLive() throws Exception {
    Instant before = demo.series().newestTick().orElseThrow();

    await()
        .atMost(Duration.ofSeconds(100))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> demo.series().newestTick().orElseThrow().isAfter(before));
    demo.check();
  }

  /** The jobs do not reach the present at the same moment. */
  private static void eventually(ThrowingRunnable assertions) {
    await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertions);
  }

  private static List<String> citiesAndDirections() {
    return CITIES.stream().flatMap(city -> Stream.of(city + " IMPORT", city + " EXPORT")).toList();
  }
}
