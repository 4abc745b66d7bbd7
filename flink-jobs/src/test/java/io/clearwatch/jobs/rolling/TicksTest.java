package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearwatch.jobs.rolling.Ticks.Coarse;
import io.clearwatch.measurements.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long START = millis("2026-03-02T00:00:00Z");

  @Test
  void liveWindowsTickEveryMinuteFiveMinutesAndHour() {
    Ticks live = Ticks.live(START);

    assertThat(live.next(Window.H1, START)).isEqualTo(START + MINUTE);
    assertThat(live.next(Window.H24, START)).isEqualTo(START + 5 * MINUTE);
    assertThat(live.next(Window.D7, START)).isEqualTo(START + HOUR);
    assertThat(live.next(Window.D30, START)).isEqualTo(START + HOUR);
    assertThat(live.nextBacklog(START)).isEqualTo(START + MINUTE);
    assertThat(live.isDistributionTick(START + 5 * MINUTE)).isTrue();
    assertThat(live.isDistributionTick(START + 6 * MINUTE)).isFalse();
  }

  @Test
  void slicesAreAsWideAsTheStepButAtMostAnHour() {
    Ticks live = Ticks.live(START);
    assertThat(live.sliceMillis(Window.H1)).isEqualTo(MINUTE);
    assertThat(live.sliceMillis(Window.H24)).isEqualTo(5 * MINUTE);
    assertThat(live.sliceMillis(Window.D30)).isEqualTo(HOUR);

    Ticks daily = Ticks.every(Duration.ofDays(1), START, START + DAY);
    assertThat(daily.sliceMillis(Window.D30)).isEqualTo(HOUR);

    Ticks odd = Ticks.every(Duration.ofMinutes(7), START, START + DAY);
    assertThat(odd.sliceMillis(Window.H1)).isEqualTo(MINUTE);
    Ticks half = Ticks.every(Duration.ofMinutes(90), START, START + DAY);
    assertThat(half.sliceMillis(Window.H1)).isEqualTo(30 * MINUTE);
  }

  @Test
  void replayTicksFromItsFirstEventToTheFirstTickAtOrAfterItsLast() {
    Ticks hourly = Ticks.every(Duration.ofHours(1), START + 1, START + 90 * MINUTE);

    assertThat(hourly.next(Window.H1, Long.MIN_VALUE)).isEqualTo(START + HOUR);
    assertThat(hourly.next(Window.H1, START + HOUR)).isEqualTo(START + 2 * HOUR);
    assertThat(hourly.next(Window.H1, START + 2 * HOUR)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void eventsAtATickNeedNoFurtherTick() {
    Ticks hourly = Ticks.every(Duration.ofHours(1), START, START + HOUR);

    assertThat(hourly.next(Window.H1, Long.MIN_VALUE)).isEqualTo(START);
    assertThat(hourly.next(Window.H1, START + HOUR)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void stepIsWholeMinutes() {
    assertThatThrownBy(() -> Ticks.every(Duration.ofSeconds(90), 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT1M30S");
    assertThatThrownBy(() -> Ticks.every(Duration.ZERO, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pastDaysTickCoarselyAndThenFinely() {
    long live = START + 3 * HOUR + 20 * MINUTE;
    Ticks ticks = Ticks.live(START).with(List.of(new Coarse(live, HOUR)));

    assertThat(ticks.next(Window.H1, START)).isEqualTo(START + HOUR);
    assertThat(ticks.next(Window.H1, START + 3 * HOUR)).isEqualTo(live);
    assertThat(ticks.next(Window.H1, live)).isEqualTo(live + MINUTE);
    assertThat(ticks.previous(Window.H1, live)).isEqualTo(START + 3 * HOUR);
    assertThat(ticks.nextBacklog(START + HOUR)).isEqualTo(START + 2 * HOUR);
  }

  @Test
  void nothingTicksBeforeTheFirstTickNorAfterTheLast() {
    Ticks ticks = Ticks.every(Duration.ofHours(1), START, START + DAY);

    assertThat(ticks.previous(Window.H1, START)).isEqualTo(Long.MIN_VALUE);
    assertThat(ticks.previous(Window.H1, START + 9 * DAY)).isEqualTo(START + DAY);
    assertThat(ticks.nextBacklog(START + DAY)).isEqualTo(Long.MAX_VALUE);
  }

  @Property(tries = 500)
  void nextAndPreviousAreInverse(
      @ForAll("ticks") Ticks ticks,
      @ForAll Window window,
      @ForAll @LongRange(max = 2 * 86_400_000L) long offset) {
    long next = ticks.next(window, START - HOUR + offset);
    if (next == Long.MAX_VALUE) {
      return;
    }
    assertThat(next).isGreaterThan(START - HOUR + offset);
    assertThat(ticks.previous(window, next + 1)).isEqualTo(next);
    assertThat(next % ticks.sliceMillis(window)).isZero();
    long previous = ticks.previous(window, next);
    if (previous == Long.MIN_VALUE) {
      assertThat(ticks.next(window, Long.MIN_VALUE)).isEqualTo(next);
    } else {
      assertThat(ticks.next(window, previous)).isEqualTo(next);
    }
  }

  @Provide
  Arbitrary<Ticks> ticks() {
    long end = START + DAY;
    return Arbitraries.of(
        Ticks.live(START),
        Ticks.live(START + 61_001),
        Ticks.live(START).with(List.of(new Coarse(START + 5 * HOUR + 7 * MINUTE, 30 * MINUTE))),
        Ticks.live(START)
            .with(
                List.of(
                    new Coarse(START + 2 * HOUR, 6 * HOUR),
                    new Coarse(START + 5 * HOUR + 7_001, 2 * HOUR))),
        Ticks.every(Duration.ofMinutes(1), START + 30_000, end),
        Ticks.every(Duration.ofMinutes(7), START, end),
        Ticks.every(Duration.ofMinutes(90), START, end + 1),
        Ticks.every(Duration.ofHours(24), START - 1, end));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
