package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.replay.BoundedRun.Step;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.replay.ReplayProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows how far a replay is: a bar for each step. */
final class ReplayBars implements ReplayProgress {
  private final Terminal terminal;
  private final Clock clock = Clock.systemUTC();
  private final Instant start = clock.instant();
  private String title;
  private ProgressBar bar;

  ReplayBars(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void reading(double done, long records) {
    long perSecond = records * 1000 / Math.max(1, elapsed().toMillis());
    show(
        "Reading",
        done,
        String.format(Locale.ROOT, "%,d records, %,d records/s", records, perSecond));
  }

  @Override
  public synchronized void working(Step step, double done) {
    switch (step) {
      case RESULTS -> show("Results", done, "of declarations, inspections and refunds");
      case FIGURES -> show("Figures", done, "of the time replayed");
      case FILES -> show("Files", done, "written");
    }
  }

  private void show(String step, double done, String detail) {
    if (!step.equals(title)) {
      title = step;
      bar = new ProgressBar(terminal, clock, String.format(Locale.ROOT, "%-7s", step));
    }
    if (done < 1) {
      bar.update(done, detail);
    } else {
      bar.end(detail);
    }
  }

  private Duration elapsed() {
    return Duration.between(start, clock.instant());
  }
}
