package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.oracle.Scene.Rows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BruteForceBacklogTest {
  private static final String[] DALIAN_IMPORT = {"city=dalian", "direction=IMPORT"};

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @Test
  void bandsAreRelativeToTheLimit() {
    // As of the 5th 00:00, limit 32 h; ages: 15, 16, 31, 32, 33, 63 and 64 hours.
    scene
        .declaration("15h", "ARRIVED", "04T09:00")
        .declaration("16h", "ARRIVED", "04T08:00")
        .declaration("31h", "ARRIVED", "03T17:00")
        .declaration("32h", "ARRIVED", "03T16:00")
        .declaration("33h", "ARRIVED", "03T15:00")
        .declaration("63h", "ARRIVED", "02T09:00")
        .declaration("64h", "ARRIVED", "02T08:00")
        .until("05T00:00");
    assertThat(scene.hourly().backlog("05T00:00", DALIAN_IMPORT))
        .isEqualTo(
            Map.of(
                "open", "7",
                "overdue", "3", // 32 h is not yet above the limit
                "oldest_hours", "64",
                "band_0", "1",
                "band_1", "2",
                "band_2", "3",
                "band_3", "1"));
  }

  @Test
  void openAsOfATickIsWhatArrivedAndWasNotReleasedOrCancelledBefore() {
    scene
        .declaration("released", "ARRIVED", "02T01:00")
        .release("released", "RELEASED", "02T03:00")
        .declaration("cancelled", "ARRIVED", "02T01:30")
        .declaration("cancelled", "CANCELLED", "02T03:30")
        .until("02T06:00");
    Rows rows = scene.hourly();
    assertThat(rows.backlog("02T01:00", DALIAN_IMPORT)).isNull();
    assertThat(rows.backlog("02T02:00", DALIAN_IMPORT)).containsEntry("open", "2");
    // Released at 03:00: at 03:00 that is not known yet.
    assertThat(rows.backlog("02T03:00", DALIAN_IMPORT))
        .containsEntry("open", "2")
        .containsEntry("oldest_hours", "2");
    assertThat(rows.backlog("02T04:00", DALIAN_IMPORT)).isNull();
  }

  @Test
  void releasedBeforeItsArrivalIsNeverOpen() {
    scene
        .declaration("D", "DECLARED", "02T01:00")
        .release("D", "RELEASED", "02T02:00")
        .declaration("D", "ARRIVED", "02T04:00")
        .until("02T06:00");
    assertThat(scene.hourly().count(ResultFile.BACKLOG)).isZero();
  }

  @Test
  void arrivalPlacesADeclarationUntilItIsDeclared() {
    scene
        .declaration("D", "ARRIVED", "02T01:30", "port=qingdao-qianwan", "direction=EXPORT")
        .declaration("D", "DECLARED", "02T02:30")
        .until("02T04:00");
    Rows rows = scene.hourly();
    String[] atArrival = {"city=qingdao", "port=qingdao-qianwan", "direction=EXPORT"};
    String[] asDeclared = {"city=dalian", "port=dalian-dayaowan", "direction=IMPORT"};
    assertThat(rows.backlog("02T02:00", atArrival)).containsEntry("open", "1");
    assertThat(rows.backlog("02T03:00", atArrival)).isNull();
    assertThat(rows.backlog("02T03:00", asDeclared)).containsEntry("oldest_hours", "1.5");
  }

  @Test
  void strictestTargetInForceIsTheLimit() {
    // 32 h is the reference; 10 h for Dalian's imports and 4 h from the 3rd on, 2 h for air only.
    Catalogue catalogue =
        new Catalogue(
            List.of(
                limit("loose", Map.of("city", "dalian"), 10, "2026-03-01T00:00:00Z"),
                limit("strict", Map.of("direction", "IMPORT"), 4, "2026-03-03T00:00:00Z"),
                limit(
                    "air",
                    Map.of("city", "dalian", "transport", "AIR"),
                    2,
                    "2026-03-01T00:00:00Z")),
            Map.of("IMPORT", 32.0, "EXPORT", 1.0),
            Scene.PORTS);
    scene
        .declaration("D", "ARRIVED", "02T19:00")
        .declaration("Q", "ARRIVED", "02T10:00", "port=qingdao-qianwan")
        .until("03T01:00");
    Rows rows = scene.hourly(catalogue);
    String[] qingdao = {"city=qingdao", "direction=IMPORT"};
    // Ages 4 h and 13 h, then 5 h and 14 h.
    assertThat(rows.backlog("02T23:00", DALIAN_IMPORT)).containsEntry("band_0", "1");
    assertThat(rows.backlog("02T23:00", qingdao)).containsEntry("band_0", "1");
    assertThat(rows.backlog("03T00:00", DALIAN_IMPORT))
        .containsEntry("overdue", "1")
        .containsEntry("band_2", "1");
    assertThat(rows.backlog("03T00:00", qingdao)).containsEntry("band_3", "1");
  }

  @Test
  void overdueGoesByTheLimitInForceAtTheTick() {
    Target changing = limit("changing", Map.of("city", "dalian"), 10, "2026-03-01T00:00:00Z");
    changing.changes().put(Instant.parse("2026-03-02T22:00:00Z").toEpochMilli(), 2.0);
    Catalogue catalogue =
        new Catalogue(List.of(changing), Map.of("IMPORT", 32.0, "EXPORT", 1.0), Scene.PORTS);
    scene.declaration("D", "ARRIVED", "02T18:00").until("03T01:00");
    Rows rows = scene.hourly(catalogue);
    // 3 h old and within 10 h, then 4 h old and above 2 h.
    assertThat(rows.backlog("02T21:00", DALIAN_IMPORT)).containsEntry("overdue", "0");
    assertThat(rows.backlog("02T22:00", DALIAN_IMPORT))
        .containsEntry("overdue", "1")
        .containsEntry("band_3", "1");
  }

  private static Target limit(
      String id, Map<String, String> scope, double hours, String effectiveFrom) {
    return new Target(
        id,
        "clearance_customs",
        scope,
        "MEAN",
        "BELOW",
        hours,
        new TreeMap<>(),
        Window.of("30d"),
        Window.of("24h"),
        Instant.parse(effectiveFrom).toEpochMilli(),
        20);
  }
}
