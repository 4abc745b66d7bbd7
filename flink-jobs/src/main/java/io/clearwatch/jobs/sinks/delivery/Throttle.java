package io.clearwatch.jobs.sinks.delivery;

/** Lets one message through per period and counts the others. For one thread. */
public final class Throttle {
  private final long periodNanos;
  private boolean used;
  private long lastNanos;
  private long leftOut;

  public Throttle(long periodNanos) {
    this.periodNanos = periodNanos;
  }

  public boolean permits(long nowNanos) {
    if (used && nowNanos - lastNanos < periodNanos) {
      leftOut++;
      return false;
    }
    used = true;
    lastNanos = nowNanos;
    return true;
  }

  /** Messages held back since the last call. */
  public long takeLeftOut() {
    long taken = leftOut;
    leftOut = 0;
    return taken;
  }
}
