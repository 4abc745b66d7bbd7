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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BruteForceComplianceTest {
  private static final String[] DALIAN_IMPORT = {"city=dalian", "direction=IMPORT"};

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void newScene() {
    scene = new Scene(folder);
  }

  @ParameterizedTest(name = "{0} h {1} {2} h: {3}")
  @CsvSource({
    "35, BELOW,    40, OK",
    "36, BELOW,    40, OK", // exactly 90 % of the limit
    "37, BELOW,    40, AT_RISK",
    "40, BELOW,    40, BREACHED",
    "40, AT_MOST,  40, AT_RISK",
    "41, AT_MOST,  40, BREACHED",
    "40, AT_LEAST, 40, AT_RISK",
    "44, AT_LEAST, 40, OK", // exactly 110 % of the limit
    "43, ABOVE,    40, AT_RISK",
    "40, ABOVE,    40, BREACHED",
    "39, AT_LEAST, 40, BREACHED"
  })
  void stateFollowsFromValueAndLimit(int hours, String comparator, double limit, String state) {
    scene
        .cleared(
            "D",
            "02T00:00",
            Instant.parse("2026-03-02T00:00:00Z").plusSeconds(hours * 3600L).toString())
        .until("04T00:00");
    Rows rows = scene.hourly(catalogue(target("clearance_customs", "MEAN", comparator, limit, 1)));
    assertThat(rows.compliance("target", "24h", "04T00:00", DALIAN_IMPORT))
        .containsEntry("value", String.valueOf(hours))
        .containsEntry("limit", "40")
        .containsEntry("state", state);
  }

  @Test
  void fewerCompletionsThanTheMinimumGiveAValueButNoState() {
    scene.cleared("D", "02T00:30", "02T20:30").until("03T00:00");
    Rows rows = scene.hourly(catalogue(target("clearance_customs", "MEAN", "BELOW", 40, 2)));
    assertThat(rows.compliance("target", "30d", "03T00:00", DALIAN_IMPORT))
        .isEqualTo(Map.of("value", "20", "limit", "40", "ratio", "0.5", "state", "NO_DATA"));
  }

  @Test
  void everyTickOfBothWindowsHasARow() {
    // Ticks 01:00 to 05:00, nothing complete before the last.
    scene.cleared("D", "02T00:30", "02T04:30");
    Rows rows = scene.hourly(catalogue(target("clearance_customs", "MEAN", "BELOW", 40, 1)));
    assertThat(rows.compliance("target", "24h", "02T01:00", DALIAN_IMPORT))
        .isEqualTo(Map.of("value", "", "limit", "40", "ratio", "", "state", "NO_DATA"));
    assertThat(rows.compliance("target", "30d", "02T05:00", DALIAN_IMPORT))
        .containsEntry("ratio", "0.1")
        .containsEntry("state", "OK");
    assertThat(rows.count(ResultFile.COMPLIANCE)).isEqualTo(5 * 2);
  }

  @Test
  void targetHasNoRowsBeforeItIsInForce() {
    scene.cleared("D", "02T00:30", "02T04:30");
    Target later =
        new Target(
            "later",
            "clearance_customs",
            Map.of("city", "dalian", "direction", "IMPORT"),
            "MEAN",
            "BELOW",
            40,
            new TreeMap<>(),
            Window.of("30d"),
            Window.of("30d"),
            Instant.parse("2026-03-02T03:00:00Z").toEpochMilli(),
            1);
    // Ticks 03:00 to 05:00 of the one window.
    assertThat(scene.hourly(catalogue(later)).count(ResultFile.COMPLIANCE)).isEqualTo(3);
  }

  @Test
  void eachTickIsJudgedByTheLimitInForceAtIt() {
    scene.cleared("D", "02T00:30", "02T04:30").until("02T08:00");
    Target changing = target("clearance_customs", "MEAN", "BELOW", 40, 1);
    changing.changes().put(Instant.parse("2026-03-02T06:00:00Z").toEpochMilli(), 4.2);
    changing.changes().put(Instant.parse("2026-03-02T07:30:00Z").toEpochMilli(), 3.0);
    Rows rows = scene.hourly(catalogue(changing));
    assertThat(rows.compliance("target", "24h", "02T05:00", DALIAN_IMPORT))
        .isEqualTo(Map.of("value", "4", "limit", "40", "ratio", "0.1", "state", "OK"));
    assertThat(rows.compliance("target", "24h", "02T06:00", DALIAN_IMPORT))
        .containsEntry("limit", "4.2")
        .containsEntry("state", "AT_RISK");
    assertThat(rows.compliance("target", "24h", "02T07:00", DALIAN_IMPORT))
        .containsEntry("limit", "4.2");
    assertThat(rows.compliance("target", "24h", "02T08:00", DALIAN_IMPORT))
        .containsEntry("limit", "3")
        .containsEntry("state", "BREACHED");
  }

  @Test
  void shareWithoutDirectionIsJudgedForEachDirectionAndFullyMetIsNoRisk() {
    scene
        .cleared("I", "02T00:30", "02T01:00", "paperless=true")
        .cleared("E1", "02T00:30", "02T01:00", "paperless=true", "direction=EXPORT")
        .cleared("E2", "02T00:30", "02T01:00", "paperless=false", "direction=EXPORT")
        .until("02T02:00");
    Target target =
        new Target(
            "paperless",
            "paperless",
            Map.of("city", "dalian"),
            "SHARE",
            "AT_LEAST",
            1,
            new TreeMap<>(),
            Window.of("30d"),
            Window.of("24h"),
            0,
            1);
    Rows rows = scene.hourly(catalogue(target));
    assertThat(rows.compliance("paperless", "24h", "02T02:00", DALIAN_IMPORT))
        .containsEntry("value", "1")
        .containsEntry("state", "OK");
    assertThat(rows.compliance("paperless", "24h", "02T02:00", "city=dalian", "direction=EXPORT"))
        .containsEntry("value", "0.5")
        .containsEntry("state", "BREACHED");
    assertThat(rows.compliance("paperless", "24h", "02T02:00", "city=dalian")).isNull();
  }

  @Test
  void refundTargetIsRolledUpOverDirectionsAndALimitOfZeroHasNoRatio() {
    scene.refund("R", "ACCEPTED", "02T02:00").refund("R", "APPROVED", "03T02:00").until("04T00:00");
    Target target =
        new Target(
            "refund",
            "refund_approval",
            Map.of("city", "dalian"),
            "P90",
            "AT_MOST",
            0,
            new TreeMap<>(),
            Window.of("30d"),
            Window.of("24h"),
            0,
            1);
    assertThat(
            scene.hourly(catalogue(target)).compliance("refund", "30d", "04T00:00", "city=dalian"))
        .isEqualTo(Map.of("value", "1", "limit", "0", "ratio", "", "state", "BREACHED"));
  }

  private static Target target(
      String metric, String statistic, String comparator, double limit, long minimumCount) {
    return new Target(
        "target",
        metric,
        Map.of("city", "dalian", "direction", "IMPORT"),
        statistic,
        comparator,
        limit,
        new TreeMap<>(),
        Window.of("30d"),
        Window.of("24h"),
        0,
        minimumCount);
  }

  private static Catalogue catalogue(Target target) {
    return new Catalogue(List.of(target), Map.of("IMPORT", 32.0, "EXPORT", 1.0), Scene.PORTS);
  }
}
