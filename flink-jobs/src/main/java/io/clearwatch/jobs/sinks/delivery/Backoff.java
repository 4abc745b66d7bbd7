package io.clearwatch.jobs.sinks.delivery;

import java.util.random.RandomGenerator;

/**
 * Waits between repetitions: doubling from a first to a longest one, each drawn evenly from its
 * upper half, so that subtasks which failed together do not come back together.
 */
public final class Backoff {
  private final long firstMillis;
  private final long longestMillis;
  private final RandomGenerator random;
  private long nextMillis;

  public Backoff(long firstMillis, long longestMillis, RandomGenerator random) {
    this.firstMillis = firstMillis;
    this.longestMillis = longestMillis;
    this.random = random;
    reset();
  }

  /** The wait after one more failure, at least what the server asks for, in milliseconds. */
  public long afterFailure(long retryAfterMillis) {
    long millis = nextMillis;
    nextMillis = Math.min(longestMillis, nextMillis * 2);
    return Math.max(retryAfterMillis, millis / 2 + random.nextLong(millis / 2 + 1));
  }

  public void reset() {
    nextMillis = Math.min(firstMillis, longestMillis);
  }
}
