package io.clearwatch.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Lines on the error stream while a benchmark runs, with the seconds since its start. */
public final class Progress {
  private final PrintWriter err;
  private final long startNanos = System.nanoTime();

  Progress(PrintWriter err) {
    this.err = err;
  }

  /** Says something, formatted as by {@link String#format}. */
  public void say(String format, Object... values) {
    long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
    err.printf(Locale.ROOT, "%4d s  ", seconds);
    err.printf(Locale.ROOT, format, values);
    err.println();
    err.flush();
  }
}
