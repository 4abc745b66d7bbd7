package io.clearwatch.jobs.rolling;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** Slices of the current key in Flink's keyed state. */
final class MapStateSlices implements SliceStore {
  private final MapState<Long, Slice> state;
  private long longestWindowMillis;

  MapStateSlices(MapState<Long, Slice> state) {
    this.state = state;
  }

  /** Says that a window of this length is made of these slices. */
  void longestWindow(long windowMillis) {
    longestWindowMillis = Math.max(longestWindowMillis, windowMillis);
  }

  long longestWindowMillis() {
    return longestWindowMillis;
  }

  void add(long startMillis, Slice change) {
    Slice sum = new Slice();
    Slice present = get(startMillis);
    if (present != null) {
      sum.add(present);
    }
    sum.add(change);
    if (sum.isEmpty()) {
      remove(startMillis);
    } else {
      put(startMillis, sum);
    }
  }

  void removeAll(long fromMillis, long toMillis, long widthMillis) {
    for (long start = fromMillis; start < toMillis; start += widthMillis) {
      remove(start);
    }
  }

  @Override
  public Slice get(long startMillis) {
    try {
      return state.get(startMillis);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot read a slice", e);
    }
  }

  @Override
  public void put(long startMillis, Slice slice) {
    try {
      state.put(startMillis, slice);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot store a slice", e);
    }
  }

  @Override
  public void remove(long startMillis) {
    try {
      state.remove(startMillis);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot remove a slice", e);
    }
  }
}
