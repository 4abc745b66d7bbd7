package io.clearwatch.jobs.replay;

import io.clearwatch.wire.EventType;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/** Finds out how many events have an id that another event of their type has; of any thread. */
final class EventIds {
  /** The hashes with the same first bits are together, and sorted at a time. */
  private static final int FIRST_BITS = 5;

  private final Spill<Long> hashes;

  EventIds(Path folder) {
    hashes = new Spill<>(folder, "ids", LongSerializer.INSTANCE);
  }

  void add(EventType type, String id) {
    long hash = hash(type, id);
    hashes.add(hash >>> (Long.SIZE - FIRST_BITS), hash);
  }

  /** FNV-1a, 64 bits: among 10 million ids two fall together once in 300,000 replays. */
  private static long hash(EventType type, String id) {
    long hash = 0xcbf29ce484222325L ^ type.ordinal();
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Events whose id came before. */
  long takeRepeated() {
    long repeated = 0;
    for (long heap : hashes.heaps()) {
      repeated += repeated(heap);
    }
    return repeated;
  }

  private long repeated(long heap) {
    LongList list = new LongList();
    hashes.take(heap, list::add);
    return list.repeated();
  }

  private static final class LongList {
    private long[] values = new long[1024];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + size / 2);
      }
      values[size++] = value;
    }

    long repeated() {
      Arrays.sort(values, 0, size);
      long repeated = 0;
      for (int i = 1; i < size; i++) {
        repeated += values[i] == values[i - 1] ? 1 : 0;
      }
      return repeated;
    }
  }
}
