package io.clearwatch.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clearwatch.board.store.Row;
import io.clearwatch.board.store.Selection;
import io.clearwatch.board.store.SeriesStore;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the board may expect of a store, whichever it is. */
@Timeout(60)
abstract class SeriesStoreContract {
  private static final Instant TICK = Instant.parse("2026-03-01T08:15:00Z");
  private static final Duration STEP = Duration.ofMinutes(15);

  /** Old and new backlog of two cities, and a course of compliance every five minutes. */
  static void fill(URI writeUrl, SeriesStore store) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add(backlog("dalian", "all", 40, TICK.minus(STEP)));
    lines.add(backlog("dalian", "all", 50, TICK));
    lines.add(backlog("dalian", "dalian-dayaowan", 30, TICK));
    lines.add(backlog("o'hare, \"x\"", "all", 7, TICK));
    for (int minutes = 0; minutes <= 60; minutes += 5) {
      lines.add(
          "compliance,target=t,window=24h,city=dalian,direction=IMPORT"
              + " value=%d,limit=40,ratio=1,state=\"OK\" ".formatted(100 + minutes)
              + nanos(TICK.minus(Duration.ofMinutes(minutes))));
    }
    HttpRequest request =
        HttpRequest.newBuilder(writeUrl)
            .POST(BodyPublishers.ofString(String.join("\n", lines) + '\n'))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    await()
        .until(
            () ->
                store.points(all(Measurement.COMPLIANCE), Instant.EPOCH, TICK.plus(STEP), 99).size()
                    == 13);
    await().until(() -> store.newest(all(Measurement.BACKLOG), TICK.minus(STEP)).size() == 3);
  }

  private static String backlog(String city, String port, int open, Instant time) {
    String escaped = city.replace(" ", "\\ ").replace(",", "\\,");
    return "backlog,city=%s,port=%s,direction=IMPORT open=%di,overdue=1i,oldest_hours=2.5,"
            .formatted(escaped, port, open)
        + "band_0=0i,band_1=0i,band_2=0i,band_3=1i "
        + nanos(time);
  }

  private static String nanos(Instant time) {
    return time.toEpochMilli() + "000000";
  }

  private static Selection all(Measurement measurement) {
    return Selection.of(measurement);
  }

  abstract SeriesStore store();

  @Test
  void theNewestPointOfEachSeriesHasItsTimeTagsAndFields() {
    List<Row> rows =
        store().newest(all(Measurement.BACKLOG).where("city", "dalian"), TICK.minus(STEP));

    assertThat(rows).extracting(Row::time).containsOnly(TICK);
    assertThat(rows)
        .extracting(row -> row.tag("port"))
        .containsExactlyInAnyOrder("all", "dalian-dayaowan");
    Row city = rows.stream().filter(row -> row.tag("port").equals("all")).findFirst().orElseThrow();
    assertThat(city.tags()).containsOnlyKeys("city", "port", "direction");
    assertThat(city.integer("open")).isEqualTo(50);
    assertThat(city.number("oldest_hours")).isEqualTo(2.5);
  }

  @Test
  void whatIsTooOldIsNotThere() {
    assertThat(store().newest(all(Measurement.BACKLOG), TICK.plusMillis(1))).isEmpty();
  }

  @Test
  void whatIsLaterIsNotSeen() {
    assertThat(
            store()
                .newest(all(Measurement.BACKLOG).where("city", "dalian"), TICK.minus(STEP), TICK))
        .extracting(Row::time)
        .containsOnly(TICK.minus(STEP));
  }

  @Test
  void aCourseHasTheTicksOfTheStep() {
    List<Row> rows =
        store()
            .course(
                all(Measurement.COMPLIANCE),
                TICK.minus(STEP.multipliedBy(4)),
                TICK.plusMillis(1),
                STEP);

    assertThat(rows)
        .extracting(Row::time)
        .containsExactly(
            TICK.minus(STEP.multipliedBy(4)),
            TICK.minus(STEP.multipliedBy(3)),
            TICK.minus(STEP.multipliedBy(2)),
            TICK.minus(STEP),
            TICK);
    assertThat(rows)
        .extracting(row -> row.number("value"))
        .containsExactly(160., 145., 130., 115., 100.);
    assertThat(rows).allMatch(row -> row.text("state").equals("OK"));
  }

  @Test
  void pointsComeInTheOrderOfTimeAndNoMoreThanAsked() {
    List<Row> rows = store().points(all(Measurement.COMPLIANCE), Instant.EPOCH, TICK, 3);

    assertThat(rows)
        .extracting(Row::time)
        .containsExactly(
            TICK.minus(Duration.ofMinutes(60)),
            TICK.minus(Duration.ofMinutes(55)),
            TICK.minus(Duration.ofMinutes(50)));
  }

  @Test
  void aValueWithQuotesIsAValue() {
    assertThat(store().newest(all(Measurement.BACKLOG).where("city", "o'hare, \"x\""), TICK))
        .singleElement()
        .satisfies(row -> assertThat(row.integer("open")).isEqualTo(7));
    assertThat(store().newest(all(Measurement.BACKLOG).where("city", "x' OR 'a' = 'a"), TICK))
        .isEmpty();
  }

  @Test
  void oneOfSeveralValuesWillDo() {
    assertThat(
            store()
                .newest(
                    all(Measurement.BACKLOG).where(Dimension.PORT, "all", "dalian-dayaowan"), TICK))
        .hasSize(3);
  }

  @Test
  void aTagThatTheMeasurementLacksIsRefused() {
    assertThatThrownBy(() -> all(Measurement.BACKLOG).where("window", "1h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("backlog has no tag window");
  }
}
