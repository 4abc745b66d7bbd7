package io.clearwatch.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Processor time of this process. */
public final class Cpu {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Cpu() {}

  /** Seconds that all cores together have spent on it so far. */
  public static double seconds() {
    return SYSTEM.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
