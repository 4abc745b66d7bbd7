package io.clearwatch.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.oracle.Scene.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFolderTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{} {}",
        "{\"eventId\":\"x\"}",
      })
  void linesThatAreNoEventArePassedOver(String line) {
    scene.line("declarations", line).cleared("D", "02T00:30", "02T05:30");
    assertThat(scene.hourly().count(ResultFile.CLEARANCES)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phase=SWALLOWED",
        "phase=",
        "eventId= ",
        "declarationId=",
        "direction=IMPORTED",
        "port=atlantis",
        "transport=",
        "filing=advance",
        "paperless=yes",
        "eventTime=yesterday",
        "eventTime=1999-12-31T23:59:59.999Z"
      })
  void eventsWithABadFieldArePassedOver(String override) {
    // The bad arrival would be the earlier one, and would also bring 00:00 as the first tick.
    scene
        .cleared("D", "02T00:30", "02T05:30")
        .declaration("D", "ARRIVED", "2026-03-01T23:30:00Z", override);
    Rows rows = scene.hourly();
    assertThat(rows.clearance("D")).containsEntry("customs_hours", "5");
    assertThat(rows.backlog("02T00:00", "city=dalian", "direction=IMPORT")).isNull();
  }

  @Test
  void citiesOfRefundsHaveToBeRegistered() {
    scene
        .refund("R", "ACCEPTED", "02T00:30", "city=atlantis")
        .refund("R", "APPROVED", "02T00:30", "city=atlantis");
    assertThat(scene.hourly().count(ResultFile.REFUNDS)).isZero();
  }

  @Test
  void unknownAndEmptyFieldsAreNoFault() {
    scene
        .declaration("D", "ARRIVED", "02T00:30", "colour=red")
        .declaration("D", "DECLARED", "02T00:30")
        .line(
            "declarations",
            "{\"eventId\":\"0\",\"eventTime\":\"2026-03-02T00:30:00Z\",\"phase\":\"DECLARED\","
                + "\"declarationId\":\"D\",\"direction\":\"IMPORT\",\"port\":\"dalian-dayaowan\","
                + "\"transport\":\"SEA\",\"filing\":\"\",\"commodity\":null,\"trader\":\"\"}")
        .release("D", "RELEASED", "02T01:30");
    assertThat(scene.hourly().clearance("D")).containsEntry("filing", "");
  }

  @Test
  void filesOfAStemMayBeSplit() throws IOException {
    scene.cleared("D", "02T00:30", "02T05:30");
    Files.move(folder.resolve("releases.jsonl"), folder.resolve("releases-2026-03.jsonl"));
    Files.writeString(folder.resolve("notes.jsonl"), "not an event file");
    assertThat(scene.hourly().clearance("D")).isNotNull();
  }

  @Test
  void otherFormatsAreRefusedRatherThanMissed() throws IOException {
    Files.createFile(folder.resolve("releases-1.avro"));
    assertThatThrownBy(() -> EventFolder.read(folder, Scene.PORTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("releases-1.avro");
  }

  @Test
  void folderWithoutEventsHasNoTicks() throws IOException {
    assertThat(EventFolder.read(folder, Scene.PORTS).ticks(60_000)).isEmpty();
  }
}
