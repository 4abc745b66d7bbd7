package io.clearwatch.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.generators.EventFiles;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.standalone.replay.Replay;
import io.clearwatch.standalone.replay.ReplayProgress;
import io.clearwatch.standalone.replay.ReplaySettings;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.wire.EventFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of all panels and rules, asked of a store that a replay has filled. */
class DashboardQueriesIT {
  private static final String DATABASE = "replayed";
  private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(5));

  /** Most series that a store of all ports may have. */
  private static final int MOST_SERIES = 10_000;

  @TempDir static Path folder;
  private static InfluxServer influx;

  @BeforeAll
  static void replay() throws Exception {
    influx = InfluxServer.start(folder.resolve("influx"));
    InfluxSettings store =
        InfluxSettings.builder(influx.url(), DATABASE).dialect(Dialect.V1).build();
    InfluxCheck.createDatabase(store);
    influx.query("", "CREATE DATABASE flink");
    Path events = folder.resolve("events");
    EventFiles.write(
        new WorldSettings(7, FROM, TO, List.of(), 0.5, Scenario.EXPORT_SLIP),
        events,
        Set.of(EventFormat.AVRO),
        (millis, count) -> {});
    new Replay(
            ReplaySettings.of(events, folder.resolve("results"), store),
            line -> {},
            ReplayProgress.NONE)
        .run();
  }

  @AfterAll
  static void stop() {
    if (influx != null) {
      influx.close();
    }
  }

  /** What has no rows here, as a pattern of its name, and why. */
  private static Map<String, String> rightlyEmpty() {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put(
        "clearance / Clearance time against its target / B / (qingdao|shenzhen) / .*",
        "these cities have promised no clearance time");
    reasons.put(
        "refunds / Approval against the limit / B / (qingdao|guangzhou)",
        "these cities have promised no time of refunds");
    reasons.put(
        "clearance / Alert resolved / (guangzhou|shenzhen)",
        "in these days no alert was resolved there");
    reasons.put("pipeline / .*", "only live runs tell of the health of a job");
    reasons.put("rule / clearwatch-pipeline-.*", "only live runs tell of the health of a job");
    return reasons;
  }

  @Test
  void haveRowsForEveryCity() {
    Map<String, Integer> rows =
        new DashboardQueries(
                influx::query, DATABASE, "flink", FROM, TO.plus(Duration.ofHours(1)), "1h")
            .rows();

    assertThat(rows).hasSizeGreaterThan(200);
    for (Map.Entry<String, Integer> query : rows.entrySet()) {
      boolean isExpected = rightlyEmpty().keySet().stream().noneMatch(query.getKey()::matches);
      assertThat(query.getValue() > 0).as(query.getKey() + " has rows").isEqualTo(isExpected);
    }
  }

  @Test
  void theStoreHasFewSeries() {
    long all = 0;
    for (Measurement measurement : Measurement.values()) {
      long series = influx.query(DATABASE, "SHOW SERIES FROM \"" + measurement.key() + '"').size();
      System.out.printf("%6d series of %s%n", series, measurement.key());
      all += series;
    }
    System.out.printf("%6d series%n", all);
    assertThat(all).isPositive().isLessThan(MOST_SERIES);
  }
}
