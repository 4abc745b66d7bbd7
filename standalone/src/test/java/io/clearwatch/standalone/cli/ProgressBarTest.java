package io.clearwatch.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressBarTest {
  private final StringWriter shown = new StringWriter();
  private final ManualClock clock = new ManualClock();

  @Test
  void aFileGetsALineEveryFiveSeconds() {
    ProgressBar bar = bar(false);
    for (int second = 0; second <= 10; second++) {
      bar.update(second / 20.0, second + "k events");
      clock.advance(Duration.ofSeconds(1));
    }
    bar.end("20k events");

    assertThat(shown.toString().lines())
        .containsExactly(
            "Filling  10 %  2k events, 18 s left",
            "Filling  35 %  7k events, 13 s left", "Filling 100 %  20k events (11 s)");
  }

  @Test
  void aTerminalShowsABarThatIsDrawnOver() {
    ProgressBar bar = bar(true);
    clock.advance(Duration.ofSeconds(2));
    bar.update(0, "nothing");
    clock.advance(Duration.ofSeconds(88));
    bar.update(0.5, "half");

    String[] draws = shown.toString().split("\033\\[\\?7h");
    assertThat(draws).hasSize(2);
    assertThat(draws[0]).doesNotContain("\033[1A").contains("[------------------------------]");
    assertThat(draws[1])
        .contains("\033[1A")
        .contains("[###############---------------]  50 %  half, 1 min 30 s left");
  }

  @Test
  void aTerminalIsNotDrawnOftenerThanAPersonCanSee() {
    ProgressBar bar = bar(true);
    clock.advance(Duration.ofSeconds(2));
    for (int i = 0; i < 1000; i++) {
      bar.update(i / 1000.0, "");
      clock.advance(Duration.ofMillis(1));
    }

    assertThat(shown.toString().lines().filter(line -> line.contains("Filling"))).hasSize(5);
  }

  @Test
  void aStepOfLessThanTwoSecondsShowsNothingUnlessItIsToBeTold() {
    ProgressBar bar = bar(true);
    bar.update(0.1, "");
    clock.advance(Duration.ofMillis(1900));
    bar.update(0.9, "");
    bar.end("done");
    assertThat(shown.toString()).isEmpty();

    bar.announceEnd("live from here on");
    assertThat(shown.toString()).contains("live from here on (1 s)");
  }

  private ProgressBar bar(boolean inPlace) {
    return new ProgressBar(
        new Terminal(new PrintWriter(shown), inPlace, Ansi.OFF), clock, "Filling");
  }
}
