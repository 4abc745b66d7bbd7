package io.clearwatch.jobs.rolling;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Slices of the current key in Flink's keyed state, in buckets by start. The bucket that was looked
 * at last is remembered, since slices are read in their order.
 */
final class MapStateSlices implements SliceStore {
  private final MapState<Long, SliceBucket> state;
  private final long sliceMillis;
  private final long bucketMillis;
  private long longestWindowMillis;

  private long lastStart = Long.MIN_VALUE;
  private SliceBucket last;

  MapStateSlices(MapState<Long, SliceBucket> state, long sliceMillis) {
    this.state = state;
    this.sliceMillis = sliceMillis;
    this.bucketMillis = sliceMillis * SliceBucket.SIZE;
  }

  /** Has to be called when the current key has changed. */
  void keyChanged() {
    lastStart = Long.MIN_VALUE;
    last = null;
  }

  /** Says that a window of this length is made of these slices. */
  void longestWindow(long windowMillis) {
    longestWindowMillis = Math.max(longestWindowMillis, windowMillis);
  }

  long longestWindowMillis() {
    return longestWindowMillis;
  }

  /** Adds to a slice; the change stays the caller's. */
  void add(long startMillis, Slice change) {
    SliceBucket bucket = bucket(startMillis);
    if (bucket == null) {
      bucket = new SliceBucket();
    }
    int at = position(startMillis);
    if (bucket.slices[at] == null) {
      bucket.slices[at] = new Slice();
    }
    bucket.slices[at].add(change);
    if (bucket.slices[at].isEmpty()) {
      bucket.slices[at] = null;
    }
    store(startMillis, bucket);
  }

  /** Removes the buckets that end at or before a time and start at or after another. */
  void removeBuckets(long fromMillis, long toMillis) {
    for (long start = bucketStart(fromMillis);
        start + bucketMillis <= toMillis;
        start += bucketMillis) {
      remove(start);
    }
  }

  @Override
  public Slice get(long startMillis) {
    SliceBucket bucket = bucket(startMillis);
    return bucket == null ? null : bucket.slices[position(startMillis)];
  }

  private SliceBucket bucket(long startMillis) {
    long start = bucketStart(startMillis);
    if (start != lastStart) {
      try {
        last = state.get(start);
      } catch (Exception e) {
        throw new FlinkRuntimeException("cannot read slices", e);
      }
      lastStart = start;
    }
    return last;
  }

  private void store(long startMillis, SliceBucket bucket) {
    long start = bucketStart(startMillis);
    if (bucket.isEmpty()) {
      remove(start);
      return;
    }
    try {
      state.put(start, bucket);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot store slices", e);
    }
    lastStart = start;
    last = bucket;
  }

  private void remove(long bucketStart) {
    try {
      state.remove(bucketStart);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot remove slices", e);
    }
    keyChanged();
  }

  private long bucketStart(long startMillis) {
    return Math.floorDiv(startMillis, bucketMillis) * bucketMillis;
  }

  private int position(long startMillis) {
    return (int) (Math.floorMod(startMillis, bucketMillis) / sliceMillis);
  }
}
