package io.clearwatch.jobs.rolling;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Slices of one cell that are being added up. Mostly there is one, that of the present; what comes
 * late or early has others.
 */
final class CellSlices {
  private final String key;
  private final Map<Long, Slice> others = new HashMap<>(0);
  private long firstStart;
  private Slice first;

  CellSlices(String key) {
    this.key = key;
  }

  /** {@link Cell#key()}. */
  String key() {
    return key;
  }

  boolean isEmpty() {
    return first == null;
  }

  /** The slice that starts at a time, or null. */
  Slice get(long startMillis) {
    if (first == null) {
      return null;
    }
    return firstStart == startMillis ? first : others.get(startMillis);
  }

  /** Adds an empty slice, where there is none. */
  Slice add(long startMillis) {
    Slice slice = new Slice();
    if (first == null) {
      first = slice;
      firstStart = startMillis;
    } else {
      others.put(startMillis, slice);
    }
    return slice;
  }

  /** Gives all slices with their starts, and is empty again. */
  void drain(BiConsumer<Long, Slice> taker) {
    taker.accept(firstStart, first);
    others.forEach(taker);
    first = null;
    others.clear();
  }
}
