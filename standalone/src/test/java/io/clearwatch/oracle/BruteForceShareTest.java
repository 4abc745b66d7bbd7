package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.oracle.Scene.Rows;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BruteForceShareTest {
  private static final String[] DALIAN_IMPORT = {"city=dalian", "direction=IMPORT"};

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "advance_filing,  filing=ADVANCE",
    "two_step_filing, filing=TWO_STEP",
    "shipside_pickup, handling=SHIPSIDE_PICKUP",
    "direct_loading,  handling=DIRECT_LOADING",
    "paperless,       paperless=true",
    "single_window,   channel=SINGLE_WINDOW",
    "aeo,             traderClass=AEO"
  })
  void absentAttributeCountsInTheDenominatorOnly(String indicator, String attribute) {
    scene
        .cleared("with", "02T00:00", "02T05:00", attribute)
        .cleared("without", "02T00:00", "02T05:30")
        // Handed over but not released: not yet one of those counted.
        .declaration("unreleased", "ARRIVED", "02T00:00")
        .declaration("unreleased", "DECLARED", "02T00:00", attribute)
        .release("unreleased", "COLLECTED", "02T05:30")
        .until("02T06:00");
    Rows rows = scene.hourly();
    for (String[] cell :
        new String[][] {
          {"direction=IMPORT"},
          DALIAN_IMPORT,
          {"port=dalian-dayaowan", "city=dalian", "direction=IMPORT"}
        }) {
      assertThat(rows.share(indicator, "1h", "02T06:00", cell))
          .containsEntry("numerator", "1")
          .containsEntry("denominator", "2")
          .containsEntry("share", "0.5");
    }
  }

  @Test
  void inspectedAndSingleInspectionCountTheInspectionsThatCount() {
    // None, one, two, and two of which one is cancelled: 3 of 4 inspected, 3 of 4 at most once.
    scene
        .cleared("none", "02T00:00", "02T05:00")
        .cleared("one", "02T00:00", "02T05:00")
        .inspection("I1", "one", "ORDERED", "02T01:00")
        .cleared("two", "02T00:00", "02T05:00")
        .inspection("I2", "two", "ORDERED", "02T01:00")
        .inspection("I3", "two", "ORDERED", "02T02:00")
        .cleared("spared", "02T00:00", "02T05:00")
        .inspection("I4", "spared", "ORDERED", "02T01:00")
        .inspection("I5", "spared", "ORDERED", "02T02:00")
        .inspection("I5", "spared", "CANCELLED", "02T03:00")
        .until("02T06:00");
    Rows rows = scene.hourly();
    assertThat(rows.share("inspected", "1h", "02T06:00", DALIAN_IMPORT))
        .containsEntry("numerator", "3")
        .containsEntry("denominator", "4");
    assertThat(rows.share("single_inspection", "1h", "02T06:00", DALIAN_IMPORT))
        .containsEntry("numerator", "3")
        .containsEntry("denominator", "4");
  }

  @Test
  void weekendIsThatOfShanghai() {
    // 2026-03-06 is a Friday; 16:00 UTC is the first minute of Saturday in Shanghai.
    scene
        .inspection("friday", "D", "STARTED", "06T15:59")
        .inspection("friday", "D", "FINISHED", "06T17:00")
        .inspection("saturday", "D", "STARTED", "06T16:00")
        .inspection("saturday", "D", "FINISHED", "06T17:00")
        .inspection("sunday", "D", "STARTED", "08T15:59")
        .inspection("sunday", "D", "FINISHED", "08T17:00")
        .inspection("monday", "D", "STARTED", "08T16:00")
        .inspection("monday", "D", "FINISHED", "08T17:00")
        .inspection("never", "D", "FINISHED", "08T17:00")
        .until("08T18:00");
    assertThat(scene.hourly().share("weekend_service", "7d", "08T18:00"))
        .containsEntry("numerator", "2")
        .containsEntry("denominator", "5");
  }

  @Test
  void clearInspectionsAreCountedWhenFinished() {
    scene
        .inspection("clear", "D", "FINISHED", "02T05:00", "outcome=CLEAR")
        .inspection("finding", "D", "FINISHED", "02T05:00", "outcome=FINDING")
        .inspection("unknown", "D", "FINISHED", "02T05:00")
        .inspection("cancelled", "D", "FINISHED", "02T05:00", "outcome=CLEAR")
        .inspection("cancelled", "D", "CANCELLED", "02T05:30")
        .until("02T06:00");
    assertThat(scene.hourly().share("inspection_clear", "1h", "02T06:00", "city=dalian"))
        .containsEntry("numerator", "1")
        .containsEntry("denominator", "3");
  }

  @Test
  void waivedFeesCountWhenWaivedAndClearInspectionsWhenFinished() {
    // CLEAR at 05:00 and 07:00, the first one's fee waived at 07:30.
    scene
        .inspection("I1", "D", "FINISHED", "02T05:00", "outcome=CLEAR")
        .inspection("I1", "D", "FEE_WAIVED", "02T07:30")
        .inspection("I2", "D", "FINISHED", "02T07:00", "outcome=CLEAR")
        .inspection("I3", "D", "FINISHED", "02T07:00", "outcome=FINDING")
        .until("02T09:00");
    Rows rows = scene.hourly();
    assertThat(rows.share("fee_waived", "1h", "02T06:00"))
        .containsEntry("numerator", "0")
        .containsEntry("denominator", "1");
    assertThat(rows.share("fee_waived", "1h", "02T08:00"))
        .containsEntry("numerator", "1")
        .containsEntry("denominator", "1")
        .containsEntry("share", "1");
    assertThat(rows.share("fee_waived", "1h", "02T09:00")).isNull();
    assertThat(rows.share("fee_waived", "24h", "02T09:00")).containsEntry("share", "0.5");
  }

  @Test
  void demandCountsWhenAskedForAndServiceWhenConfirmed() {
    scene
        .inspection("I1", "D", "REQUESTED", "02T05:00")
        .inspection("I2", "D", "REQUESTED", "02T05:30")
        .inspection("I2", "D", "CANCELLED", "02T06:30")
        .inspection("I2", "D", "CONFIRMED", "02T06:40")
        .inspection("I1", "D", "CONFIRMED", "02T06:50")
        .inspection("I3", "D", "REQUESTED", "02T06:55")
        .until("02T09:00");
    Rows rows = scene.hourly();
    assertThat(rows.share("appointment_confirmed", "1h", "02T06:00", "city=dalian"))
        .containsEntry("numerator", "0")
        .containsEntry("denominator", "2");
    assertThat(rows.share("appointment_confirmed", "1h", "02T07:00", "city=dalian"))
        .containsEntry("numerator", "1")
        .containsEntry("denominator", "1");
  }
}
