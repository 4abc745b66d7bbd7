package io.clearwatch.benchmarks.replay;

import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.jobs.replay.BoundedRun.Step;
import io.clearwatch.standalone.replay.ReplayProgress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes the time of the steps of a replay. */
final class Steps implements ReplayProgress {
  private final Progress progress;
  private final long startNanos = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private String current = "reading";
  private long currentNanos = startNanos;

  Steps(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void reading(double done, long records) {
    // The step begins with the replay.
  }

  @Override
  public synchronized void working(Step step, double done) {
    String name = step.name().toLowerCase(Locale.ROOT);
    if (!name.equals(current)) {
      begin(name);
    }
  }

  private void begin(String name) {
    long now = System.nanoTime();
    seconds.merge(current, seconds(currentNanos, now), Double::sum);
    progress.say("%s: %.1f s", current, seconds.get(current));
    current = name;
    currentNanos = now;
  }

  synchronized void end() {
    begin("the rest");
  }

  private static double seconds(long fromNanos, long toNanos) {
    return (toNanos - fromNanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Of all steps. */
  double seconds() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  void tell(Figures figures) {
    seconds.forEach((step, taken) -> figures.measure(step, taken, "s"));
  }
}
