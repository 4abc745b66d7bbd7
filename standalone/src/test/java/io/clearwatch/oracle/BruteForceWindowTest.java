package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.oracle.Scene.Rows;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BruteForceWindowTest {
  private static final String CUSTOMS = "clearance_customs";
  private static final String IMPORT = "direction=IMPORT";

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @Test
  void windowIncludesItsStartAndNotItsEnd() {
    // Complete at exactly 05:00: inside [05:00, 06:00), outside [04:00, 05:00).
    scene.cleared("D", "02T00:00", "02T05:00").until("12T00:00");
    Rows rows = scene.hourly();
    assertThat(rows.rolling(CUSTOMS, "1h", "02T05:00", IMPORT)).isNull();
    assertThat(rows.rolling(CUSTOMS, "1h", "02T06:00", IMPORT)).containsEntry("count", "1");
    assertThat(rows.rolling(CUSTOMS, "1h", "02T07:00", IMPORT)).isNull();
    assertThat(rows.rolling(CUSTOMS, "24h", "03T05:00", IMPORT)).containsEntry("count", "1");
    assertThat(rows.rolling(CUSTOMS, "24h", "03T06:00", IMPORT)).isNull();
    assertThat(rows.rolling(CUSTOMS, "7d", "09T05:00", IMPORT)).containsEntry("count", "1");
    assertThat(rows.rolling(CUSTOMS, "7d", "09T06:00", IMPORT)).isNull();
    assertThat(rows.rolling(CUSTOMS, "30d", "12T00:00", IMPORT)).containsEntry("count", "1");
  }

  @Test
  void ticksReachFromTheFirstEventToTheFirstTickAtOrAfterTheLast() {
    // Events from 00:30 to 05:10: ticks 01:00 to 06:00, and the backlog of 01:00 to 05:00.
    scene.cleared("D", "02T00:30", "02T05:10");
    Rows rows = scene.hourly();
    assertThat(rows.backlog("02T01:00", "city=dalian", IMPORT)).containsEntry("open", "1");
    assertThat(rows.backlog("02T05:00", "city=dalian", IMPORT)).containsEntry("open", "1");
    assertThat(rows.count(ResultFile.BACKLOG)).isEqualTo(5 * 2);
    assertThat(rows.rolling(CUSTOMS, "1h", "02T06:00", IMPORT)).containsEntry("count", "1");
    assertThat(rows.rolling(CUSTOMS, "24h", "02T07:00", IMPORT)).isNull();
  }

  @Test
  void lastEventOnATickIsTheLastTickWhichDoesNotCoverIt() {
    scene.cleared("D", "02T01:00", "02T05:00");
    Rows rows = scene.hourly();
    assertThat(rows.count(ResultFile.ROLLING)).isZero();
    // Arrived at 01:00: open as of 02:00 to 05:00, as an event at t is not yet known at t.
    assertThat(rows.count(ResultFile.BACKLOG)).isEqualTo(4 * 2);
  }

  @Test
  void percentilesAreTheValuesAtTheFloorOfTheirRank() {
    // 1 to 10 hours: ranks floor(4.5), floor(8.1), floor(8.55), floor(8.91) of 0 to 9.
    for (int hours = 1; hours <= 10; hours++) {
      scene.cleared("D" + hours, String.format("02T%02d:00", 20 - hours), "02T20:00");
    }
    scene.until("02T21:00");
    assertThat(scene.hourly().rolling(CUSTOMS, "1h", "02T21:00", IMPORT))
        .containsEntry("count", "10")
        .containsEntry("mean", "5.5")
        .containsEntry("p50", "5")
        .containsEntry("p90", "9")
        .containsEntry("p95", "9")
        .containsEntry("p99", "9");
  }

  @Test
  void percentilesFollowTheWindowAsItMoves() {
    // Completed at 10:00, 11:00, 12:00 with 3 h, 1 h and 2 h; the window of 24 h loses the first.
    scene
        .cleared("A", "02T07:00", "02T10:00")
        .cleared("B", "02T10:00", "02T11:00")
        .cleared("C", "02T10:00", "02T12:00")
        .until("03T12:00");
    Rows rows = scene.hourly();
    assertThat(rows.rolling(CUSTOMS, "24h", "03T10:00", IMPORT))
        .containsEntry("p50", "2")
        .containsEntry("p99", "2");
    assertThat(rows.rolling(CUSTOMS, "24h", "03T11:00", IMPORT))
        .containsEntry("count", "2")
        .containsEntry("mean", "1.5")
        .containsEntry("p50", "1");
    assertThat(rows.rolling(CUSTOMS, "24h", "03T12:00", IMPORT)).containsEntry("p50", "2");
  }

  @Test
  void clearanceCountsInEveryCellOfItsGroupingSets() {
    scene
        .cleared("D", "02T00:00", "02T05:00", "filing=ADVANCE", "traderClass=AEO")
        .until("02T06:00");
    Rows rows = scene.hourly();
    String city = "city=dalian";
    for (String[] cell :
        new String[][] {
          {IMPORT},
          {city, IMPORT},
          {city, "port=dalian-dayaowan", IMPORT},
          {city, IMPORT, "transport=SEA"},
          {city, IMPORT, "filing=ADVANCE"},
          {city, IMPORT, "commodity=unknown"},
          {city, IMPORT, "trader_class=AEO"},
          {city, IMPORT, "inspected=false"}
        }) {
      assertThat(rows.rolling(CUSTOMS, "1h", "02T06:00", cell)).containsEntry("count", "1");
    }
    // One tick, four windows.
    assertThat(rows.count(ResultFile.ROLLING)).isEqualTo(8 * 4);
  }

  @Test
  void inspectionAndRefundCountInEveryCellOfTheirGroupingSets() {
    scene
        .inspection("I", "D", "STARTED", "02T05:10")
        .inspection("I", "D", "FINISHED", "02T05:20")
        .refund("R", "ACCEPTED", "02T05:00")
        .refund("R", "APPROVED", "02T05:30");
    Rows rows = scene.hourly();
    for (String[] cell :
        new String[][] {
          {},
          {"city=dalian"},
          {"city=dalian", "port=dalian-dayaowan"},
          {"city=dalian", "kind=PHYSICAL"},
          {"city=dalian", "commodity=unknown"}
        }) {
      assertThat(rows.rolling("inspection_duration", "1h", "02T06:00", cell)).isNotNull();
    }
    for (String[] cell :
        new String[][] {{}, {"city=dalian"}, {"city=dalian", "exporter_class=CLASS_2"}}) {
      assertThat(rows.rolling("refund_approval", "1h", "02T06:00", cell)).isNotNull();
    }
    assertThat(rows.count(ResultFile.ROLLING)).isEqualTo((5 + 3) * 4);
  }
}
