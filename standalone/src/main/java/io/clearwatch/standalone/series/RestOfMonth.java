package io.clearwatch.standalone.series;

import io.clearwatch.seeds.Target.Comparator;

/**
 * What is left to do for a mean to meet its limit by the end of the calendar month.
 *
 * <p>So far {@code n} completions have the mean {@code m}; the rest of the month is taken to bring
 * completions at the same pace, so {@code k = n * hoursLeft / hoursSeen}. All of them together meet
 * the limit {@code L} if the mean of the rest is {@code r = L + (L - m) * n / k}.
 *
 * @param kind what follows
 * @param mean {@code r}, the mean of the rest at which the whole month stands at the limit; NaN
 *     unless {@code kind} is {@link Kind#NEEDS}
 */
public record RestOfMonth(Kind kind, double mean) {
  /** Whether the rest of the month decides. */
  public enum Kind {
    /** Nothing completed so far, so there is nothing to reckon with. */
    UNKNOWN,
    /** The rest decides. */
    NEEDS,
    /** Met whatever comes, as no duration is below 0. */
    CERTAIN,
    /** Not to be met any more: the rest would have to be below 0. */
    IMPOSSIBLE
  }

  /**
   * Reckons it.
   *
   * @param limit in the unit of {@code meanSoFar}; durations, so nothing is below 0
   * @param count completions so far
   * @param meanSoFar their mean
   * @param hoursSeen hours of the month that {@code count} is from
   * @param hoursLeft hours of the month still to come
   */
  public static RestOfMonth of(
      Comparator comparator,
      double limit,
      long count,
      double meanSoFar,
      double hoursSeen,
      double hoursLeft) {
    if (count == 0 || hoursSeen <= 0) {
      return new RestOfMonth(Kind.UNKNOWN, Double.NaN);
    }
    if (hoursLeft <= 0) {
      boolean isMet = comparator.holds(meanSoFar, limit);
      return new RestOfMonth(isMet ? Kind.CERTAIN : Kind.IMPOSSIBLE, Double.NaN);
    }
    double rest = limit + (limit - meanSoFar) * hoursSeen / hoursLeft;
    return switch (comparator) {
      case BELOW -> rest <= 0 ? impossible() : needs(rest);
      case AT_MOST -> rest < 0 ? impossible() : needs(rest);
      case AT_LEAST -> rest <= 0 ? certain() : needs(rest);
      case ABOVE -> rest < 0 ? certain() : needs(rest);
    };
  }

  private static RestOfMonth needs(double mean) {
    return new RestOfMonth(Kind.NEEDS, mean);
  }

  private static RestOfMonth certain() {
    return new RestOfMonth(Kind.CERTAIN, Double.NaN);
  }

  private static RestOfMonth impossible() {
    return new RestOfMonth(Kind.IMPOSSIBLE, Double.NaN);
  }
}
