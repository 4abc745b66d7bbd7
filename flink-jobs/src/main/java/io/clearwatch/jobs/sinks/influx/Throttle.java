package io.clearwatch.jobs.sinks.influx;

/** Lets one message through per period and counts the others. For one thread. */
final class Throttle {
  private final long periodNanos;
  private boolean used;
  private long lastNanos;
  private long leftOut;

  Throttle(long periodNanos) {
    this.periodNanos = periodNanos;
  }

  boolean permits(long nowNanos) {
    if (used && nowNanos - lastNanos < periodNanos) {
      leftOut++;
      return false;
    }
    used = true;
    lastNanos = nowNanos;
    return true;
  }

  /** Messages held back since the last call. */
  long takeLeftOut() {
    long taken = leftOut;
    leftOut = 0;
    return taken;
  }
}
