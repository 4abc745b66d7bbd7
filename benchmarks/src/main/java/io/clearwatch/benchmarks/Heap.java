package io.clearwatch.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The heap of this process. */
public final class Heap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  private Heap() {}

  /** Bytes of objects that are in use, after a full collection. */
  public static long liveBytes() {
    // The second one takes what finalizers and cleaners of the first have let go.
    MEMORY.gc();
    MEMORY.gc();
    return usedBytes();
  }

  /** Forgets the peak. */
  public static void resetPeak() {
    POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** The most that was taken since, garbage included; of each generation at its own time. */
  public static double peakMebibytes() {
    return Machine.mebibytes(POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
  }

  /** Bytes that are taken, garbage included. */
  public static long usedBytes() {
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
