package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.jobs.clocks.StuckChange.Kind;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Port;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimit;
import io.clearwatch.seeds.StuckLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times are minutes since the limit of the first case. */
class StuckCountsTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long LIMIT = 24 * HOUR;
  private static final long HORIZON = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long LATER = 100_000;
  private static final String SEAPORT = Stays.SEAPORT;
  private static final String AIRPORT = Stays.AIRPORT;

  private KeyedOneInputStreamOperatorTestHarness<String, StuckChange, Point> counts;

  @AfterEach
  void close() throws Exception {
    if (counts != null) {
      counts.close();
    }
  }

  @Test
  void caseCountsFromItsLimitUntilItMovesAndThenThereIsNone() throws Exception {
    start(null);
    is(stuck("I1", SEAPORT, 1, LATER));
    watermark(2);
    is(stuck("I1", SEAPORT, 1, 3));
    watermark(5);

    assertThat(countAt(SEAPORT)).isEqualTo(Map.of(2L, 1L, 3L, 1L, 4L, 0L, 5L, 0L));
  }

  @Test
  void pointHasCausePlaceCountAndTheHoursOfTheOldestInItsStage() throws Exception {
    start(null);
    is(stuck("I1", SEAPORT, 0, LATER), stuck("I2", SEAPORT, -60, LATER));
    is(stuck("I3", AIRPORT, -30, LATER));
    watermark(30);

    Point seaport = last(SEAPORT).get(START + 30 * MINUTE);
    assertThat(seaport.measurement).isEqualTo(Measurement.STUCK);
    assertThat(seaport.tags).containsExactly("slow", "dalian", SEAPORT, "IMPORT");
    assertThat(seaport.numbers).containsExactly(2, 25.5);
    assertThat(last(AIRPORT).get(START + 30 * MINUTE).numbers).containsExactly(1, 25);
    Point city = last(Dimension.ALL).get(START + 30 * MINUTE);
    assertThat(city.tags).containsExactly("slow", "dalian", "all", "IMPORT");
    assertThat(city.numbers).containsExactly(3, 25.5);
  }

  @Test
  void lateEndRepairsThePastTicks() throws Exception {
    start(null);
    is(stuck("I1", SEAPORT, 0, LATER));
    watermark(4);
    is(stuck("I1", SEAPORT, 0, 2));
    watermark(5);

    assertThat(countAt(SEAPORT)).isEqualTo(Map.of(1L, 1L, 2L, 1L, 3L, 0L, 4L, 0L, 5L, 0L));
  }

  @Test
  void caseThatNeverWasLeavesThePastTicksToo() throws Exception {
    start(null);
    is(stuck("I1", SEAPORT, 0, LATER));
    watermark(2);
    counts.processElement(new StuckChange(Kind.NEVER_WAS, stuck("I1", SEAPORT, 0, LATER)), START);
    watermark(3);

    assertThat(countAt(SEAPORT)).isEqualTo(Map.of(1L, 0L, 2L, 0L, 3L, 0L));
    assertThat(countAt(Dimension.ALL)).isEqualTo(Map.of(1L, 0L, 2L, 0L, 3L, 0L));
  }

  @Test
  void closedCasesAreKeptAsLongAsACorrectionReachesThem() throws Exception {
    start(null);
    is(stuck("I1", SEAPORT, 0, 1), stuck("I2", SEAPORT, 0, LATER));
    watermark(25 * 60);

    assertThat(
            KeyedEntries.keys(
                counts.getOperator(),
                stuck("I1", SEAPORT, 0, 1).cell(),
                "stays",
                Types.STRING,
                StuckCase.class))
        .containsExactly(stuck("I2", SEAPORT, 0, LATER).key());
    assertThat(counts.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void restartMakesNoDifference() throws Exception {
    start(null);
    is(stuck("I1", SEAPORT, 0, LATER), stuck("I2", SEAPORT, 0, 3));
    watermark(2);
    OperatorSubtaskState state = counts.snapshot(1, 1);
    close();
    start(state);
    is(stuck("I3", AIRPORT, 1, LATER));
    watermark(4);

    // The late case corrects the tick before the restart.
    assertThat(countAt(SEAPORT)).isEqualTo(Map.of(2L, 2L, 3L, 2L, 4L, 1L));
    assertThat(countAt(AIRPORT)).isEqualTo(Map.of(2L, 1L, 3L, 1L, 4L, 1L));
    assertThat(countAt(Dimension.ALL)).isEqualTo(Map.of(2L, 3L, 3L, 3L, 4L, 2L));
  }

  /** All of them are counted at once, in no more series than there are causes and places. */
  @Test
  void fiftyThousandCasesMakeNoMoreSeriesThanThereAreCausesAndPlaces() throws Exception {
    start(null);
    List<Port> ports = new ArrayList<>(PortRegistry.builtIn().ports());
    List<StuckLimit> limits = StuckLimits.builtIn().all();
    Map<String, Long> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      Port port = ports.get(i % ports.size());
      StuckLimit limit = limits.get(i / 7 % limits.size());
      Direction direction = Direction.values()[i / 3 % 2];
      is(
          new StuckCase(
              limit.id(),
              limit.limitMillis(),
              "S" + i,
              port.city(),
              port.id(),
              direction,
              START - limit.limitMillis() - i,
              START + LATER * MINUTE));
      String series = "stuck," + limit.id() + ',' + port.city() + ",%s," + direction;
      expected.merge(String.format(series, port.id()), 1L, Long::sum);
      expected.merge(String.format(series, "all"), 1L, Long::sum);
    }
    watermark(1);

    Map<String, Long> counted = new HashMap<>();
    Set<Long> ticks = new HashSet<>();
    for (Point point : counts.extractOutputValues()) {
      if (point.timeMillis == START + MINUTE) {
        counted.put(point.series(), (long) point.numbers[0]);
      }
      ticks.add(point.timeMillis);
    }
    assertThat(counted).isEqualTo(expected);
    assertThat(counted.size())
        .isLessThanOrEqualTo(
            limits.size() * 2 * (ports.size() + PortRegistry.builtIn().cities().size()));
    assertThat(ticks).containsExactlyInAnyOrder(START, START + MINUTE);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    counts =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new StuckCounts(Ticks.live(START), HORIZON)),
            StuckChange::cell,
            Types.STRING);
    if (state != null) {
      counts.initializeState(state);
    }
    counts.open();
  }

  private static StuckCase stuck(String id, String port, long fromMinute, long closedMinute) {
    return new StuckCase(
        "slow",
        LIMIT,
        id,
        "dalian",
        port,
        Direction.IMPORT,
        START + fromMinute * MINUTE - LIMIT,
        START + closedMinute * MINUTE);
  }

  private void is(StuckCase... cases) throws Exception {
    for (StuckCase stuck : cases) {
      counts.processElement(new StuckChange(Kind.IS, stuck), START);
    }
  }

  private void watermark(long minute) throws Exception {
    counts.processWatermark(START + minute * MINUTE);
  }

  /** Last point given for each tick of a port. */
  private TreeMap<Long, Point> last(String port) {
    TreeMap<Long, Point> last = new TreeMap<>();
    for (Point point : counts.extractOutputValues()) {
      if (point.tags[2].equals(port)) {
        last.put(point.timeMillis, point);
      }
    }
    return last;
  }

  /** Cases by minute since the start. */
  private Map<Long, Long> countAt(String port) {
    Map<Long, Long> count = new HashMap<>();
    last(port)
        .forEach((tick, point) -> count.put((tick - START) / MINUTE, (long) point.numbers[0]));
    return count;
  }
}
