package io.clearwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.standalone.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Export under one hour" slips in Dalian: the alert is told once, at the ticks that follow from
 * the single clearances by the definition alone, and in an ordinary week not at all.
 */
@Timeout(240)
class AlertsReplayIT {
  private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("2026-03-08T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofHours(24);
  private static final int FEWEST = 20;
  private static final String WEEK =
      "generate --from 2026-03-01 --to 2026-03-08 --format avro"
          + " --ports dalian-dayaowan,dalian-zhoushuizi-airport --scenario %s --out";

  @TempDir private Path folder;

  @Test
  void slipFiresOneAlertAndResolvesItWhereTheDefinitionSays() throws Exception {
    replay("export-slip");

    assertThat(told("TARGET"))
        .isEqualTo(expected(folder.resolve("results").resolve("clearances.csv")))
        .extracting(alert -> alert.split(" ")[0])
        .containsExactly("PENDING", "FIRING", "RESOLVED");
    List<String> warning = told("EARLY").stream().filter(told -> !isPending(told)).toList();
    assertThat(warning)
        .as("on the way back there may be another")
        .extracting(alert -> alert.split(" ")[0])
        .startsWith("FIRING", "RESOLVED");
    assertThat(time(warning.get(0))).isBefore(time(told("TARGET").get(1)));
  }

  @Test
  void ordinaryWeekTellsNothing() throws Exception {
    replay("normal");

    assertThat(told("TARGET")).isEmpty();
    assertThat(told("EARLY")).isEmpty();
  }

  private void replay(String scenario) {
    CommandRun.succeeding(WEEK.formatted(scenario), folder.resolve("events"));
    CommandRun.succeeding(
        "replay --every 30m --from " + FIRST + " --to " + LAST + " --events",
        folder.resolve("events"),
        "--out",
        folder.resolve("results"));
  }

  /** The alerts of a kind on the target that were told, in the order of time: state and tick. */
  private List<String> told(String kind) throws IOException {
    return Files.readAllLines(folder.resolve("results").resolve("alerts.csv")).stream()
        .map(line -> line.split(","))
        .filter(row -> row[1].equals(kind) && row[2].equals("dalian-export-clearance"))
        .map(row -> Instant.parse(row[8]) + " " + row[7])
        .sorted()
        .map(alert -> alert.split(" ")[1] + " " + alert.split(" ")[0])
        .toList();
  }

  private static boolean isPending(String told) {
    return told.startsWith("PENDING");
  }

  private static Instant time(String told) {
    return Instant.parse(told.split(" ")[1]);
  }

  /** The same from the single clearances: nothing shared with the jobs. */
  private static List<String> expected(Path clearances) throws IOException {
    List<Export> exports = exports(clearances);
    List<String> expected = new ArrayList<>();
    boolean firing = false;
    Instant since = null;
    for (Instant tick = FIRST; !tick.isAfter(LAST); tick = tick.plus(STEP)) {
      Double mean = meanOfTheDayBefore(tick, exports);
      if (mean == null) {
        continue;
      }
      boolean turns = firing ? mean <= 0.95 : mean >= 1;
      if (!turns) {
        since = null;
      } else if (since == null) {
        since = tick;
        if (!firing) {
          expected.add("PENDING " + tick);
        }
      } else {
        // Two ticks of half an hour are more than the ten minutes that it has to last.
        firing = !firing;
        since = null;
        expected.add((firing ? "FIRING " : "RESOLVED ") + tick);
      }
    }
    return expected;
  }

  private record Export(Instant completed, double hours) {}

  private static List<Export> exports(Path clearances) throws IOException {
    List<String> lines = Files.readAllLines(clearances);
    List<String> columns = List.of(lines.get(0).split(","));
    List<Export> exports = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",", -1);
      String released = row[columns.indexOf("released")];
      if (row[columns.indexOf("direction")].equals("EXPORT")
          && row[columns.indexOf("city")].equals("dalian")
          && !released.isEmpty()) {
        Instant arrived = Instant.parse(row[columns.indexOf("arrived")]);
        Instant completed = Instant.parse(released);
        double hours = Duration.between(arrived, completed).toMillis() / 3_600_000.0;
        exports.add(
            new Export(completed.isBefore(arrived) ? arrived : completed, Math.max(0, hours)));
      }
    }
    return exports;
  }

  private static Double meanOfTheDayBefore(Instant tick, List<Export> exports) {
    double[] hours =
        exports.stream()
            .filter(export -> export.completed.isBefore(tick))
            .filter(export -> !export.completed.isBefore(tick.minus(DAY)))
            .mapToDouble(Export::hours)
            .toArray();
    double sum = 0;
    for (double one : hours) {
      sum += one;
    }
    return hours.length < FEWEST ? null : sum / hours.length;
  }
}
