package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.oracle.Scene.Rows;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BruteForceClearanceTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @Test
  void clearanceIsDividedIntoItsStages() {
    // arrived 00:00 | declared 02:00 | ordered 03:00 | started 07:00 | finished 08:30
    //               | released 12:00 | collected 20:15
    scene
        .declaration("D", "ARRIVED", "02T00:00", "port=qingdao-qianwan")
        .declaration(
            "D",
            "DECLARED",
            "02T02:00",
            "filing=ADVANCE",
            "handling=SHIPSIDE_PICKUP",
            "commodity=PERISHABLE",
            "traderClass=AEO")
        .inspection("I", "D", "ORDERED", "02T03:00")
        .inspection("I", "D", "STARTED", "02T07:00")
        .inspection("I", "D", "FINISHED", "02T08:30")
        .release("D", "RELEASED", "02T12:00", "port=qingdao-qianwan")
        .release("D", "COLLECTED", "02T20:15");
    assertThat(scene.hourly().clearance("D"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("city", "dalian"),
                Map.entry("port", "dalian-dayaowan"),
                Map.entry("direction", "IMPORT"),
                Map.entry("transport", "SEA"),
                Map.entry("filing", "ADVANCE"),
                Map.entry("handling", "SHIPSIDE_PICKUP"),
                Map.entry("commodity", "PERISHABLE"),
                Map.entry("trader_class", "AEO"),
                Map.entry("inspected", "true"),
                Map.entry("arrived", "2026-03-02T00:00:00Z"),
                Map.entry("declared", "2026-03-02T02:00:00Z"),
                Map.entry("released", "2026-03-02T12:00:00Z"),
                Map.entry("handed_over", "2026-03-02T20:15:00Z"),
                Map.entry("customs_hours", "12"),
                Map.entry("signed_hours", "12"),
                Map.entry("logistics_hours", "20.25"),
                Map.entry("preparation_hours", "2"),
                Map.entry("inspection_wait_hours", "4"),
                Map.entry("inspection_hours", "1.5"),
                Map.entry("customs_stage_hours", "4.5"),
                Map.entry("handover_hours", "8.25")));
  }

  @Test
  void releaseBeforeArrivalTakesNoTimeAndCompletesAtArrival() {
    scene
        .declaration("D", "DECLARED", "02T04:00")
        .release("D", "RELEASED", "02T06:00")
        .declaration("D", "ARRIVED", "02T10:00")
        .until("02T12:00");
    Rows rows = scene.hourly();
    assertThat(rows.clearance("D"))
        .containsEntry("customs_hours", "0")
        .containsEntry("signed_hours", "-4")
        .containsEntry("preparation_hours", "0")
        .containsEntry("customs_stage_hours", "0")
        .containsEntry("logistics_hours", "");
    assertThat(rows.rolling("clearance_customs", "1h", "02T10:00", "direction=IMPORT")).isNull();
    assertThat(rows.rolling("clearance_customs", "1h", "02T11:00", "direction=IMPORT"))
        .containsEntry("count", "1")
        .containsEntry("p50", "0");
  }

  @Test
  void cancellationCountsOnlyBeforeTheCompletion() {
    scene
        .cleared("before", "02T00:00", "02T05:00")
        .declaration("before", "CANCELLED", "2026-03-02T04:59:59.999Z")
        .cleared("same", "02T00:00", "02T05:00")
        .declaration("same", "CANCELLED", "02T05:00")
        // Arrived at 06:00 after its release: complete at 06:00, cancelled before that.
        .declaration("between", "DECLARED", "02T04:00")
        .release("between", "RELEASED", "02T05:00")
        .declaration("between", "CANCELLED", "02T05:30")
        .declaration("between", "ARRIVED", "02T06:00")
        // The cancellation comes after the release, so the collection counts as well.
        .cleared("after", "02T00:00", "02T05:00")
        .declaration("after", "CANCELLED", "02T06:00")
        .release("after", "COLLECTED", "02T07:00");
    Rows rows = scene.hourly();
    assertThat(rows.clearance("before")).isNull();
    assertThat(rows.clearance("same")).containsEntry("customs_hours", "5");
    assertThat(rows.clearance("between")).isNull();
    assertThat(rows.clearance("after")).containsEntry("logistics_hours", "7");
  }

  @Test
  void earliestOfEachPhaseCountsAndAtTheSameTimeTheSmallerId() {
    scene
        .release("D", "RELEASED", "02T09:00")
        .declaration("D", "DECLARED", "02T02:00", "eventId=b", "filing=TWO_STEP")
        .declaration("D", "DECLARED", "02T02:00", "eventId=a", "filing=ADVANCE")
        .declaration("D", "DECLARED", "02T02:00", "eventId=a", "filing=ADVANCE")
        .declaration("D", "DECLARED", "02T03:00", "eventId=A", "filing=ORDINARY")
        .declaration("D", "ARRIVED", "02T01:00")
        .declaration("D", "ARRIVED", "02T00:30")
        .release("D", "RELEASED", "02T08:00")
        .until("02T12:00");
    Rows rows = scene.hourly();
    assertThat(rows.clearance("D"))
        .containsEntry("filing", "ADVANCE")
        .containsEntry("customs_hours", "7.5");
    assertThat(rows.rolling("clearance_customs", "24h", "02T12:00", "direction=IMPORT"))
        .containsEntry("count", "1");
  }

  @Test
  void attributesAreThoseOfTheDeclarationAndAnExportIsHandedOverByLoading() {
    scene
        .declaration("D", "ARRIVED", "02T00:00", "transport=AIR")
        .declaration("D", "DECLARED", "02T01:00", "direction=EXPORT", "port=qingdao-qianwan")
        .release("D", "COLLECTED", "02T01:30")
        .release("D", "LOADED", "02T03:00");
    assertThat(scene.hourly().clearance("D"))
        .containsEntry("city", "qingdao")
        .containsEntry("transport", "SEA")
        .containsEntry("filing", "")
        .containsEntry("released", "")
        .containsEntry("customs_hours", "")
        .containsEntry("customs_stage_hours", "")
        .containsEntry("handover_hours", "")
        .containsEntry("preparation_hours", "1")
        .containsEntry("logistics_hours", "3");
  }

  @Test
  void noResultWithoutArrivalOrDeclarationOrEnd() {
    scene
        .declaration("undeclared", "ARRIVED", "02T00:00")
        .release("undeclared", "RELEASED", "02T01:00")
        .declaration("absent", "DECLARED", "02T00:00")
        .release("absent", "RELEASED", "02T01:00")
        .declaration("open", "ARRIVED", "02T00:00")
        .declaration("open", "DECLARED", "02T00:00")
        .declaration("loaded", "ARRIVED", "02T00:00")
        .declaration("loaded", "DECLARED", "02T00:00")
        .release("loaded", "LOADED", "02T01:00");
    assertThat(scene.hourly().count(ResultFile.CLEARANCES)).isZero();
  }

  @Test
  void onlyInspectionsOrderedByTheCompletionAndNeverCancelledCount() {
    scene
        .cleared("at", "02T00:00", "02T05:00")
        .inspection("I1", "at", "ORDERED", "02T05:00")
        .cleared("after", "02T00:00", "02T05:00")
        .inspection("I2", "after", "ORDERED", "2026-03-02T05:00:00.001Z")
        .cleared("cancelled", "02T00:00", "02T05:00")
        .inspection("I3", "cancelled", "ORDERED", "02T01:00")
        .inspection("I3", "cancelled", "STARTED", "02T02:00")
        .inspection("I3", "cancelled", "CANCELLED", "02T09:00");
    Rows rows = scene.hourly();
    assertThat(rows.clearance("at")).containsEntry("inspected", "true");
    assertThat(rows.clearance("after")).containsEntry("inspected", "false");
    assertThat(rows.clearance("cancelled"))
        .containsEntry("inspected", "false")
        .containsEntry("inspection_wait_hours", "0");
  }

  @Test
  void stagesOfSeveralInspectionsReachFromTheFirstToTheLast() {
    // I1 ordered 02:00, started 05:00, finished 06:00; I2 ordered 01:00, started 07:00, finished
    // 09:00: wait 01:00 to 05:00, inspection 05:00 to 09:00, and 1 h of customs is left.
    scene
        .cleared("D", "02T00:00", "02T09:00")
        .inspection("I1", "D", "ORDERED", "02T02:00")
        .inspection("I1", "D", "STARTED", "02T05:00")
        .inspection("I1", "D", "FINISHED", "02T06:00")
        .inspection("I2", "D", "ORDERED", "02T01:00")
        .inspection("I2", "D", "STARTED", "02T07:00")
        .inspection("I2", "D", "FINISHED", "02T09:00");
    assertThat(scene.hourly().clearance("D"))
        .containsEntry("inspection_wait_hours", "4")
        .containsEntry("inspection_hours", "4")
        .containsEntry("customs_stage_hours", "1");
  }

  @Test
  void customsStageIsNeverNegative() {
    // 6 h of preparation and 3 h of waiting do not fit into 5 h.
    scene
        .declaration("D", "ARRIVED", "02T00:00")
        .declaration("D", "DECLARED", "02T06:00")
        .release("D", "RELEASED", "02T05:00")
        .inspection("I", "D", "ORDERED", "02T01:00")
        .inspection("I", "D", "STARTED", "02T04:00")
        .release("D", "COLLECTED", "02T04:30");
    assertThat(scene.hourly().clearance("D"))
        .containsEntry("preparation_hours", "6")
        .containsEntry("inspection_wait_hours", "3")
        .containsEntry("inspection_hours", "0")
        .containsEntry("customs_stage_hours", "0")
        .containsEntry("handover_hours", "0");
  }
}
