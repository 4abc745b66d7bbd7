package io.clearwatch.oracle;

import io.clearwatch.oracle.Figures.Counted;
import java.util.List;
import java.util.function.Predicate;

/** The two sides of a share in one cell. */
final class Tally {
  private final long[] numerators;
  private final long[] denominators;

  Tally(List<Counted> counted) {
    numerators = times(counted, Counted::numerator);
    denominators = times(counted, Counted::denominator);
  }

  private static long[] times(List<Counted> counted, Predicate<Counted> side) {
    return counted.stream().filter(side).mapToLong(Counted::timeMillis).sorted().toArray();
  }

  /** Numerator in [from, to). */
  long numerator(long from, long to) {
    return before(numerators, to) - before(numerators, from);
  }

  /** Denominator in [from, to). */
  long denominator(long from, long to) {
    return before(denominators, to) - before(denominators, from);
  }

  /** How many of the sorted times are below a time. */
  private static int before(long[] times, long time) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
