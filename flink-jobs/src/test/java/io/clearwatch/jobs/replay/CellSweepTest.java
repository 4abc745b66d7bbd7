package io.clearwatch.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.rolling.Bins;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Total;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Window;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CellSweepTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private final CellSweep sweep =
      new CellSweep(Cell.of(Cell.Kind.DURATION, Metric.CLEARANCE_CUSTOMS.key()).key());

  @Property(tries = 40)
  void everyWindowHoldsAtEveryTickWhatHasCompletedInIt(@ForAll Random random) {
    CellSweep cell = new CellSweep(sweep.key());
    long[] times =
        LongStream.generate(() -> random.nextLong(90 * DAY)).limit(200).sorted().toArray();
    int added = 0;
    for (long week = 0; week < 13; week++) {
      while (added < times.length && times[added] < (week + 1) * 7 * DAY) {
        cell.addDuration(times[added], added, Bins.of(added));
        added++;
      }
      cell.takeUp();
      for (long tick = week * 7 * DAY + 6 * HOUR; tick <= (week + 1) * 7 * DAY; tick += 6 * HOUR) {
        for (Window window : Window.values()) {
          cell.advance(window, tick);
          assertSame(cell.total(window), times, tick - window.millis(), tick);
        }
      }
    }
  }

  private static void assertSame(Total total, long[] times, long from, long to) {
    long count = 0;
    long sum = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] >= from && times[i] < to) {
        count++;
        sum += i;
      }
    }
    assertThat(List.of(total.count, total.sum)).isEqualTo(List.of(count, sum));
  }

  @Test
  void aWindowTellsWhetherAnythingHasChanged() {
    sweep.addDuration(HOUR / 2, 7, Bins.of(7));
    sweep.takeUp();

    assertThat(sweep.advance(Window.H1, HOUR)).isTrue();
    assertThat(sweep.advance(Window.H24, HOUR)).isTrue();
    assertThat(sweep.advance(Window.H1, 2 * HOUR)).isTrue();
    assertThat(sweep.advance(Window.H24, 2 * HOUR)).isFalse();
    assertThat(sweep.total(Window.H1).count).isZero();
    assertThat(sweep.total(Window.H24).count).isEqualTo(1);
  }

  @Test
  void aCellBeginsAfterItsFirstCompletionAndIsEmptyOnceThatHasLeft() {
    sweep.addDuration(HOUR / 2, 7, Bins.of(7));
    sweep.takeUp();

    assertThat(sweep.hasBegun(HOUR / 2)).isFalse();
    assertThat(sweep.hasBegun(HOUR)).isTrue();
    for (Window window : Window.values()) {
      assertThat(sweep.isEmpty()).isFalse();
      sweep.advance(window, 31 * DAY);
    }
    assertThat(sweep.isEmpty()).isTrue();
  }

  @Test
  void sharesOfOneTimeAreOne() {
    CellSweep share = new CellSweep(Cell.of(Cell.Kind.SHARE, "aeo").key());
    share.addShare(0, 1, 2);
    share.addShare(0, 0, 1);
    share.addShare(1, 5, 7);
    share.takeUp();
    share.advance(Window.H1, 1);

    assertThat(share.total(Window.H1).sum).isEqualTo(1);
    assertThat(share.total(Window.H1).count).isEqualTo(3);
  }
}
