package io.clearwatch.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.measurements.Measurement;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.testing.InfluxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RetentionCommandIT {
  private static final Instant NOW = Instant.now();
  private static final Duration OLD = Duration.ofDays(15);
  private static final Duration YOUNG = Duration.ofDays(13);

  @TempDir static Path folder;
  private static InfluxServer influx;

  @BeforeAll
  static void start() throws Exception {
    influx = InfluxServer.start(folder);
    influx.query("", "CREATE DATABASE clearwatch");
  }

  @AfterAll
  static void stop() {
    influx.close();
  }

  private static void write(String series, Duration age) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(influx.url() + "/write?db=clearwatch&precision=ms"))
            .POST(BodyPublishers.ofString(series + ' ' + NOW.minus(age).toEpochMilli()))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(204);
  }

  private static Stream<Long> times(String measurement) {
    return influx.query("clearwatch", "SELECT * FROM \"" + measurement + '"').stream()
        .map(row -> row.get("time").asLong());
  }

  @Test
  void deletesOldFiguresOfAnHoursWindowAndNothingElse() throws Exception {
    List<String> withWindows =
        Stream.of(Measurement.values())
            .filter(measurement -> measurement.tags().contains("window"))
            .map(Measurement::key)
            .toList();
    for (String measurement : withWindows) {
      write(measurement + ",window=1h count=1", OLD);
      write(measurement + ",window=1h count=1", YOUNG);
      write(measurement + ",window=24h count=1", OLD);
    }
    write("backlog,city=dalian open=1", OLD);

    CommandRun run = CommandRun.succeeding("retention --influx-v1 --influx", influx.url());

    assertThat(run.out()).startsWith("Deleted the figures of an hour's window before ");
    assertThat(withWindows).contains("rolling", "stage", "share", "compliance");
    for (String measurement : withWindows) {
      assertThat(times(measurement))
          .as(measurement)
          .containsExactly(NOW.minus(OLD).toEpochMilli(), NOW.minus(YOUNG).toEpochMilli());
      assertThat(
              influx.query(
                  "clearwatch", "SELECT * FROM \"" + measurement + "\" WHERE \"window\" = '1h'"))
          .hasSize(1);
    }
    assertThat(times("backlog")).hasSize(1);
  }

  @Test
  void aServerThatIsAwayIsTold() {
    String away = "http://127.0.0.1:" + Ports.free(Ports.ANY);

    CommandRun run = CommandRun.of("retention --influx", away);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("clearwatch retention: no InfluxDB answers at " + away)
        .contains("start one there, or correct the URL");
  }
}
