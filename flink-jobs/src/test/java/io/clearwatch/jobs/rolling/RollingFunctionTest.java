package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RollingFunctionTest {
  private static final long SECOND = 1_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long HORIZON = DAY;
  private static final long NO_HORIZON = Long.MAX_VALUE;

  private static final Cell CITY =
      Cell.of(Cell.Kind.DURATION, Metric.CLEARANCE_CUSTOMS.key())
          .with(Dimension.CITY, "dalian")
          .with(Dimension.DIRECTION, "IMPORT");
  private static final Cell PORT = CITY.with(Dimension.PORT, "dalian-dayaowan");

  @Test
  void everyWindowTicksAtItsOwnSteps() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + HOUR - 1);
      assertThat(live.ticks(Window.H1)).hasSize(59).startsWith(START + MINUTE);

      live.watermark(START + HOUR);
      assertThat(live.ticks(Window.H1)).hasSize(60).endsWith(START + HOUR);
      assertThat(live.ticks(Window.H24)).hasSize(12).startsWith(START + 5 * MINUTE);
      assertThat(live.ticks(Window.D7)).containsExactly(START + HOUR);
      assertThat(live.ticks(Window.D30)).containsExactly(START + HOUR);
      assertThat(live.sum(CITY, Window.H1, START + HOUR)).isEqualTo(5);
    }
  }

  @Test
  void windowsEmptyWhenNothingComesAnyMore() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + 31 * DAY);

      assertThat(live.sum(CITY, Window.H1, START + HOUR)).isEqualTo(5);
      assertThat(live.sum(CITY, Window.H1, START + HOUR + MINUTE)).isZero();
      assertThat(live.sum(CITY, Window.H24, START + DAY)).isEqualTo(5);
      assertThat(live.sum(CITY, Window.H24, START + DAY + 5 * MINUTE)).isZero();
      assertThat(live.sum(CITY, Window.D7, START + 7 * DAY)).isEqualTo(5);
      assertThat(live.sum(CITY, Window.D7, START + 7 * DAY + HOUR)).isZero();
      assertThat(live.sum(CITY, Window.D30, START + 30 * DAY)).isEqualTo(5);
      assertThat(live.sum(CITY, Window.D30, START + 30 * DAY + HOUR)).isZero();
    }
  }

  @Test
  void seedTicksFromTheStartBeforeAnythingCompletes() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(Partial.seed(CITY));
      live.watermark(START + 2 * MINUTE);

      assertThat(live.ticks(Window.H1)).containsExactly(START, START + MINUTE, START + 2 * MINUTE);
      assertThat(live.last(CITY, Window.H1, START).count).isZero();
    }
  }

  @Test
  void seedOfACellThatTicksAlreadyChangesNothing() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + 2 * MINUTE);
      live.forgetOutput();
      live.add(Partial.seed(CITY));
      live.watermark(START + 3 * MINUTE);

      assertThat(live.ticks(Window.H1)).containsExactly(START + 3 * MINUTE);
      assertThat(live.sum(CITY, Window.H1, START + 3 * MINUTE)).isEqualTo(5);
    }
  }

  @Test
  void seedThatComesInTheMiddleMakesItsCellTickFromThereOn() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(PORT, START, 5);
      live.watermark(START + 2 * DAY);
      live.add(Partial.seed(CITY));
      live.watermark(START + 2 * DAY + MINUTE);

      assertThat(live.last(CITY, Window.H1, START + 2 * DAY + MINUTE).count).isZero();
    }
  }

  @Test
  void slicesBeforeTheFirstTickAreInItsWindows() throws Exception {
    Ticks fromNoon = Ticks.every(Duration.ofHours(1), START + 12 * HOUR, START + 13 * HOUR);
    try (RollingHarness replay = new RollingHarness(fromNoon, NO_HORIZON)) {
      replay.add(Partial.seed(CITY));
      replay.add(CITY, START, 5);
      replay.endInput();

      assertThat(replay.ticks(Window.H24)).containsExactly(START + 12 * HOUR, START + 13 * HOUR);
      assertThat(replay.sum(CITY, Window.H24, START + 12 * HOUR)).isEqualTo(5);
      assertThat(replay.sum(CITY, Window.H1, START + 12 * HOUR)).isZero();
    }
  }

  @Test
  void completionAtTheTickBelongsToTheNextOne() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(Partial.seed(CITY));
      live.add(CITY, START + MINUTE, 5);
      live.watermark(START + 2 * MINUTE);

      assertThat(live.sum(CITY, Window.H1, START + MINUTE)).isZero();
      assertThat(live.sum(CITY, Window.H1, START + 2 * MINUTE)).isEqualTo(5);
    }
  }

  @Test
  void latePartialRepairsTheTicksThatItTouchesWithTheNextTick() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + 3 * HOUR);
      live.forgetOutput();

      live.add(CITY, START + HOUR, 7);
      assertThat(live.output()).isEmpty();
      live.watermark(START + 3 * HOUR + MINUTE);

      // The 60 ticks whose hour contains the minute, and the new one.
      assertThat(live.ticks(Window.H1)).hasSize(61);
      assertThat(live.sum(CITY, Window.H1, START + HOUR + MINUTE)).isEqualTo(7);
      assertThat(live.sum(CITY, Window.H1, START + 2 * HOUR)).isEqualTo(7);
      assertThat(live.ticks(Window.H24)).hasSize(24);
      assertThat(live.sum(CITY, Window.D30, START + 2 * HOUR)).isEqualTo(12);
      assertThat(live.sum(CITY, Window.D30, START + 3 * HOUR)).isEqualTo(12);
    }
  }

  @Test
  void firstPartialOfACellGivesItsPastTicksToo() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.watermark(START + 3 * HOUR);
      live.add(CITY, START + HOUR, 7);
      live.watermark(START + 3 * HOUR + MINUTE);

      assertThat(live.ticks(Window.H1)).hasSize(121).startsWith(START + HOUR + MINUTE);
      assertThat(live.sum(CITY, Window.H1, START + 2 * HOUR)).isEqualTo(7);
    }
  }

  @Test
  void beyondTheHorizonNoPastTickChangesButLaterTicksCountTheSlice() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(Partial.seed(CITY));
      long now = START + 3 * DAY;
      live.watermark(now);
      live.forgetOutput();

      live.add(CITY, START + HOUR, 7);
      live.watermark(now + HOUR);

      assertThat(live.output()).allMatch(rolled -> rolled.tickMillis >= now - HORIZON);
      assertThat(live.sum(CITY, Window.D7, now + HOUR)).isEqualTo(7);
      assertThat(live.sum(CITY, Window.D7, now)).isEqualTo(7);
      assertThat(live.sum(CITY, Window.H24, now + HOUR)).isZero();

      live.watermark(START + 8 * DAY);
      assertThat(live.sum(CITY, Window.D7, START + 7 * DAY + HOUR)).isEqualTo(7);
      assertThat(live.sum(CITY, Window.D7, START + 7 * DAY + 2 * HOUR)).isZero();
    }
  }

  /** After any disorder within the horizon, each tick is what the slices add up to. */
  @Property(tries = 15)
  void ticksAreWhatTheSlicesAddUpToWheneverTheyCame(@ForAll Random random) throws Exception {
    Ticks ticks = Ticks.every(Duration.ofMinutes(30), START, START + 3 * DAY);
    try (RollingHarness live = new RollingHarness(ticks, HORIZON)) {
      List<Partial> all = new ArrayList<>();
      for (long now = START; now <= START + 3 * DAY; now += random.nextInt(5) * HOUR + 1) {
        for (int i = random.nextInt(5); i > 0; i--) {
          long earliest = Math.max(START, now - HORIZON + 6 * HOUR);
          all.add(
              partial(random.nextBoolean() ? CITY : PORT, between(random, earliest, now), random));
          live.add(all.get(all.size() - 1));
        }
        live.watermark(now);
      }
      live.endInput();

      assertThat(live.lastOfEach()).isNotEmpty();
      for (Rolled rolled : live.lastOfEach()) {
        assertThat(rolled.sum).as(rolled::toString).isEqualTo(sum(all, rolled));
      }
    }
  }

  @Property(tries = 15)
  void orderOfPartialsMakesNoDifference(@ForAll Random random) throws Exception {
    Ticks ticks = Ticks.every(Duration.ofHours(2), START, START + 2 * DAY);
    List<Partial> partials = new ArrayList<>(List.of(Partial.seed(PORT)));
    for (int i = 0; i < 30; i++) {
      Cell cell = random.nextBoolean() ? CITY : PORT;
      partials.add(partial(cell, between(random, START, START + 2 * DAY), random));
    }
    List<String> inOrder = given(ticks, partials);
    Collections.shuffle(partials, random);

    assertThat(given(ticks, partials)).containsExactlyInAnyOrderElementsOf(inOrder);
  }

  @Property(tries = 10)
  void restartAtAnyPointMakesNoDifference(@ForAll Random random) throws Exception {
    List<Object> input = new ArrayList<>();
    long now = START;
    for (int i = 0; i < 40; i++) {
      long at = between(random, Math.max(START, now - 30 * HOUR), now + HOUR);
      input.add(partial(random.nextBoolean() ? CITY : PORT, at, random));
      if (random.nextInt(3) == 0) {
        now += random.nextInt(4 * 60) * MINUTE;
        input.add(now);
      }
    }
    input.add(now + 2 * HOUR);
    List<String> expected = given(input, List.of());

    List<Integer> restarts = List.of(random.nextInt(input.size()), random.nextInt(input.size()));
    assertThat(given(input, restarts)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void cellHasOneTimerHoweverItsPartialsComeAndASecondWhileSomethingIsNew() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(Partial.seed(CITY));
      live.add(Partial.seed(PORT));
      assertThat(live.timers()).isEqualTo(2);

      live.add(CITY, START + 2 * HOUR, 1);
      live.add(CITY, START + HOUR, 1);
      assertThat(live.timers()).isEqualTo(3);

      live.watermark(START + 3 * HOUR);
      live.watermark(START + 3 * HOUR + 3 * SECOND);
      assertThat(live.timers()).isEqualTo(2);
    }
  }

  @Test
  void openTicksAreGivenProvisionallyWithinSecondsAndThenFinally() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + HOUR);
      live.forgetOutput();

      live.add(CITY, START + HOUR + MINUTE, 7);
      live.watermark(START + HOUR + 2 * SECOND);

      assertThat(live.output()).allMatch(rolled -> rolled.provisional);
      assertThat(live.provisionalTicks(Window.H1))
          .containsExactly(START + HOUR + MINUTE, START + HOUR + 2 * MINUTE);
      assertThat(live.sum(CITY, Window.H1, START + HOUR + MINUTE)).isZero();
      assertThat(live.sum(CITY, Window.H1, START + HOUR + 2 * MINUTE)).isEqualTo(7);
      assertThat(live.sum(CITY, Window.H24, START + HOUR + 5 * MINUTE)).isEqualTo(12);
      assertThat(live.sum(CITY, Window.D30, START + 2 * HOUR)).isEqualTo(12);

      live.add(CITY, START + HOUR + MINUTE, 9);
      live.watermark(START + HOUR + 2 * MINUTE);
      assertThat(live.last(CITY, Window.H1, START + HOUR + 2 * MINUTE).provisional).isFalse();
      assertThat(live.sum(CITY, Window.H1, START + HOUR + 2 * MINUTE)).isEqualTo(16);
    }
  }

  @Test
  void nothingNewGivesNothingProvisional() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + HOUR);
      live.watermark(START + HOUR + 2 * SECOND);
      live.forgetOutput();
      for (long now = START + HOUR + 2 * SECOND; now < START + HOUR + MINUTE; now += SECOND) {
        live.watermark(now);
      }

      assertThat(live.output()).isEmpty();
    }
  }

  @Test
  void whileEventTimeFliesOnlyFinalValuesAreGivenAndWhatIsNewIsTold() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      for (long now = START; now <= START + HOUR; now += 20 * SECOND) {
        live.add(CITY, now, 5);
        live.watermark(now);
      }
      assertThat(live.output()).noneMatch(rolled -> rolled.provisional);

      live.watermark(START + HOUR + 2 * SECOND);
      assertThat(live.last(CITY, Window.H1, START + HOUR + MINUTE).provisional).isTrue();
    }
  }

  @Test
  void provisionalValuesAreNeitherGivenForSharesAndStagesNorInAReplay() throws Exception {
    Cell share = Cell.of(Cell.Kind.SHARE, "paperless");
    Ticks hourly = Ticks.every(Duration.ofHours(1), START, START + 5 * HOUR);
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON);
        RollingHarness replay = new RollingHarness(hourly, NO_HORIZON)) {
      live.watermark(START);
      live.add(share, START + 3 * SECOND, 1);
      live.watermark(START + 10 * SECOND);
      replay.watermark(START);
      replay.add(CITY, START + 3 * SECOND, 1);
      replay.watermark(START + 10 * SECOND);

      assertThat(live.output()).isEmpty();
      assertThat(replay.output()).isEmpty();
    }
  }

  @Test
  void slicesThatNoTickNeedsAnyMoreAreRemoved() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      for (long now = START; now < START + 40 * DAY; now += 10 * MINUTE) {
        live.add(CITY, now, 5);
        live.watermark(now);
        live.forgetOutput();
      }
      // What the longest window of the width and the horizon cover, in buckets of 12 slices.
      assertThat(live.buckets(CITY, MINUTE)).isBetween(25 * 5, 25 * 5 + 1);
      assertThat(live.buckets(CITY, 5 * MINUTE)).isBetween(48, 48 + 1);
      assertThat(live.buckets(CITY, HOUR)).isBetween(31 * 2, 31 * 2 + 1);
    }
  }

  @Test
  void boundedInputEndsWithItsLastTick() throws Exception {
    Ticks hourly = Ticks.every(Duration.ofHours(1), START, START + 5 * HOUR);
    try (RollingHarness replay = new RollingHarness(hourly, NO_HORIZON)) {
      replay.add(CITY, START + HOUR, 5);
      replay.endInput();

      assertThat(replay.ticks(Window.H1))
          .containsExactly(START + 2 * HOUR, START + 3 * HOUR, START + 4 * HOUR, START + 5 * HOUR);
      assertThat(replay.timers()).isZero();
    }
  }

  @Test
  void partialAfterTheLastTickStillRepairsIt() throws Exception {
    Ticks hourly = Ticks.every(Duration.ofHours(1), START, START + 5 * HOUR);
    try (RollingHarness replay = new RollingHarness(hourly, HORIZON)) {
      replay.add(CITY, START, 5);
      replay.watermark(START + 6 * HOUR);
      replay.add(CITY, START + HOUR, 7);
      replay.watermark(START + 7 * HOUR);

      assertThat(replay.sum(CITY, Window.H24, START + 5 * HOUR)).isEqualTo(12);
      assertThat(replay.timers()).isZero();
    }
  }

  @Test
  @Timeout(30)
  void endOfInputStopsTicksThatHaveNoEndAndStillRepairs() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 5);
      live.watermark(START + 3 * HOUR);
      live.add(CITY, START + HOUR, 7);
      live.endInput();

      assertThat(live.sum(CITY, Window.H1, START + 2 * HOUR)).isEqualTo(7);
      assertThat(live.ticks(Window.H1)).endsWith(START + 3 * HOUR + MINUTE);
      assertThat(live.timers()).isZero();
    }
  }

  @Test
  void distributionIsGivenEveryFiveMinutesByCityAndDirectionOnly() throws Exception {
    try (RollingHarness live = new RollingHarness(Ticks.live(START), HORIZON)) {
      live.add(CITY, START, 2 * HOUR);
      live.add(PORT, START, 2 * HOUR);
      live.watermark(START + 5 * MINUTE);

      assertThat(live.last(CITY, Window.H1, START + 4 * MINUTE).distribution).isNull();
      assertThat(live.last(CITY, Window.H24, START + 5 * MINUTE).distribution).isNull();
      assertThat(live.last(PORT, Window.H1, START + 5 * MINUTE).distribution).isNull();
      long[] distribution = live.last(CITY, Window.H1, START + 5 * MINUTE).distribution;
      assertThat(
              distribution[Distribution.LE.indexOf("2")]
                  + distribution[Distribution.LE.indexOf("3")])
          .isEqualTo(1);
    }
  }

  private static List<String> given(Ticks ticks, List<Partial> partials) throws Exception {
    try (RollingHarness harness = new RollingHarness(ticks, NO_HORIZON)) {
      for (Partial partial : partials) {
        harness.add(partial);
      }
      harness.endInput();
      return harness.output().stream().map(RollingFunctionTest::text).toList();
    }
  }

  /** All that is given, with a restart after each of some positions. */
  private static List<String> given(List<Object> input, List<Integer> restarts) throws Exception {
    List<String> given = new ArrayList<>();
    RollingHarness harness = new RollingHarness(Ticks.live(START), HORIZON);
    for (int i = 0; i < input.size(); i++) {
      if (input.get(i) instanceof Partial partial) {
        harness.add(partial);
      } else {
        harness.watermark((long) input.get(i));
      }
      if (restarts.contains(i)) {
        harness.output().forEach(rolled -> given.add(text(rolled)));
        harness = harness.restarted();
      }
    }
    harness.output().forEach(rolled -> given.add(text(rolled)));
    harness.close();
    return given;
  }

  private static String text(Rolled rolled) {
    return rolled + " " + rolled.p50 + " " + rolled.p99;
  }

  private static Partial partial(Cell cell, long time, Random random) {
    return RollingHarness.partial(
        cell, Math.floorDiv(time, MINUTE) * MINUTE, random.nextInt((int) DAY));
  }

  private static long sum(List<Partial> partials, Rolled rolled) {
    long from = rolled.tickMillis - rolled.window.millis();
    return partials.stream()
        .filter(partial -> partial.cell.equals(rolled.cell))
        .filter(partial -> partial.startMillis >= from && partial.startMillis < rolled.tickMillis)
        .mapToLong(partial -> partial.slice.sum)
        .sum();
  }

  private static long between(Random random, long from, long to) {
    return from + (long) (random.nextDouble() * (to - from + 1));
  }
}
