package io.clearwatch.generators;

/**
 * Systematic selection: adds up the shares of the cases it is asked about and selects the one at
 * which the sum passes the next whole number, so that the number selected never strays from its
 * expectation by more than one.
 */
final class Quota {
  private double due;

  /**
   * @param start where in the first interval to begin, 0 to 1
   */
  Quota(double start) {
    due = start;
  }

  boolean selects(double share) {
    return count(share) > 0;
  }

  /** The whole number that falls due when {@code amount} is added; the rest is carried on. */
  int count(double amount) {
    due += amount;
    int whole = (int) due;
    due -= whole;
    return whole;
  }
}
