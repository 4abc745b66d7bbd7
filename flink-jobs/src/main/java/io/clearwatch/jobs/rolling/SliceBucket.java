package io.clearwatch.jobs.rolling;

/**
 * Neighbouring slices, kept together in state so that walking over many of them costs few look-ups:
 * 60 minutes, or 60 hours. Mutable public field, so that Flink serializes it as a POJO.
 */
public final class SliceBucket {
  /** Slices in a bucket. */
  static final int SIZE = 60;

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
