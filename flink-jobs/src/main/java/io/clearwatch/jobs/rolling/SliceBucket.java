package io.clearwatch.jobs.rolling;

/**
 * Neighbouring slices, kept together in state so that walking over many of them costs few look-ups:
 * 12 minutes, an hour of 5 minutes each, or half a day of hours. Not more of them, as a state on
 * disk reads and writes all of it for a change of one. Mutable public field, so that Flink
 * serializes it as a POJO.
 */
public final class SliceBucket {
  /** Slices in a bucket. */
  static final int SIZE = 12;

  /** By position; null where nothing completed. */
  public Slice[] slices = new Slice[SIZE];

  /** For Flink. */
  public SliceBucket() {}

  boolean isEmpty() {
    for (Slice slice : slices) {
      if (slice != null) {
        return false;
      }
    }
    return true;
  }
}
