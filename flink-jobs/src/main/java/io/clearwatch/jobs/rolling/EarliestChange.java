package io.clearwatch.jobs.rolling;

import java.util.Arrays;

/**
 * Finds the earliest time at which a revision changes what is counted. Most revisions take out
 * contributions and put the same ones back, as a clearance that is handed over does with its
 * release; those do not count. For one thread.
 */
final class EarliestChange {
  /** Distinct times of the contributions of one revision; there are a few. */
  private long[] times = new long[8];

  /** Sum of the hashes that were put in less those that were taken out, by time. */
  private long[] nets = new long[8];

  private int size;

  void clear() {
    size = 0;
  }

  /** Notes a contribution: put in with {@code sign} 1, taken out with -1. */
  void add(long timeMillis, CellSet cells, long amount, int sign) {
    int at = 0;
    while (at < size && times[at] != timeMillis) {
      at++;
    }
    if (at == size) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        nets = Arrays.copyOf(nets, 2 * size);
      }
      times[at] = timeMillis;
      nets[at] = 0;
      size++;
    }
    nets[at] += sign * hash(cells, amount);
  }

  /** {@link Long#MAX_VALUE} if nothing has changed. */
  long timeMillis() {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      if (nets[i] != 0) {
        earliest = Math.min(earliest, times[i]);
      }
    }
    return earliest;
  }

  /** Spread over 64 bits, so that different contributions do not cancel each other out. */
  private static long hash(CellSet cells, long amount) {
    long hash = (cells.hashOfKeys() * 0x9E3779B97F4A7C15L) ^ amount;
    hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return hash ^ (hash >>> 32);
  }
}
