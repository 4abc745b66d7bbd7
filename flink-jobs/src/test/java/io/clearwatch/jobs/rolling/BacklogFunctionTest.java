package io.clearwatch.jobs.rolling;

import static io.clearwatch.jobs.rolling.Stays.AIRPORT;
import static io.clearwatch.jobs.rolling.Stays.SEAPORT;
import static io.clearwatch.jobs.rolling.Stays.STILL_OPEN;
import static io.clearwatch.jobs.rolling.Stays.change;
import static io.clearwatch.jobs.rolling.Stays.inspected;
import static io.clearwatch.jobs.rolling.Stays.moved;
import static io.clearwatch.jobs.rolling.Stays.open;
import static io.clearwatch.jobs.rolling.Stays.stay;
import static io.clearwatch.jobs.rolling.Stays.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BacklogFunctionTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long HORIZON = 24 * HOUR;
  private static final Ticks LIVE = Ticks.live(START);

  private KeyedOneInputStreamOperatorTestHarness<String, BacklogChange, Point> backlog;

  @AfterEach
  void close() throws Exception {
    if (backlog != null) {
      backlog.close();
    }
  }

  @Test
  void openFromTheTickAfterItsArrivalToTheTickOfItsRelease() throws Exception {
    start(LIVE, HORIZON);
    put(stay("D1", SEAPORT, START + MINUTE, START + 3 * MINUTE));
    watermark(START + 5 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(2L, 1L, 3L, 1L, 4L, 0L, 5L, 0L));
  }

  @Test
  void cityIsTheSumOfItsPorts() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    put(stay("D2", AIRPORT, START - 3 * HOUR, STILL_OPEN));
    watermark(START + MINUTE);

    Point city = last(Dimension.ALL).get(START + MINUTE);
    assertThat(city.tags).containsExactly("dalian", "all", "EXPORT");
    // open, overdue, oldest hours, bands: the limit of Dalian's exports is one hour.
    assertThat(city.numbers).containsExactly(2, 1, 3 + 1 / 60.0, 1, 0, 0, 1);
    assertThat(openAt(AIRPORT)).containsEntry(1L, 1L);
  }

  @Test
  void portWithoutArrivalYetIsNotGiven() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    put(stay("D2", AIRPORT, START + 3 * MINUTE, STILL_OPEN));
    watermark(START + 5 * MINUTE);

    assertThat(openAt(AIRPORT)).isEqualTo(Map.of(4L, 1L, 5L, 1L));
  }

  @Test
  void overdueListHasTheTwentyOldestOfAPortAndNoneWithinTheLimit() throws Exception {
    start(LIVE, HORIZON);
    for (int i = 0; i < 25; i++) {
      put(open("D" + (10 + i), START - 2 * HOUR + i * MINUTE));
    }
    put(stay("A1", AIRPORT, START - HOUR, STILL_OPEN));
    put(stay("A2", AIRPORT, START - HOUR + MINUTE, STILL_OPEN));
    watermark(START + MINUTE);

    assertThat(overdue(SEAPORT, START + MINUTE))
        .hasSize(20)
        .startsWith("1 D10 2.0167 customs")
        .endsWith("20 D29 1.7000 customs");
    // One hour old is not above the limit of one hour.
    assertThat(overdue(AIRPORT, START + MINUTE)).containsExactly("1 A1 1.0167 customs");
  }

  @Test
  void overdueListIsAlwaysGivenInItsFullLength() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START - 2 * HOUR));
    watermark(START + MINUTE);

    List<Point> list =
        points(Measurement.OVERDUE).stream()
            .filter(point -> point.timeMillis == START + MINUTE)
            .toList();
    assertThat(list).extracting(point -> point.tags[2]).hasSize(20).startsWith("1").endsWith("20");
    assertThat(list).extracting(point -> point.texts[0]).startsWith("D1", "").endsWith("");
  }

  @Test
  void lateReleaseLeavesThePastOverdueListsToo() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START - 3 * HOUR));
    put(open("D2", START - 2 * HOUR));
    watermark(START + 3 * MINUTE);
    put(stay("D1", SEAPORT, START - 3 * HOUR, START + MINUTE));
    watermark(START + 4 * MINUTE);

    assertThat(overdue(SEAPORT, START + MINUTE))
        .containsExactly("1 D1 3.0167 customs", "2 D2 2.0167 customs");
    assertThat(overdue(SEAPORT, START + 2 * MINUTE)).containsExactly("1 D2 2.0333 customs");
    assertThat(overdue(SEAPORT, START + 4 * MINUTE)).containsExactly("1 D2 2.0667 customs");
  }

  @Test
  void lateReleaseRepairsThePastTicks() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    watermark(START + 4 * MINUTE);
    put(stay("D1", SEAPORT, START, START + 2 * MINUTE));
    watermark(START + 5 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(1L, 1L, 2L, 1L, 3L, 0L, 4L, 0L, 5L, 0L));
  }

  @Test
  void lateArrivalRepairsThePastTicks() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    watermark(START + 3 * MINUTE);
    put(open("D2", START + MINUTE));
    watermark(START + 4 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(1L, 1L, 2L, 2L, 3L, 2L, 4L, 2L));
  }

  @Test
  void firstDeclarationOfACellGivesItsPastTicksToo() throws Exception {
    start(LIVE, HORIZON);
    watermark(START + 3 * MINUTE);
    put(open("D1", START + MINUTE));
    watermark(START + 4 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(2L, 1L, 3L, 1L, 4L, 1L));
  }

  @Test
  void correctionOfThePortMovesTheDeclarationInThePastTicksToo() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    watermark(START + 2 * MINUTE);
    takeOut(open("D1", START));
    put(stay("D1", AIRPORT, START, STILL_OPEN));
    watermark(START + 3 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(1L, 0L, 2L, 0L, 3L, 0L));
    assertThat(openAt(AIRPORT)).isEqualTo(Map.of(1L, 1L, 2L, 1L, 3L, 1L));
    assertThat(openAt(Dimension.ALL)).isEqualTo(Map.of(1L, 1L, 2L, 1L, 3L, 1L));
  }

  @Test
  void declarationThatMovesIsAtEachPortInItsTimeAndKeepsItsAge() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START - 3 * HOUR));
    watermark(START + MINUTE);
    put(stay("D1", SEAPORT, START - 3 * HOUR, START + 2 * MINUTE));
    put(moved(stay("D1", AIRPORT, START - 3 * HOUR, STILL_OPEN), START + 2 * MINUTE));
    watermark(START + 4 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(0L, 1L, 1L, 1L, 2L, 1L, 3L, 0L, 4L, 0L));
    assertThat(openAt(AIRPORT)).isEqualTo(Map.of(3L, 1L, 4L, 1L));
    assertThat(openAt(Dimension.ALL)).isEqualTo(Map.of(0L, 1L, 1L, 1L, 2L, 1L, 3L, 1L, 4L, 1L));
    assertThat(overdue(AIRPORT, START + 3 * MINUTE)).containsExactly("1 D1 3.0500 customs");
  }

  @Test
  void declarationThatBelongsElsewhereLeavesThePastTicksEmpty() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    watermark(START + 2 * MINUTE);
    takeOut(open("D1", START));
    watermark(START + 3 * MINUTE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(1L, 0L, 2L, 0L, 3L, 0L));
    assertThat(openAt(Dimension.ALL)).isEqualTo(Map.of(1L, 0L, 2L, 0L, 3L, 0L));
  }

  @Test
  void lateStageIsInThePastOverdueListsFromItsTimeOn() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START - 2 * HOUR));
    watermark(START + 3 * MINUTE);
    put(inspected(open("D1", START - 2 * HOUR), START + MINUTE));
    watermark(START + 4 * MINUTE);

    assertThat(overdue(SEAPORT, START + MINUTE)).containsExactly("1 D1 2.0167 customs");
    assertThat(overdue(SEAPORT, START + 2 * MINUTE)).containsExactly("1 D1 2.0333 inspection_wait");
    assertThat(overdue(SEAPORT, START + 4 * MINUTE)).containsExactly("1 D1 2.0667 inspection_wait");
  }

  @Test
  void ticksBehindTheHorizonStayAsTheyAre() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    watermark(START + 2 * HORIZON);
    backlog.getOutput().clear();
    put(stay("D1", SEAPORT, START, START + MINUTE));
    watermark(START + 2 * HORIZON + MINUTE);

    assertThat(last(SEAPORT).firstKey()).isGreaterThanOrEqualTo(START + HORIZON);
    assertThat(last(SEAPORT).values()).allMatch(point -> point.numbers[0] == 0);
  }

  @Test
  void closedStaysAreForgottenOnceNoCorrectionReachesThem() throws Exception {
    start(LIVE, HORIZON);
    for (int i = 0; i < 100; i++) {
      put(stay("D" + i, SEAPORT, START, START + MINUTE));
    }
    put(open("D100", START));
    watermark(START + HORIZON + 2 * HOUR);
    assertThat(stays()).containsExactly("D100|" + SEAPORT);
  }

  @Test
  void cellHasOneTimerHoweverItsDeclarationsCome() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START + 2 * HOUR));
    put(open("D2", START + HOUR));
    put(open("D3", START));
    assertThat(backlog.numEventTimeTimers()).isEqualTo(1);

    watermark(START + 3 * HOUR);
    put(open("D4", START));
    assertThat(backlog.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void boundedInputEndsWithItsLastTick() throws Exception {
    start(Ticks.every(Duration.ofMinutes(30), START, START + 2 * HOUR), Long.MAX_VALUE);
    put(open("D1", START + HOUR));
    watermark(Long.MAX_VALUE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(90L, 1L, 120L, 1L));
    assertThat(backlog.numEventTimeTimers()).isZero();
  }

  @Test
  @Timeout(30)
  void endOfInputStopsTicksThatHaveNoEndAndStillRepairs() throws Exception {
    start(LIVE, HORIZON);
    put(open("D1", START));
    watermark(START + 3 * MINUTE);
    put(stay("D1", SEAPORT, START, START + MINUTE));
    watermark(Long.MAX_VALUE);

    assertThat(openAt(SEAPORT)).isEqualTo(Map.of(1L, 1L, 2L, 0L, 3L, 0L, 4L, 0L));
  }

  @Property(tries = 30)
  void everyTickIsWhatTheStaysSayInTheEnd(@ForAll Random random) throws Exception {
    Map<String, OpenDeclaration> stays = new HashMap<>();
    start(Ticks.every(Duration.ofMinutes(10), START, START + 20 * HOUR), HORIZON);
    for (long now = START; now < START + 20 * HOUR; now += random.nextInt(60) * MINUTE + 1) {
      apply(random, stays, now);
      watermark(now);
    }
    watermark(Long.MAX_VALUE);

    for (String port : List.of(SEAPORT, AIRPORT)) {
      Map<Long, List<String>> overdue = overdueByTick(port);
      last(port)
          .forEach(
              (tick, point) -> {
                assertThat((long) point.numbers[0])
                    .as("%s at %s", port, Instant.ofEpochMilli(tick))
                    .isEqualTo(count(stays, port, tick));
                assertThat(overdue.get(tick))
                    .as("%s at %s", port, Instant.ofEpochMilli(tick))
                    .isEqualTo(expectedOverdue(stays, port, tick));
              });
    }
    close();
  }

  @Property(tries = 15)
  void restartMakesNoDifference(@ForAll Random random) throws Exception {
    long seed = random.nextLong();
    List<Point> restarted = given(seed, random.nextInt(30));
    List<Point> expected = given(seed, -1);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(restarted.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(restarted).hasSameSizeAs(expected);
  }

  /** All that is given by a random input, with a restart after one of its steps. */
  private List<Point> given(long seed, int restartAfter) throws Exception {
    Random random = new Random(seed);
    start(LIVE, HORIZON);
    List<Point> given = new ArrayList<>();
    Map<String, OpenDeclaration> stays = new HashMap<>();
    long now = START;
    for (int i = 0; i < 30; i++) {
      apply(random, stays, now);
      now += random.nextInt(60) * MINUTE;
      if (random.nextBoolean()) {
        watermark(now);
      }
      if (i == restartAfter) {
        given.addAll(backlog.extractOutputValues());
        OperatorSubtaskState state = backlog.snapshot(1, 1);
        close();
        start(LIVE, HORIZON, state);
      }
    }
    watermark(now);
    given.addAll(backlog.extractOutputValues());
    close();
    return given;
  }

  private void apply(Random random, Map<String, OpenDeclaration> stays, long now) throws Exception {
    String id = "D" + random.nextInt(10);
    OpenDeclaration before = stays.get(id);
    if (random.nextInt(8) == 0 && before != null) {
      stays.remove(id);
      takeOut(before);
      return;
    }
    long arrived = Math.max(START, now - random.nextInt(10) * HOUR + random.nextInt(90) * MINUTE);
    if (before != null) {
      arrived = Math.min(arrived, before.arrivedMillis());
    }
    long closed = random.nextBoolean() ? STILL_OPEN : arrived + random.nextInt(600) * MINUTE;
    OpenDeclaration stay = stay(id, random.nextInt(3) == 0 ? AIRPORT : SEAPORT, arrived, closed);
    if (random.nextInt(3) == 0) {
      stay = inspected(stay, arrived + random.nextInt(300) * MINUTE);
    }
    if (before != null && !before.key().equals(stay.key())) {
      takeOut(before);
    }
    stays.put(id, stay);
    put(stay);
  }

  private static List<String> expectedOverdue(
      Map<String, OpenDeclaration> stays, String port, long tick) {
    List<String> list = new ArrayList<>();
    stays.values().stream()
        .filter(stay -> stay.port().equals(port))
        .filter(stay -> stay.arrivedMillis() < tick - HOUR && stay.closedMillis() >= tick)
        .sorted(
            Comparator.comparing(OpenDeclaration::arrivedMillis)
                .thenComparing(OpenDeclaration::declarationId))
        .forEach(
            stay -> {
              boolean waits = stay.stages().size() > 1 && stay.stages().get(1).afterMillis() < tick;
              list.add(
                  text(
                      list.size() + 1,
                      stay.declarationId(),
                      (tick - stay.arrivedMillis()) / (double) HOUR,
                      waits ? "inspection_wait" : "customs"));
            });
    return list;
  }

  private static long count(Map<String, OpenDeclaration> stays, String port, long tick) {
    return stays.values().stream()
        .filter(stay -> stay.port().equals(port))
        .filter(stay -> stay.arrivedMillis() < tick && stay.closedMillis() >= tick)
        .count();
  }

  private void start(Ticks ticks, long horizonMillis) throws Exception {
    start(ticks, horizonMillis, null);
  }

  private void start(Ticks ticks, long horizonMillis, OperatorSubtaskState state) throws Exception {
    backlog =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new BacklogFunction(ticks, horizonMillis, Catalogue.builtIn())),
            BacklogChange::cell,
            Types.STRING);
    if (state != null) {
      backlog.initializeState(state);
    }
    backlog.open();
  }

  private void put(OpenDeclaration stay) throws Exception {
    backlog.processElement(change(stay), stay.arrivedMillis());
  }

  private void takeOut(OpenDeclaration stay) throws Exception {
    backlog.processElement(without(stay), START);
  }

  private void watermark(long timeMillis) throws Exception {
    backlog.processWatermark(timeMillis);
  }

  private List<Point> points(Measurement measurement) {
    List<Point> points = new ArrayList<>(backlog.extractOutputValues());
    points.removeIf(point -> point.measurement != measurement);
    return Collections.unmodifiableList(points);
  }

  /** Last point given for each tick of a port. */
  private TreeMap<Long, Point> last(String port) {
    TreeMap<Long, Point> last = new TreeMap<>();
    for (Point point : points(Measurement.BACKLOG)) {
      if (point.tags[1].equals(port)) {
        last.put(point.timeMillis, point);
      }
    }
    return last;
  }

  /** The list of a port at a tick as given last: rank, declaration, age in hours and stage. */
  private List<String> overdue(String port, long tick) {
    return overdueByTick(port).get(tick);
  }

  private Map<Long, List<String>> overdueByTick(String port) {
    Map<Long, TreeMap<Integer, Point>> ranks = new HashMap<>();
    for (Point point : points(Measurement.OVERDUE)) {
      if (point.tags[0].equals(port)) {
        ranks
            .computeIfAbsent(point.timeMillis, unused -> new TreeMap<>())
            .put(Integer.valueOf(point.tags[2]), point);
      }
    }
    Map<Long, List<String>> lists = new HashMap<>();
    ranks.forEach(
        (tick, points) ->
            lists.put(
                tick,
                points.values().stream()
                    .filter(point -> !point.texts[0].isEmpty())
                    .map(BacklogFunctionTest::text)
                    .toList()));
    return lists;
  }

  private static String text(Point point) {
    return text(point.tags[2], point.texts[0], point.numbers[1], point.texts[2]);
  }

  private static String text(Object rank, String id, double ageHours, String stage) {
    return String.format(Locale.ROOT, "%s %s %.4f %s", rank, id, ageHours, stage);
  }

  /** Open declarations by minute since the start. */
  private Map<Long, Long> openAt(String port) {
    Map<Long, Long> open = new HashMap<>();
    last(port).forEach((tick, point) -> open.put((tick - START) / MINUTE, (long) point.numbers[0]));
    return open;
  }

  private List<String> stays() throws Exception {
    return KeyedEntries.keys(
        backlog.getOperator(), Stays.CELL, "stays", Types.STRING, OpenDeclaration.class);
  }
}
