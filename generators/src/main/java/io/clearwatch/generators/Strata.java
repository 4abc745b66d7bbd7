package io.clearwatch.generators;

import java.util.SplittableRandom;

/**
 * Stratified uniform numbers: of every {@code size} numbers one falls into each of as many equal
 * parts of [0, 1), in random order.
 *
 * <p>The distribution is the uniform one, but the mean of a day wanders much less than with
 * independent numbers. Real ports are like that: quotas, rosters and the mix of traders are nearly
 * the same each day.
 */
final class Strata {
  private final SplittableRandom random;
  private final int[] order;
  private int used;

  Strata(SplittableRandom random, int size) {
    this.random = random;
    order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    used = size;
  }

  double next() {
    if (used == order.length) {
      shuffle();
      used = 0;
    }
    return (order[used++] + random.nextDouble()) / order.length;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
