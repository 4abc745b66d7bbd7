package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.oracle.Scene.Rows;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BruteForceInspectionTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @Test
  void everyDurationHasItsOwnMilestones() {
    scene
        .inspection("I", "D", "ORDERED", "02T00:00", "commodity=BULK")
        .inspection("I", "D", "REQUESTED", "02T01:00")
        .inspection("I", "D", "CONFIRMED", "02T03:00", "slotStart=2026-03-02T08:00:00Z")
        .inspection("I", "D", "STARTED", "02T08:00")
        .inspection("I", "D", "FINISHED", "02T09:30", "outcome=FINDING")
        .until("02T12:00");
    Rows rows = scene.hourly();
    assertThat(rows.inspection("I"))
        .containsEntry("declaration_id", "D")
        .containsEntry("commodity", "BULK")
        .containsEntry("confirmed", "2026-03-02T03:00:00Z")
        .containsEntry("outcome", "FINDING")
        .containsEntry("appointment_hours", "2")
        .containsEntry("inspection_wait_hours", "7")
        .containsEntry("inspection_duration_hours", "1.5")
        .containsEntry("inspection_total_hours", "9.5");
    // Each completes at its own last milestone.
    assertThat(rows.rolling("appointment", "1h", "02T04:00")).containsEntry("mean", "2");
    assertThat(rows.rolling("inspection_wait", "1h", "02T09:00")).containsEntry("mean", "7");
    assertThat(rows.rolling("inspection_duration", "1h", "02T10:00")).containsEntry("mean", "1.5");
    assertThat(rows.rolling("inspection_total", "1h", "02T10:00", "city=dalian", "commodity=BULK"))
        .containsEntry("mean", "9.5");
  }

  @Test
  void waitStartsWithTheOrderWhereNothingWasRequested() {
    scene
        .inspection("I", "D", "ORDERED", "02T00:00")
        .inspection("I", "D", "STARTED", "02T08:00")
        .inspection("unrequested", "D", "CONFIRMED", "02T08:00")
        .inspection("unordered", "D", "FINISHED", "02T08:00");
    Rows rows = scene.hourly();
    assertThat(rows.inspection("I"))
        .containsEntry("inspection_wait_hours", "8")
        .containsEntry("appointment_hours", "");
    assertThat(rows.count(ResultFile.INSPECTIONS)).isEqualTo(1);
  }

  @Test
  void cancelledInspectionKeepsOnlyWhatWasCompleteByThen() {
    scene
        .inspection("I", "D", "ORDERED", "02T00:00")
        .inspection("I", "D", "REQUESTED", "02T01:00")
        .inspection("I", "D", "CONFIRMED", "02T02:00")
        .inspection("I", "D", "STARTED", "02T05:00")
        .inspection("I", "D", "CANCELLED", "02T05:00")
        .inspection("I", "D", "FINISHED", "02T06:00", "outcome=CLEAR")
        .until("02T12:00");
    Rows rows = scene.hourly();
    assertThat(rows.inspection("I"))
        .containsEntry("appointment_hours", "1")
        .containsEntry("inspection_wait_hours", "4")
        .containsEntry("inspection_duration_hours", "")
        .containsEntry("inspection_total_hours", "");
    assertThat(rows.share("inspection_clear", "24h", "02T12:00")).isNull();
  }

  @Test
  void milestonesInTheWrongOrderTakeNoTime() {
    scene
        .inspection("I", "D", "REQUESTED", "02T05:00")
        .inspection("I", "D", "CONFIRMED", "02T04:00")
        .inspection("I", "D", "FINISHED", "02T06:00")
        .inspection("I", "D", "STARTED", "02T07:00");
    assertThat(scene.hourly().inspection("I"))
        .containsEntry("appointment_hours", "0")
        .containsEntry("inspection_wait_hours", "2")
        .containsEntry("inspection_duration_hours", "0");
  }

  @Test
  void placeIsThatOfTheFirstEventAndCommodityOfTheFirstThatHasOne() {
    scene
        .inspection("I", "D2", "STARTED", "02T03:00", "commodity=BULK", "kind=SCAN")
        .inspection("I", "D2", "REQUESTED", "02T02:00", "commodity=GENERAL", "direction=EXPORT")
        .inspection("I", "D1", "ORDERED", "02T01:00", "port=qingdao-qianwan", "kind=SAMPLING");
    assertThat(scene.hourly().inspection("I"))
        .containsEntry("declaration_id", "D1")
        .containsEntry("city", "qingdao")
        .containsEntry("direction", "IMPORT")
        .containsEntry("kind", "SAMPLING")
        .containsEntry("commodity", "GENERAL");
  }
}
