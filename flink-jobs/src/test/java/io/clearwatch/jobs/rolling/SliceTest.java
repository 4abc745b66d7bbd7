package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SliceTest {

  @Test
  void newSliceIsEmpty() {
    assertThat(new Slice().isEmpty()).isTrue();
  }

  @Test
  void durationsAreCountedAndSummedExactly() {
    Slice slice = new Slice();
    slice.addDuration(7, 1);
    slice.addDuration(3_600_000, 1);
    slice.addDuration(7, 1);

    assertThat(slice.count).isEqualTo(3);
    assertThat(slice.sum).isEqualTo(3_600_014);
    assertThat(slice.bins).containsExactly(Bins.of(7), Bins.of(3_600_000));
    assertThat(slice.counts).containsExactly(2, 1);
  }

  @Test
  void takenBackDurationLeavesNothing() {
    Slice slice = new Slice();
    slice.addDuration(0, 1);
    slice.addDuration(0, -1);

    assertThat(slice.isEmpty()).isTrue();
    assertThat(slice).isEqualTo(new Slice());
  }

  @Test
  void sliceThatTakesBackMoreThanItGivesIsNegative() {
    Slice slice = new Slice();
    slice.addDuration(100, -1);

    assertThat(slice.isEmpty()).isFalse();
    assertThat(slice.count).isEqualTo(-1);
    assertThat(slice.counts).containsExactly(-1);
  }

  @Test
  void exchangeOfOneDurationForAnotherIsNotEmptyThoughTheCountIsZero() {
    Slice slice = new Slice();
    slice.addDuration(100, -1);
    slice.addDuration(200, 1);

    assertThat(slice.count).isZero();
    assertThat(slice.isEmpty()).isFalse();
  }

  @Test
  void shareHasNumeratorAndDenominatorButNoHistogram() {
    Slice slice = new Slice();
    slice.addShare(1, 1);
    slice.addShare(0, 1);

    assertThat(slice.sum).isEqualTo(1);
    assertThat(slice.count).isEqualTo(2);
    assertThat(slice.bins).isEmpty();
  }

  @Property(tries = 200)
  void anyOrderOfAddingAndTakingBackGivesTheSameSlice(
      @ForAll @Size(max = 40) List<@LongRange(max = 1_000_000) Long> durations,
      @ForAll @Size(max = 20) List<@LongRange(max = 1_000_000) Long> mistakes,
      @ForAll Random random) {
    Slice expected = new Slice();
    durations.forEach(duration -> expected.addDuration(duration, 1));

    List<Slice> changes = new ArrayList<>();
    durations.forEach(duration -> changes.add(one(duration, 1)));
    for (long mistake : mistakes) {
      changes.add(one(mistake, 1));
      changes.add(one(mistake, -1));
    }
    Collections.shuffle(changes, random);
    Slice sum = new Slice();
    changes.forEach(sum::add);

    assertThat(sum).isEqualTo(expected).hasSameHashCodeAs(expected);
  }

  private static Slice one(long duration, int sign) {
    Slice slice = new Slice();
    slice.addDuration(duration, sign);
    return slice;
  }
}
