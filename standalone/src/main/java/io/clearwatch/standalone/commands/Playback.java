package io.clearwatch.standalone.commands;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.cli.LiveTable;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.demo.Demo;
import io.clearwatch.standalone.demo.PlaybackSettings;
import io.clearwatch.standalone.series.CityOverviews;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Plays events back and shows how far they are, until it is stopped. */
final class Playback {
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration TELL_INTERVAL = Duration.ofSeconds(5);

  private final PlaybackSettings settings;
  private final PrintWriter out;
  private final Clock clock = Clock.systemUTC();

  Playback(PlaybackSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * @param runFor when to stop, counted from the start; null for not before an interrupt
   */
  void run(Duration runFor) throws InterruptedException {
    out.println("Starting broker, store, Flink and jobs ...");
    out.flush();
    Instant end = runFor == null ? Instant.MAX : clock.instant().plus(runFor);
    try (Demo demo = Demo.play(settings, clock)) {
      out.println("  speed   " + settings.speed() + "x, from " + demo.start());
      if (settings.store() == null) {
        out.println("  board   " + demo.boardUrl());
        showTable(demo, end);
      } else {
        out.println("  store   " + settings.store());
        showTime(demo, end);
      }
    } catch (InterruptedException e) {
      out.println("Stopping ...");
      out.flush();
    }
  }

  private void showTable(Demo demo, Instant end) throws InterruptedException {
    CityOverviews cities =
        new CityOverviews(demo.series(), Catalogue.builtIn(), PortRegistry.builtIn().cities());
    LiveTable table = new LiveTable(Terminal.of(out), clock);
    boolean isToldToHaveEnded = false;
    while (clock.instant().isBefore(end)) {
      demo.check();
      table.show(cities.read(), demo.series().newestTick().orElse(null));
      isToldToHaveEnded = tellOfEnd(demo, isToldToHaveEnded);
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
    table.end(cities.read(), demo.series().newestTick().orElse(null));
  }

  private void showTime(Demo demo, Instant end) throws InterruptedException {
    boolean isToldToHaveEnded = false;
    while (clock.instant().isBefore(end)) {
      demo.check();
      if (!isToldToHaveEnded) {
        out.println("  it is " + demo.clock().instant());
        out.flush();
      }
      isToldToHaveEnded = tellOfEnd(demo, isToldToHaveEnded);
      Thread.sleep(TELL_INTERVAL.toMillis());
    }
  }

  private boolean tellOfEnd(Demo demo, boolean isTold) {
    if (demo.hasEnded() && !isTold) {
      out.println("All events have been played; Ctrl-C stops.");
      out.flush();
    }
    return demo.hasEnded();
  }
}
