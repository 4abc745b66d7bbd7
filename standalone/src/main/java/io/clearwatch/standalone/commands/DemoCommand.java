package io.clearwatch.standalone.commands;

import io.clearwatch.generators.Scenario;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.cli.LiveTable;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.demo.Demo;
import io.clearwatch.standalone.demo.DemoSettings;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.series.CityOverviews;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows everything at work in one process. */
@Command(
    name = "demo",
    description = {
      "Runs everything in this process: broker, Flink, store, jobs and a synthetic world. First the "
          + "past days are filled in at full speed, then it goes on live.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  clearwatch demo",
      "  clearwatch demo --scenario export-slip",
      "  clearwatch demo --for 3m",
      "",
      "Ctrl-C stops it. Nothing is kept."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  /** The newest tick of a live run is no further behind: the disorder waited for, and a step. */
  private static final Duration PRESENT = Duration.ofMinutes(3);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the board on this machine (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop after this long, like 3m or 1h; without it, at Ctrl-C.")
  private Duration runFor;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the synthetic world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      description = "Past days to fill in, 1 to 60 (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "normal",
      converter = ScenarioConverter.class,
      description =
          "What happens; clearwatch generate --help lists them (default: ${DEFAULT-VALUE}).")
  private Scenario scenario;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (days < 1 || days > 60) {
      throw new ParameterException(spec.commandLine(), "--days is not from 1 to 60");
    }
    int boardPort = Ports.free(port, "--port");
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting broker, store, Flink and jobs ...");
    out.flush();
    try (Demo demo = Demo.start(new DemoSettings(seed, days, scenario, boardPort, runFor), clock)) {
      out.println("  board   " + demo.boardUrl());
      out.println("  Flink   " + demo.flinkUrl());
      out.println("  store   " + demo.storeUrl() + " (QuestDB: console, and SQL at /exec?query=)");
      out.println("  broker  " + demo.broker());
      out.flush();
      Instant end = runFor == null ? Instant.MAX : demo.start().plus(runFor);
      if (fillIn(demo, clock, end, out)) {
        show(demo, clock, end, out);
      }
      return ExitCode.OK;
    } catch (InterruptedException e) {
      out.println("Stopping ...");
      out.flush();
      return ExitCode.OK;
    }
  }

  /** Waits until the figures have reached the present; false if the time is up before. */
  private boolean fillIn(Demo demo, Clock clock, Instant end, PrintWriter out)
      throws InterruptedException {
    ProgressBar progress =
        new ProgressBar(
            Terminal.of(out), clock, "Filling in the past " + (days == 1 ? "day" : days + " days"));
    double spanMillis = Duration.between(demo.from(), demo.start()).toMillis();
    while (clock.instant().isBefore(end)) {
      demo.check();
      Optional<Instant> newest = demo.series().newestTick();
      if (newest.isPresent()) {
        if (Duration.between(newest.get(), demo.clock().instant()).compareTo(PRESENT) <= 0) {
          progress.announceEnd("live from here on");
          return true;
        }
        double doneMillis = Duration.between(demo.from(), newest.get()).toMillis();
        progress.update(doneMillis / spanMillis, "figures up to " + newest.get());
      }
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
    return false;
  }

  private void show(Demo demo, Clock clock, Instant end, PrintWriter out)
      throws InterruptedException {
    CityOverviews cities =
        new CityOverviews(demo.series(), Catalogue.builtIn(), PortRegistry.builtIn().cities());
    LiveTable table = new LiveTable(Terminal.of(out), clock);
    while (clock.instant().isBefore(end)) {
      demo.check();
      table.show(cities.read(), demo.series().newestTick().orElse(null));
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
    table.end(cities.read(), demo.series().newestTick().orElse(null));
  }
}
