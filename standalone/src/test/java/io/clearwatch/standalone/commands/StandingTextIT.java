package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.series.ComplianceHistory;
import io.clearwatch.testing.InfluxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On points in a real InfluxDB: the imports of Dalian in March, up to the 16th. */
@Timeout(120)
class StandingTextIT {
  /** Midnight in Shanghai: the month began 15 days ago and has 16 more. */
  private static final Instant NOW = Instant.parse("2026-03-15T16:00:00Z");

  private static final Instant MONTH = Instant.parse("2026-02-28T16:00:00Z");
  private static final String CELL =
      "metric=clearance_customs,window=1h,city=dalian,port=all,direction=IMPORT,transport=all,"
          + "filing=all,commodity=all,trader_class=all,inspected=all,kind=all,exporter_class=all";

  @TempDir static Path folder;
  private static InfluxServer influx;
  private static InfluxSettings store;

  @BeforeAll
  static void storePoints() throws Exception {
    influx = InfluxServer.start(folder);
    store = InfluxSettings.builder(influx.url(), "clearwatch").dialect(Dialect.V1).build();
    InfluxCheck.createDatabase(store);
    StringBuilder lines = new StringBuilder();
    for (int hour = -48; hour <= 360; hour++) {
      long tick = MONTH.plus(Duration.ofHours(hour)).toEpochMilli();
      // Kept until the 12th day, breached from there on; the first day has too few cases.
      String state = hour > 0 && hour <= 24 ? "NO_DATA" : hour <= 270 ? "OK" : "BREACHED";
      lines.append(
          "compliance,target=dalian-import-clearance,window=30d,city=dalian,direction=IMPORT "
              + "value=44,limit=40,ratio=1.1,state=\"%s\" %d%n".formatted(state, tick));
      lines.append("rolling,%s count=10i,mean=44,provisional=false %d%n".formatted(CELL, tick));
      // Between the full hours, and not final: neither is added.
      lines.append(
          "rolling,%s count=9i,mean=1,provisional=false %d%n".formatted(CELL, tick + 60_000));
      lines.append(
          "rolling,%s count=9i,mean=1,provisional=true %d%n".formatted(CELL, tick + 120_000));
    }
    URI write = URI.create(influx.url() + "/write?db=clearwatch&precision=ms");
    assertThat(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(write)
                        .POST(BodyPublishers.ofString(lines.toString()))
                        .build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(204);
  }

  @AfterAll
  static void stop() {
    if (influx != null) {
      influx.close();
    }
  }

  @Test
  void valueStateAndMonthAreThoseOfTheStore() throws Exception {
    StandingText standing =
        new StandingText(new ComplianceHistory(InfluxOptions.query(store)), NOW);

    assertThat(standing.of(Catalogue.builtIn().target("dalian-import-clearance")))
        .containsExactly(
            "NOW: 44 h against 40 h, breached since 2026-03-11T23:00:00Z (30d at"
                + " 2026-03-15T16:00:00Z)",
            "This month: within the limit at 73.2 % of the ticks with data (246 of 336)",
            // 40 + (40 - 44) * 360 / 384
            "This month: the rest of the month has to be below 36.25 h for the whole month to meet"
                + " 40 h (mean so far 44 h of 3,600 cases in 360 of 360 hours, the rest taken at the"
                + " same pace)");
  }

  @Test
  void aTargetOfWhichNothingIsStoredSaysSo() throws Exception {
    StandingText standing =
        new StandingText(new ComplianceHistory(InfluxOptions.query(store)), NOW);

    assertThat(standing.of(Catalogue.builtIn().target("dalian-refund")))
        .containsExactly("NOW nothing is stored of this month");
  }

  @Test
  void theCommandAsksTheStore() {
    CommandRun run = CommandRun.succeeding("targets --influx-v1 --influx", influx.url());

    assertThat(run.out())
        .contains("dalian-import-clearance", "NOW nothing is stored of this month");
  }

  @Test
  void aStoreThatIsAwayOrWithoutTheDatabaseIsTold() {
    String away = "http://127.0.0.1:" + Ports.free(Ports.ANY);

    CommandRun run = CommandRun.of("targets --influx", away);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("clearwatch targets: no InfluxDB answers at " + away)
        .hasLineCount(1);

    CommandRun missing = CommandRun.of("targets --influx-v1 --bucket none --influx", influx.url());
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err())
        .startsWith("clearwatch targets: InfluxDB at " + influx.url() + " refuses: database not")
        .hasLineCount(1);
  }
}
