package io.clearwatch.standalone.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How far a long step is, and how long it will still take; nothing of a step that is over within
 * two seconds. On a terminal it is drawn over itself; elsewhere it is a line every few seconds.
 */
public final class ProgressBar {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration DRAW_INTERVAL = Duration.ofMillis(200);
  private static final Duration PRINT_INTERVAL = Duration.ofSeconds(5);

  /** No estimate is made from less. */
  private static final double ENOUGH = 0.02;

  private static final int WIDTH = 30;

  private final Terminal terminal;
  private final Clock clock;
  private final String title;
  private final Instant start;
  private Instant shown;
  private boolean drawn;

  public ProgressBar(Terminal terminal, Clock clock, String title) {
    this.terminal = terminal;
    this.clock = clock;
    this.title = title;
    this.start = clock.instant();
    this.shown = Instant.MIN;
  }

  /**
   * Shows the progress, if it is time to.
   *
   * @param done fraction that is done, from 0 to 1
   * @param detail what has been done, in words
   */
  public void update(double done, String detail) {
    Duration interval = terminal.inPlace() ? DRAW_INTERVAL : PRINT_INTERVAL;
    boolean isLong = elapsed().compareTo(PATIENCE) >= 0;
    if (isLong && Duration.between(shown, clock.instant()).compareTo(interval) >= 0) {
      show(done, detail + remaining(done));
    }
  }

  /** Shows that a long step is complete, and how long it took. */
  public void end(String detail) {
    if (!shown.equals(Instant.MIN)) {
      announceEnd(detail);
    }
  }

  /** Shows that the step is complete, and how long it took, even of one that was not long. */
  public void announceEnd(String detail) {
    show(1, detail + " (" + words(elapsed()) + ")");
  }

  private void show(double done, String detail) {
    shown = clock.instant();
    double fraction = Math.min(1, Math.max(0, done));
    if (terminal.inPlace()) {
      int full = (int) (fraction * WIDTH);
      String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
      terminal.draw(drawn ? 1 : 0, List.of(line("[" + bar + "] ", fraction, detail)));
      drawn = true;
    } else {
      terminal.out().println(line("", fraction, detail));
      terminal.out().flush();
    }
  }

  private String line(String bar, double fraction, String detail) {
    return String.format(Locale.ROOT, "%s %s%3.0f %%  %s", title, bar, 100 * fraction, detail);
  }

  private String remaining(double done) {
    if (done < ENOUGH) {
      return "";
    }
    double leftMillis = elapsed().toMillis() * (1 - done) / done;
    return ", " + words(Duration.ofMillis((long) leftMillis)) + " left";
  }

  private Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  private static String words(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
