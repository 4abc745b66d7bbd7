package io.clearwatch.standalone.imports;

import io.clearwatch.standalone.cli.ProgressBar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows how far an import is. */
public final class ImportProgress {
  /** The clock is not asked for every row. */
  private static final int ROWS_PER_LOOK = 256;

  private final ProgressBar bar;
  private final Clock clock;
  private final Instant start;

  public ImportProgress(ProgressBar bar, Clock clock) {
    this.bar = bar;
    this.clock = clock;
    start = clock.instant();
  }

  /**
   * Shows the progress, if it is time to.
   *
   * @param done fraction of the bytes that is done, from 0 to 1
   */
  void update(double done, long rows) {
    if (rows % ROWS_PER_LOOK == 0) {
      bar.update(done, words(rows));
    }
  }

  void end(long rows) {
    bar.end(words(rows));
  }

  private String words(long rows) {
    long perSecond = rows * 1000 / Math.max(1, elapsed().toMillis());
    return String.format(Locale.ROOT, "%,d rows, %,d rows/s", rows, perSecond);
  }

  private Duration elapsed() {
    return Duration.between(start, clock.instant());
  }
}
