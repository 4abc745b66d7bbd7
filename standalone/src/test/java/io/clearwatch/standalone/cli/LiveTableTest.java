package io.clearwatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.seeds.City;
import io.clearwatch.seeds.Text;
import io.clearwatch.standalone.series.CityOverview;
import io.clearwatch.standalone.series.CityOverview.Reading;
import io.clearwatch.standalone.series.TargetState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class LiveTableTest {
  private static final Instant TICK = Instant.parse("2026-03-01T08:15:00Z");
  private static final List<CityOverview> CITIES =
      List.of(
          new CityOverview(
              new City("shenzhen", new Text("Shenzhen", "深圳")),
              new Reading(21.94, Double.NaN, null),
              new Reading(0.8, Double.NaN, null),
              new Reading(3.456, Double.NaN, null),
              new Reading(4.5, 5, TargetState.AT_RISK),
              12345,
              67),
          new CityOverview(
              new City("dalian", new Text("Dalian", "大连")),
              new Reading(38.2, 40, TargetState.OK),
              new Reading(1.42, 1, TargetState.BREACHED),
              Reading.NONE,
              new Reading(Double.NaN, 6, TargetState.NO_DATA),
              8,
              0));

  private final StringWriter shown = new StringWriter();
  private final ManualClock clock = new ManualClock();

  @Test
  void everyCityIsALineWithItsFiguresLimitsAndStates() {
    table(false, Ansi.OFF).show(CITIES, TICK);

    assertThat(shown.toString().lines())
        .containsExactly(
            "          import h      export h           appointment h  refund days         open  overdue",
            "Shenzhen  21.9          0.80               3.46           4.50 / 5 at risk  12,345       67",
            "Dalian    38.2 / 40 ok  1.42 / 1 breached  -              - / 6 no data          8        0",
            "data as of 2026-03-01 16:15 Shanghai; clearance and appointment: mean of 24 h, refund: of 30 days");
  }

  @Test
  void aFileGetsTheTableOnceAMinuteAndAtTheEnd() {
    LiveTable table = table(false, Ansi.OFF);
    for (int second = 0; second < 90; second++) {
      table.show(CITIES, TICK);
      clock.advance(Duration.ofSeconds(1));
    }
    table.end(CITIES, TICK);

    assertThat(shown.toString().lines().filter(line -> line.startsWith("data as of"))).hasSize(3);
  }

  @Test
  void aTerminalIsDrawnOver() {
    LiveTable table = table(true, Ansi.OFF);
    table.show(CITIES, TICK);
    assertThat(shown.toString()).doesNotContain("\033[4A");

    table.show(CITIES, TICK);
    assertThat(shown.toString()).contains("\033[4A");
  }

  @Test
  void statesAreColouredWhereThereIsColour() {
    table(true, Ansi.ON).show(CITIES, TICK);

    assertThat(shown.toString())
        .contains("\033[32m38.2 / 40 ok")
        .contains("\033[33m4.50 / 5 at risk")
        .contains("\033[1m\033[31m1.42 / 1 breached");
  }

  @Test
  void beforeTheFirstTickThereIsNoData() {
    table(false, Ansi.OFF).show(CITIES, null);

    assertThat(shown.toString()).contains("no data yet");
  }

  private LiveTable table(boolean inPlace, Ansi ansi) {
    return new LiveTable(new Terminal(new PrintWriter(shown), inPlace, ansi), clock);
  }
}
