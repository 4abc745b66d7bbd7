package io.clearwatch.board.http;

import java.time.Duration;
import java.util.function.Supplier;

/** A value that is worked out at most once in an interval, for all who ask in it. */
final class Shared<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final long intervalNanos;
  private T value;
  private long takenNanos;

  Shared(Supplier<T> source, Duration interval) {
    this.source = source;
    this.intervalNanos = interval.toNanos();
  }

  @Override
  public synchronized T get() {
    long now = System.nanoTime();
    if (value == null || now - takenNanos >= intervalNanos) {
      value = null;
      value = source.get();
      takenNanos = System.nanoTime();
    }
    return value;
  }
}
