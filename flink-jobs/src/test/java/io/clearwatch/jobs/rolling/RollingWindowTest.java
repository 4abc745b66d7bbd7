package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class RollingWindowTest {
  private static final long SLICE = 10;
  private static final long LENGTH = 60;
  private static final long STEP = 20;
  private static final long NO_HORIZON = Long.MAX_VALUE;

  private final Slices slices = new Slices();
  private RollingWindow window = new RollingWindow(0);

  /** Sum of the durations per tick, as given last. */
  private final TreeMap<Long, Long> given = new TreeMap<>();

  private static final class Slices implements SliceStore {
    final Map<Long, Slice> byStart = new HashMap<>();

    @Override
    public Slice get(long startMillis) {
      return byStart.get(startMillis);
    }

    void put(long startMillis, Slice slice) {
      byStart.put(startMillis, slice);
    }

    void remove(long startMillis) {
      byStart.remove(startMillis);
    }

    long sum(long from, long to) {
      long sum = 0;
      for (Map.Entry<Long, Slice> slice : byStart.entrySet()) {
        if (slice.getKey() >= from && slice.getKey() < to) {
          sum += slice.getValue().sum;
        }
      }
      return sum;
    }
  }

  /** A property's tries share the instance. */
  @BeforeTry
  void startAnew() {
    slices.byStart.clear();
    window = new RollingWindow(0);
    given.clear();
  }

  @Test
  void coversFromItsLengthBeforeTheTickUpToTheTick() {
    add(0, 1);
    add(10, 2);
    add(60, 4);

    assertThat(sumAt(20)).isEqualTo(3);
    assertThat(sumAt(60)).isEqualTo(3);
    assertThat(sumAt(80)).isEqualTo(4);
    assertThat(sumAt(120)).isEqualTo(4);
    assertThat(sumAt(140)).isZero();
  }

  @Test
  void jumpFurtherThanItsLengthLeavesNothingBehind() {
    add(0, 1);
    assertThat(sumAt(20)).isEqualTo(1);
    add(980, 2);

    assertThat(sumAt(1_000)).isEqualTo(2);
  }

  @Test
  void lateSliceGivesExactlyTheTicksAgainThatContainIt() {
    for (long tick = STEP; tick <= 200; tick += STEP) {
      sumAt(tick);
    }
    add(40, 5);
    given.clear();
    repair();

    assertThat(given).isEqualTo(Map.of(60L, 5L, 80L, 5L, 100L, 5L));
  }

  @Test
  void repairIsDoneOnce() {
    sumAt(20);
    add(0, 5);
    repair();
    given.clear();
    repair();

    assertThat(given).isEmpty();
  }

  @Test
  void ticksBeforeTheHorizonStayAsTheyAre() {
    for (long tick = STEP; tick <= 100; tick += STEP) {
      sumAt(tick);
    }
    add(40, 5, 19);
    given.clear();
    repair();

    assertThat(given).isEqualTo(Map.of(100L, 5L));
    assertThat(sumAt(120)).isZero();
  }

  @Test
  void horizonIsCountedFromWhereTheWindowStandsWhenTheChangeComes() {
    for (long tick = STEP; tick <= 100; tick += STEP) {
      sumAt(tick);
    }
    add(70, 5, 40);
    for (long tick = 120; tick <= 200; tick += STEP) {
      sumAt(tick);
    }
    given.clear();
    repair();

    assertThat(given).isEqualTo(Map.of(80L, 5L, 100L, 5L, 120L, 5L));
  }

  @Test
  void changeWhoseTicksAreAllBehindTheHorizonRepairsNothing() {
    for (long tick = STEP; tick <= 200; tick += STEP) {
      sumAt(tick);
    }
    add(40, 5, 60);
    given.clear();
    repair();

    assertThat(given).isEmpty();
  }

  @Test
  void looksAheadAsFarAsTheNewestSliceAndStaysWhereItIs() {
    add(0, 1);
    sumAt(20);
    add(30, 2);
    add(70, 4);
    given.clear();
    lookAhead(70);

    assertThat(given).isEqualTo(Map.of(40L, 3L, 60L, 3L, 80L, 6L));
    assertThat(sumAt(40)).isEqualTo(3);
  }

  @Test
  void looksAtNoMoreTicksThanAsked() {
    sumAt(20);
    add(970, 1);
    given.clear();
    lookAhead(970);

    assertThat(given).containsOnlyKeys(40L, 60L, 80L);
  }

  @Test
  void looksAtTheNextTickAlsoIfNothingNewIsAheadOfTheWindow() {
    sumAt(20);
    add(0, 1);
    given.clear();
    lookAhead(0);

    assertThat(given).isEqualTo(Map.of(40L, 1L));
  }

  /** Whatever is added, changed late or repaired when: in the end each tick has its slices' sum. */
  @Property(tries = 200)
  void everyTickIsWhatItsSlicesAddUpTo(@ForAll Random random) {
    long tick = 0;
    for (int i = 0; i < 100; i++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          tick += STEP * (1 + random.nextInt(random.nextInt(10) == 0 ? 10 : 2));
          repair();
          given.put(tick, sumAt(tick));
        }
        case 1 -> repair();
        default ->
            add(SLICE * random.nextInt((int) (tick / SLICE) + 10), 1 + random.nextInt(1_000));
      }
    }
    repair();

    given.forEach(
        (at, sum) -> assertThat(sum).as("tick %d", at).isEqualTo(slices.sum(at - LENGTH, at)));
  }

  private long sumAt(long tick) {
    window.advance(slices, SLICE, LENGTH, tick);
    given.put(tick, window.total.sum);
    return window.total.sum;
  }

  private void add(long start, long duration) {
    add(start, duration, NO_HORIZON);
  }

  private void add(long start, long duration, long horizon) {
    Slice change = new Slice();
    change.addDuration(duration, 1);
    slices.byStart.computeIfAbsent(start, unused -> new Slice()).add(change);
    window.changed(start, change, LENGTH, horizon);
  }

  private void repair() {
    window.repair(
        slices,
        SLICE,
        LENGTH,
        RollingWindowTest::previousTick,
        (tick, total) -> given.put(tick, total.sum));
  }

  private void lookAhead(long newest) {
    window.lookAhead(
        slices,
        SLICE,
        LENGTH,
        time -> (time / STEP + 1) * STEP,
        newest,
        3,
        (tick, total) -> given.put(tick, total.sum));
  }

  private static long previousTick(long before) {
    return before > STEP ? (before - 1) / STEP * STEP : Long.MIN_VALUE;
  }
}
