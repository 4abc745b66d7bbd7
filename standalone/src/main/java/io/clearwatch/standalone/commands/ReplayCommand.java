package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.replay.Exclusion;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.demo.PlaybackSettings;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.recording.Recording;
import io.clearwatch.standalone.replay.Replay;
import io.clearwatch.standalone.replay.ReplaySettings;
import io.clearwatch.wire.WriterSchemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the jobs over a folder of events. */
@Command(
    name = "replay",
    description = {
      "Runs the rules of the jobs over a folder of event files and writes result files. The order "
          + "of the input has no influence on them.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  clearwatch generate --from 2026-03-01 --to 2026-03-15 --out events",
      "  clearwatch replay --events events --out results",
      "  clearwatch replay --events events --out results --every 15m --targets stricter.yaml",
      "  clearwatch replay --kafka broker:9092 --out results --from 2026-03-01T00:00:00Z",
      "  clearwatch replay --events events --speed 60x --from 2026-03-10T00:00:00Z",
      "  clearwatch replay --events events --out without --exclude filing=ADVANCE",
      "  clearwatch replay --events events --out results --influx http://influx:8086 --run may"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final Pattern FACTOR = Pattern.compile("([1-9]\\d{0,3})x?");

  /** An hour in a second. */
  private static final int FASTEST = 3600;

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** Where the events are. */
  private static final class Source {
    @Option(
        names = "--events",
        required = true,
        paramLabel = "DIR",
        description =
            "Folder with declarations, releases, inspections and refunds, each as .jsonl, "
                + ".csv or .avro.")
    private Path events;

    @Option(
        names = "--kafka",
        required = true,
        paramLabel = "HOST:PORT",
        description =
            "Replay what the topics of this broker hold now; KAFKA_CONFIG_FILE names a file of "
                + "client properties.")
    private String broker;
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for the result files, made if it is missing; files of an earlier replay "
              + "are replaced.")
  private Path results;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      defaultValue = "1h",
      description =
          "Step of the figures, whole minutes, like 5m or 1h (default: ${DEFAULT-VALUE}).")
  private Duration every;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Targets to judge by, a file or a folder, in place of the built-in ones.")
  private Path targets;

  @Option(
      names = "--stuck",
      paramLabel = "FILE",
      description = "Limits past which something is stuck, in place of the built-in ones.")
  private Path stuck;

  @Option(
      names = "--exclude",
      paramLabel = "DIMENSION=VALUE",
      converter = ExclusionConverter.class,
      description = {
        "Leave out what has this value, as if it had never come, like filing=ADVANCE or "
            + "commodity=PERISHABLE; may be given several times."
      })
  private List<Exclusion> exclusions = List.of();

  @Option(
      names = "--definition",
      paramLabel = "NAME",
      description =
          "Judge all promises on clearance times by one definition: customs (arrival to release) "
              + "or logistics (arrival to handover).")
  private Definition definition;

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description =
          "Count the working days of refunds with the days in this file otherwise: daysOff and "
              + "workingDays, lists of dates in YAML.")
  private Path calendar;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First tick is at or after this time (default: the first event).")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Replay as of this time: later events are left out (default: all events).")
  private Instant to;

  /** What a clearance time is. */
  private enum Definition {
    customs(Metric.CLEARANCE_CUSTOMS),
    logistics(Metric.CLEARANCE_LOGISTICS);

    private final Metric metric;

    Definition(Metric metric) {
      this.metric = metric;
    }
  }

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description =
          "Play the events back live in place of working them out, so many times as fast as they "
              + "happened, like 60x: on a board of this process, or with --influx for Grafana. "
              + "What was before --from is filled in first.")
  private String speed;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the board of --speed, 0 for any (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop --speed after this time, like 10m (default: on Ctrl-C).")
  private Duration runFor;

  @ArgGroup(exclusive = false)
  private Store store;

  @Spec private CommandSpec spec;

  /** A store of the run's own. */
  private static final class Store {
    @Option(
        names = "--influx",
        required = true,
        paramLabel = "URL",
        description = "Write all figures to this InfluxDB too; its token is in INFLUX_TOKEN.")
    private String url;

    @Option(
        names = "--run",
        required = true,
        paramLabel = "NAME",
        description = "Bucket there, or database of a 1.x, of this run's own.")
    private String run;

    @Option(
        names = "--org",
        paramLabel = "NAME",
        defaultValue = "clearwatch",
        description = "Organization there (default: ${DEFAULT-VALUE}).")
    private String org;

    @Option(
        names = "--influx-v1",
        description = "The InfluxDB is a 1.x; the database is made if it is missing.")
    private boolean isV1;

    InfluxSettings settings() throws IOException {
      InfluxSettings settings =
          InfluxSettings.builder(url, run).org(org).dialect(isV1 ? Dialect.V1 : Dialect.V2).build();
      if (isV1) {
        InfluxCheck.createDatabase(settings);
      }
      InfluxCheck.requireReachable(settings);
      return settings;
    }
  }

  @Override
  public Integer call() throws Exception {
    if (every.toMillis() < 60_000 || every.toMillis() % 60_000 != 0) {
      throw wrong("--every is not a number of whole minutes");
    }
    if (from != null && to != null && !to.isAfter(from)) {
      throw wrong("--to is not after --from");
    }
    if (speed != null) {
      play();
      return ExitCode.OK;
    }
    if (results == null) {
      throw wrong("needs --out, or --speed to play the events back");
    }
    if (source.broker == null) {
      replay(source.events);
    } else {
      try (WorkFolder work = WorkFolder.create(Folders.work(), "recorded")) {
        record(work.path());
        replay(work.path());
      }
    }
    return ExitCode.OK;
  }

  private void play() throws IOException, InterruptedException {
    if (source.broker != null) {
      throw wrong("--speed plays event files; record the topics first, with 'clearwatch record'");
    }
    if (results != null
        || to != null
        || targets != null
        || stuck != null
        || calendar != null
        || definition != null
        || !exclusions.isEmpty()) {
      throw wrong("--speed goes with --from, --port, --for and --influx only");
    }
    PlaybackSettings settings =
        new PlaybackSettings(source.events, from, factor(), Ports.free(port, "--port"), store());
    new Playback(settings, spec.commandLine().getOut()).run(runFor);
  }

  private int factor() {
    Matcher factor = FACTOR.matcher(speed);
    if (!factor.matches()) {
      throw wrong("--speed is '" + speed + "'; give a whole number from 1 to 3600, like 60x");
    }
    return Math.min(FASTEST, Integer.parseInt(factor.group(1)));
  }

  private void record(Path folder) throws IOException, InterruptedException {
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    Recording recording =
        new Recording(
            new Recording.Settings(
                KafkaSettings.of(source.broker, System.getenv()),
                WriterSchemas.published(),
                folder,
                null,
                to,
                false),
            spec.commandLine().getOut()::println,
            new RecordCommand.RecordingBar(terminal)::update);
    recording.run();
    if (recording.wasStopped()) {
      throw new InterruptedException();
    }
  }

  private void replay(Path events) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = targets == null ? Catalogue.builtIn() : Catalogue.load(targets);
    StuckLimits limits = stuck == null ? StuckLimits.builtIn() : StuckLimits.load(stuck);
    ReplaySettings settings =
        new ReplaySettings(
            events,
            results,
            definition == null ? catalogue : catalogue.judgingClearancesBy(definition.metric),
            limits,
            every,
            from,
            to,
            calendar == null ? WorkingDays.china() : WorkingDays.load(calendar),
            exclusions,
            store());
    new Replay(settings, out::println, new ReplayBars(Terminal.of(spec.commandLine().getErr())))
        .run();
  }

  private InfluxSettings store() throws IOException {
    return store == null ? null : store.settings();
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
