package io.clearwatch.standalone.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.embedded.EmbeddedStore;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.series.CityOverview.Reading;
import io.clearwatch.standalone.series.SeriesStore.CityBacklog;
import io.clearwatch.standalone.series.SeriesStore.CityMean;
import io.clearwatch.standalone.series.SeriesStore.Verdict;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedSeriesStoreIT {
  private static final Instant TICK = Instant.parse("2026-03-01T08:15:00Z");
  private static final Instant BEFORE = TICK.minus(Duration.ofMinutes(5));

  @TempDir static Path folder;
  private static EmbeddedStore store;
  private static SeriesStore series;

  @BeforeAll
  static void store() throws Exception {
    store = EmbeddedStore.start(folder, Ports.ANY);
    series = new EmbeddedSeriesStore(store);
    assertThat(series.newestTick()).isEmpty();
    assertThat(series.backlog()).isEmpty();
    write(
        String.join(
            "\n",
            rolling("clearance_customs", "24h", "dalian", "all", "IMPORT", 90, 41.5, BEFORE),
            rolling("clearance_customs", "24h", "dalian", "all", "IMPORT", 100, 38.5, TICK),
            rolling("clearance_customs", "24h", "dalian", "all", "EXPORT", 300, 1.25, TICK),
            rolling("clearance_customs", "24h", "qingdao", "all", "IMPORT", 80, 27.5, TICK),
            // Not of the city as a whole, not of this window, or nothing at all.
            rolling("clearance_customs", "24h", "dalian", "dalian-dayaowan", "IMPORT", 9, 99, TICK),
            rolling("clearance_customs", "24h", "all", "all", "IMPORT", 9, 99, TICK),
            rolling("clearance_customs", "1h", "dalian", "all", "IMPORT", 9, 99, TICK),
            rolling("clearance_customs", "24h", "qingdao", "all", "EXPORT", 5, 99, BEFORE),
            rolling("clearance_customs", "24h", "qingdao", "all", "EXPORT", 0, 0, TICK),
            rolling("appointment", "24h", "dalian", "all", "all", 12, 3.5, TICK),
            rolling("refund_approval", "30d", "dalian", "all", "all", 60, 5.5, TICK),
            rolling("refund_approval", "1h", "dalian", "all", "all", 0, 0, TICK),
            // A metric that is ahead of the others.
            rolling("appointment", "1h", "dalian", "all", "all", 2, 3.5, TICK.plusSeconds(60)),
            provisional("appointment", "1h", "dalian", TICK.plus(Duration.ofMinutes(2))),
            compliance("dalian-import-clearance", "24h", "dalian", "IMPORT", 38.5, 40, "AT_RISK"),
            compliance("dalian-export-clearance", "24h", "dalian", "EXPORT", 1.25, 1, "BREACHED"),
            compliance("dalian-refund", "30d", "dalian", "all", 5.5, 6, "AT_RISK"),
            compliance("dalian-paperless", "24h", "dalian", "IMPORT", 1, 1, "OK"),
            backlog("dalian", "all", "IMPORT", 40, 4, BEFORE),
            backlog("dalian", "all", "IMPORT", 50, 5, TICK),
            backlog("dalian", "all", "EXPORT", 7, 1, TICK),
            backlog("dalian", "dalian-dayaowan", "IMPORT", 30, 3, TICK)));
    await().until(() -> !series.backlog().isEmpty() && !series.verdicts(Window.D30).isEmpty());
    await().until(() -> series.newestTick().isPresent());
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  void theNewestTickIsTheLastFinalOneThatAllMetricsHaveReached() {
    assertThat(series.newestTick()).contains(TICK);
  }

  @Test
  void theNewestMeanOfEachCityIsRead() {
    assertThat(series.means(Metric.CLEARANCE_CUSTOMS, Window.H24))
        .containsExactly(
            new CityMean("dalian", "EXPORT", 300, 1.25),
            new CityMean("dalian", "IMPORT", 100, 38.5),
            new CityMean("qingdao", "IMPORT", 80, 27.5));
  }

  @Test
  void verdictsAreReadByWindow() {
    assertThat(series.verdicts(Window.D30))
        .containsExactly(
            new Verdict("dalian-refund", "dalian", "all", 5.5, 6, TargetState.AT_RISK));
    assertThat(series.verdicts(Window.H24)).hasSize(3);
  }

  @Test
  void theNewestBacklogOfEachCityIsRead() {
    assertThat(series.backlog())
        .containsExactly(
            new CityBacklog("dalian", "EXPORT", 7, 1, 30),
            new CityBacklog("dalian", "IMPORT", 50, 5, 30));
  }

  @Test
  void overviewsJoinFiguresAndPromises() {
    PortRegistry ports = PortRegistry.builtIn();
    CityOverviews overviews = new CityOverviews(series, Catalogue.builtIn(), ports.cities());

    assertThat(overviews.read())
        .hasSize(4)
        .contains(
            new CityOverview(
                ports.city("dalian"),
                new Reading(38.5, 40, TargetState.AT_RISK),
                new Reading(1.25, 1, TargetState.BREACHED),
                new Reading(3.5, Double.NaN, null),
                new Reading(5.5, 6, TargetState.AT_RISK),
                57,
                6),
            new CityOverview(
                ports.city("qingdao"),
                new Reading(27.5, Double.NaN, null),
                Reading.NONE,
                Reading.NONE,
                Reading.NONE,
                0,
                0));
  }

  private static void write(String lines) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(store.url().resolve("/api/v2/write?org=any&bucket=any&precision=ms"))
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  private static String rolling(
      String metric,
      String window,
      String city,
      String port,
      String direction,
      long count,
      double mean,
      Instant tick) {
    return rolling(metric, window, city, port, direction, count, mean, false, tick);
  }

  private static String provisional(String metric, String window, String city, Instant tick) {
    return rolling(metric, window, city, "all", "all", 1, 1, true, tick);
  }

  private static String rolling(
      String metric,
      String window,
      String city,
      String port,
      String direction,
      long count,
      double mean,
      boolean provisional,
      Instant tick) {
    return "rolling,metric=%s,window=%s,city=%s,port=%s,direction=%s,transport=all,filing=all,"
            .formatted(metric, window, city, port, direction)
        + "commodity=all,trader_class=all,inspected=all,kind=all,exporter_class=all "
        + "count=%di,mean=%s,p50=1,p90=1,p95=1,p99=1,provisional=%s %d"
            .formatted(count, mean, provisional, tick.toEpochMilli());
  }

  private static String compliance(
      String target,
      String window,
      String city,
      String direction,
      double value,
      double limit,
      String state) {
    return "compliance,target=%s,window=%s,city=%s,direction=%s value=%s,limit=%s,ratio=%s,state=\"%s\" %d"
        .formatted(
            target,
            window,
            city,
            direction,
            value,
            limit,
            value / limit,
            state,
            TICK.toEpochMilli());
  }

  private static String backlog(
      String city, String port, String direction, long open, long overdue, Instant tick) {
    return "backlog,city=%s,port=%s,direction=%s open=%di,overdue=%di,oldest_hours=30,band_0=0i,band_1=0i,band_2=0i,band_3=0i %d"
        .formatted(city, port, direction, open, overdue, tick.toEpochMilli());
  }
}
