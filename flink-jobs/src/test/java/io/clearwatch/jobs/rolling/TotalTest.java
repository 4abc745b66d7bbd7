package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TotalTest {
  private static final int[] PERCENTS = {50, 90, 95, 99};

  @Property(tries = 100)
  void quantileIsTheValueAtItsRankWithinOnePercent(
      @ForAll @NotEmpty @Size(max = 300) List<@LongRange(max = 3_000_000_000L) Long> durations) {
    Total total = totalOf(durations);
    List<Long> sorted = durations.stream().sorted().toList();

    double[] quantiles = total.quantiles(0.50, 0.90, 0.95, 0.99);

    for (int i = 0; i < PERCENTS.length; i++) {
      long expected = sorted.get(PERCENTS[i] * (sorted.size() - 1) / 100);
      assertThat(quantiles[i]).isCloseTo(expected, within(0.01 * expected + 1e-9));
    }
  }

  @Property(tries = 100)
  void rankIsThatOfWholeNumbersHoweverManyCompleted(
      @ForAll @IntRange(min = 1, max = 1_000_000) int count) {
    // Each percentile's rank in turn is where the durations step from 1 to 2.
    for (int percent : PERCENTS) {
      long rank = (long) percent * (count - 1) / 100;
      assertThat(quantileWithStepAt(rank, count, percent)).isEqualTo(2);
      if (rank + 1 < count) {
        assertThat(quantileWithStepAt(rank + 1, count, percent)).isEqualTo(1);
      }
    }
  }

  /** The quantile of durations of which those below a rank are 1 and the others 2. */
  private static double quantileWithStepAt(long rank, int count, int percent) {
    Total total = new Total();
    total.count = count;
    total.histogram = new int[Bins.COUNT];
    total.histogram[1] = (int) rank;
    total.histogram[2] = (int) (count - rank);
    return total.quantiles(percent / 100.0)[0];
  }

  @Test
  void zeroIsExact() {
    assertThat(totalOf(List.of(0L, 0L, 0L)).quantiles(0.5, 1)).containsExactly(0, 0);
  }

  @Test
  void quantilesOfNothingAreZero() {
    assertThat(new Total().quantiles(0.5, 0.99)).containsExactly(0, 0);
  }

  @Property(tries = 100)
  void whatIsLeftAfterAnyOrderOfEnteringAndLeavingIsExact(
      @ForAll @Size(max = 30) List<@LongRange(max = 1_000_000) Long> staying,
      @ForAll @Size(max = 30) List<@LongRange(max = 1_000_000) Long> leaving,
      @ForAll Random random) {
    List<Runnable> moves = new ArrayList<>();
    Total total = new Total();
    staying.forEach(duration -> moves.add(() -> total.add(one(duration), 1)));
    for (long duration : leaving) {
      moves.add(() -> total.add(one(duration), 1));
      moves.add(() -> total.add(one(duration), -1));
    }
    Collections.shuffle(moves, random);
    moves.forEach(Runnable::run);

    Total expected = totalOf(staying);
    assertThat(total.count).isEqualTo(expected.count);
    assertThat(total.sum).isEqualTo(expected.sum);
    assertThat(total.quantiles(0, 0.5, 1)).isEqualTo(expected.quantiles(0, 0.5, 1));
  }

  @Test
  void copyDoesNotFollowTheOriginal() {
    Total total = totalOf(List.of(10L));
    Total copy = total.copy();
    total.add(one(40), 1);

    assertThat(copy.count).isEqualTo(1);
    assertThat(copy.quantiles(1)).containsExactly(10);
  }

  @Test
  void distributionCountsByUpperBoundAndLastWhatIsAboveAll() {
    Total total = totalOf(List.of(0L, 10L, 11L, 20L, 21L, 49L));

    assertThat(total.distribution(new long[] {10, 20})).containsExactly(2, 2, 2);
    assertThat(new Total().distribution(new long[] {10, 20})).containsExactly(0, 0, 0);
  }

  @Test
  void distributionOfTheLastHourHasOneCountPerBound() {
    Total total = totalOf(List.of(0L, 100 * 86_400_000L));

    long[] counts = Distribution.of(total);

    assertThat(counts).hasSameSizeAs(Distribution.LE.toArray());
    assertThat(counts[0]).isEqualTo(1);
    assertThat(counts[counts.length - 1]).isEqualTo(1);
  }

  @Test
  void shareHasNoHistogram() {
    Slice slice = new Slice();
    slice.addShare(1, 2);
    Total total = new Total();
    total.add(slice, 1);

    assertThat(total.histogram).isNull();
    assertThat(total.sum).isEqualTo(1);
    assertThat(total.count).isEqualTo(2);
  }

  private static Total totalOf(List<Long> durations) {
    Total total = new Total();
    durations.forEach(duration -> total.add(one(duration), 1));
    return total;
  }

  private static Slice one(long duration) {
    Slice slice = new Slice();
    slice.addDuration(duration, 1);
    return slice;
  }
}
