package io.clearwatch.jobs.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.clocks.OpenDeclaration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BacklogFiguresTest {
  private static final long TICK = 1_000_000;
  private static final long LIMIT = 3_600;

  @Test
  void nothingOpenIsAllZero() {
    BacklogFigures figures = BacklogFigures.of(List.of(), TICK, LIMIT);

    assertThat(figures.open()).isZero();
    assertThat(figures.oldestMillis()).isZero();
    assertThat(figures.bands()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void bandBeginsAtItsBorder() {
    assertThat(ofAges(LIMIT / 2 - 1).bands()).containsExactly(1, 0, 0, 0);
    assertThat(ofAges(LIMIT / 2).bands()).containsExactly(0, 1, 0, 0);
    assertThat(ofAges(LIMIT - 1).bands()).containsExactly(0, 1, 0, 0);
    assertThat(ofAges(LIMIT).bands()).containsExactly(0, 0, 1, 0);
    assertThat(ofAges(2 * LIMIT - 1).bands()).containsExactly(0, 0, 1, 0);
    assertThat(ofAges(2 * LIMIT).bands()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void overdueIsStrictlyAboveTheLimit() {
    assertThat(ofAges(LIMIT - 1, LIMIT).overdue()).isZero();
    assertThat(ofAges(LIMIT + 1).overdue()).isEqualTo(1);
  }

  @Test
  void halfOfAnOddLimitIsNotReachedBeforeIt() {
    assertThat(bandsOf(2, 5)).containsExactly(1, 0, 0, 0);
    assertThat(bandsOf(3, 5)).containsExactly(0, 1, 0, 0);
  }

  @Test
  void sumOfPortsAddsCountsAndKeepsTheOldest() {
    BacklogFigures sum = ofAges(10, 2 * LIMIT).plus(ofAges(3 * LIMIT, LIMIT));

    assertThat(sum.open()).isEqualTo(4);
    assertThat(sum.overdue()).isEqualTo(2);
    assertThat(sum.oldestMillis()).isEqualTo(3 * LIMIT);
    assertThat(sum.bands()).containsExactly(1, 0, 1, 2);
  }

  @Property(tries = 100)
  void figuresAreThoseCountedOneByOne(
      @ForAll @Size(max = 50) List<@LongRange(min = 1, max = 20_000) Long> ages,
      @ForAll @LongRange(min = 1, max = 9_000) long limit) {
    long[] bands = new long[4];
    for (long age : ages) {
      bands[2 * age < limit ? 0 : age < limit ? 1 : age < 2 * limit ? 2 : 3]++;
    }

    BacklogFigures figures =
        BacklogFigures.of(open(ages.stream().mapToLong(Long::longValue)), TICK, limit);

    assertThat(figures.bands()).containsExactly(bands);
    assertThat(figures.open()).isEqualTo(ages.size());
    assertThat(figures.overdue()).isEqualTo(ages.stream().filter(age -> age > limit).count());
    assertThat(figures.oldestMillis())
        .isEqualTo(ages.stream().mapToLong(Long::longValue).max().orElse(0));
  }

  private static BacklogFigures ofAges(long... ages) {
    return BacklogFigures.of(open(LongStream.of(ages)), TICK, LIMIT);
  }

  private static long[] bandsOf(long age, long limit) {
    return BacklogFigures.of(open(LongStream.of(age)), TICK, limit).bands();
  }

  private static List<OpenDeclaration> open(LongStream ages) {
    return ages.mapToObj(age -> Stays.open("D" + age, TICK - age))
        .sorted(Comparator.comparingLong(OpenDeclaration::arrivedMillis))
        .toList();
  }
}
