package io.clearwatch.standalone.commands;

import io.clearwatch.board.BoardServer;
import io.clearwatch.board.BoardSettings;
import io.clearwatch.board.store.InfluxSeriesStore;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.LiveRun;
import io.clearwatch.jobs.ServerOptions;
import io.clearwatch.jobs.ServerOptions.Begin;
import io.clearwatch.jobs.sinks.alertmanager.AlertmanagerCheck;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sources.TargetTopic.Beginning;
import io.clearwatch.seeds.StageOwners;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.standalone.embedded.EmbeddedFlink;
import io.clearwatch.standalone.embedded.FlinkSettings;
import io.clearwatch.standalone.embedded.JobHandle;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.standalone.tracks.Tracks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the jobs in this process against real servers. */
@Command(
    name = "run",
    description = {
      "Runs the three jobs in this process between a Kafka broker and an InfluxDB, and serves the "
          + "board. The jobs read the topics from the beginning, since windows need their past.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Secrets come from the environment: INFLUX_TOKEN or INFLUX_TOKEN_FILE; ALERTMANAGER_TOKEN or",
      "ALERTMANAGER_TOKEN_FILE; KAFKA_CONFIG_FILE for client properties such as TLS and SASL.",
      "",
      "Example:",
      "  clearwatch run --kafka broker:9092 --influx http://influx:8086 --org port --bucket clearwatch"
    })
public final class RunCommand implements Callable<Integer> {
  private static final int RESTARTS = Integer.MAX_VALUE;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  @Mixin private ServerOptions servers;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the board on this machine (default: ${DEFAULT-VALUE}).")
  private int boardPort;

  @Option(
      names = "--stages",
      paramLabel = "FILE",
      description =
          "Who has the goods in each stage, for the board, in place of the built-in owners.")
  private Path stages;

  @Option(
      names = "--tracks",
      paramLabel = "DIR",
      description =
          "Keep the events of single declarations here, for 90 days, so that the board finds them "
              + "at once after a restart (default: for the run only).")
  private Path tracksFolder;

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of Flink's web page on this machine (default: ${DEFAULT-VALUE}).")
  private int flinkPort;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop after this long, like 3m or 1h; without it, at Ctrl-C.")
  private Duration runFor;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Instant start = Instant.now();
    Instant end = runFor == null ? Instant.MAX : start.plus(runFor);
    int webPort = Ports.free(flinkPort, "--flink-port");
    BoardSettings boardSettings = BoardSettings.loopback(Ports.free(boardPort, "--port"));
    LiveRun run = liveRun(start, out);
    warnOfAlertmanagers(run);
    BoardSeeds seeds = seeds(run.settings());
    try (WorkFolder work = WorkFolder.create(Folders.work(), "run");
        EmbeddedFlink flink = EmbeddedFlink.start(flinkSettings(work.path(), webPort));
        Tracks tracks =
            Tracks.open(
                TracksFolder.made(tracksFolder == null ? work.path() : tracksFolder),
                run.client(),
                run.writers(),
                seeds,
                Clock.systemUTC());
        BoardServer board =
            BoardServer.start(
                boardSettings,
                new InfluxSeriesStore(InfluxOptions.query(run.store())),
                seeds,
                tracks,
                Clock.systemUTC())) {
      List<JobHandle> jobs = new ArrayList<>();
      for (Job<?, ?> job : Job.ALL) {
        StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);
        run.define(job, environment);
        jobs.add(flink.submit(job.name(), environment));
      }
      out.println("The jobs run; Flink shows them at " + flink.webUrl());
      out.println("The board is at " + board.url());
      out.flush();
      while (Instant.now().isBefore(end)) {
        for (JobHandle job : jobs) {
          if (!job.isRunning()) {
            job.await();
          }
        }
        Thread.sleep(LOOK_INTERVAL.toMillis());
      }
      return ExitCode.OK;
    } catch (InterruptedException e) {
      out.println("Stopping ...");
      out.flush();
      return ExitCode.OK;
    }
  }

  private BoardSeeds seeds(JobSettings settings) {
    return new BoardSeeds(
        settings.catalogue(),
        settings.ports(),
        stages == null ? StageOwners.builtIn() : StageOwners.load(stages),
        settings.stuck());
  }

  private LiveRun liveRun(Instant start, PrintWriter out) throws IOException, InterruptedException {
    LiveRun run = servers.liveRun(Begin.anew(start), System.getenv());
    KafkaTopics.createMissing(run.client());
    InfluxCheck.requireReachable(run.store());
    Beginning beginning = run.beginning();
    if (!beginning.overruled().isEmpty()) {
      out.println(beginning.notice());
    }
    return run.by(beginning.catalogue());
  }

  private void warnOfAlertmanagers(LiveRun run) throws IOException {
    if (run.alertmanager() != null) {
      PrintWriter err = spec.commandLine().getErr();
      AlertmanagerCheck.warnings(run.alertmanager()).forEach(err::println);
      err.flush();
    }
  }

  private FlinkSettings flinkSettings(Path work, int webPort) {
    int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors());
    return new FlinkSettings(
        work.resolve("flink"),
        parallelism,
        parallelism * Job.ALL.size(),
        webPort,
        CHECKPOINT_INTERVAL,
        RESTARTS);
  }
}
