package io.clearwatch.benchmarks;

import java.util.Locale;

/** The machine that the figures are from. */
public final class Machine {
  private static final double MEBI = 1 << 20;

  private Machine() {}

  static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "%d cores, heap of at most %,.0f MiB, Java %s, %s %s",
        runtime.availableProcessors(),
        mebibytes(runtime.maxMemory()),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }

  public static double mebibytes(long bytes) {
    return bytes / MEBI;
  }
}
