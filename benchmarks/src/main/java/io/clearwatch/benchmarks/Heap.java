package io.clearwatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The heap of this process. */
public final class Heap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private Heap() {}

  /** Bytes of objects that are in use, after a full collection. */
  public static long liveBytes() {
    // The second one takes what finalizers and cleaners of the first have let go.
    MEMORY.gc();
    MEMORY.gc();
    return usedBytes();
  }

  /** Bytes that are taken, garbage included. */
  public static long usedBytes() {
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
