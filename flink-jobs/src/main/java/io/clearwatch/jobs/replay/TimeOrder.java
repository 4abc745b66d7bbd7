package io.clearwatch.jobs.replay;

import java.util.Arrays;

/** Numbered things in the order of the times at which they happen, within a week. */
final class TimeOrder {
  /** A week has fewer milliseconds than 2^30, which leaves 33 bits for the number. */
  private static final int NUMBER_BITS = 33;

  private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

  private long[] entries = new long[1024];
  private int size;
  private long baseMillis = Long.MIN_VALUE;

  /** Takes a thing with its time. */
  interface Taker {
    void accept(long timeMillis, int number);
  }

  /**
   * Adds a thing.
   *
   * @param timeMillis in the same week as all others
   */
  void add(long timeMillis, int number) {
    if (baseMillis == Long.MIN_VALUE) {
      baseMillis = Weeks.beginMillis(Weeks.of(timeMillis));
    }
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size++] = ((timeMillis - baseMillis) << NUMBER_BITS) | number;
  }

  /** Gives all things; those of the same time by their number. */
  void forEach(Taker taker) {
    Arrays.sort(entries, 0, size);
    for (int i = 0; i < size; i++) {
      taker.accept(baseMillis + (entries[i] >>> NUMBER_BITS), (int) (entries[i] & NUMBER_MASK));
    }
  }
}
