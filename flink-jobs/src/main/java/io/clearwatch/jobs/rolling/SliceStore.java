package io.clearwatch.jobs.rolling;

/** The slices of one cell and one width, by start in milliseconds since the epoch. */
@FunctionalInterface
public interface SliceStore {
  /** The slice, or null if nothing completed in it. */
  Slice get(long startMillis);
}
