package io.clearwatch.standalone.commands;

import io.clearwatch.board.BoardServer;
import io.clearwatch.board.BoardSettings;
import io.clearwatch.board.store.InfluxSeriesStore;
import io.clearwatch.board.views.BoardSeeds;
import io.clearwatch.board.views.TrackReader;
import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StageOwners;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.tracks.Tracks;
import io.clearwatch.wire.WriterSchemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the board on what the jobs have stored in an InfluxDB. */
@Command(
    name = "board",
    description = {"Serves the live board on what the jobs store in an InfluxDB.", ""},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Secrets come from the environment: INFLUX_TOKEN or INFLUX_TOKEN_FILE, on 1.x user:password;",
      "BOARD_TOKEN or BOARD_TOKEN_FILE is what readers have to know, as the password that a browser",
      "asks for. On this machine alone it may be missing.",
      "",
      "Examples:",
      "  clearwatch board --influx http://influx:8086",
      "  clearwatch board --influx http://influx:8086 --kafka broker:9092 --tracks declarations",
      "  clearwatch board --influx http://influx:8086 --host 0.0.0.0"
    })
public final class BoardCommand implements Callable<Integer> {
  @Mixin private InfluxOptions influx;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}); any that others can reach needs "
              + "BOARD_TOKEN.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Targets to show, a file or a folder, in place of the built-in ones.")
  private Path targets;

  @Option(
      names = "--stuck",
      paramLabel = "FILE",
      description = "Limits of stuck cases, for their names, in place of the built-in ones.")
  private Path stuck;

  @Option(
      names = "--stages",
      paramLabel = "FILE",
      description = "Who has the goods in each stage, in place of the built-in owners.")
  private Path stages;

  @ArgGroup(exclusive = false)
  private DeclarationOptions declarations;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop after this long, like 3m or 1h; without it, at Ctrl-C.")
  private Duration runFor;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    BoardSettings settings = settings();
    BoardSeeds seeds =
        new BoardSeeds(
            targets == null ? Catalogue.builtIn() : Catalogue.load(targets),
            PortRegistry.builtIn(),
            stages == null ? StageOwners.builtIn() : StageOwners.load(stages),
            stuck == null ? StuckLimits.builtIn() : StuckLimits.load(stuck));
    InfluxSeriesStore store = new InfluxSeriesStore(influx.query(spec.commandLine()));
    try (Tracks tracks = declarations == null ? null : declarations.open(seeds);
        BoardServer board =
            BoardServer.start(
                settings,
                store,
                seeds,
                tracks == null ? TrackReader.NONE : tracks,
                Clock.systemUTC())) {
      out.println("The board is at " + board.url());
      out.flush();
      Thread.sleep(runFor == null ? Long.MAX_VALUE : runFor.toMillis());
      return ExitCode.OK;
    } catch (InterruptedException e) {
      out.println("Stopping ...");
      out.flush();
      return ExitCode.OK;
    }
  }

  /** Single declarations, which the InfluxDB does not hold. */
  static final class DeclarationOptions {
    @Option(
        names = "--kafka",
        required = true,
        paramLabel = "HOST:PORT",
        description = "Broker whose topics single declarations are read from, with --tracks.")
    private String broker;

    @Option(
        names = "--tracks",
        required = true,
        paramLabel = "DIR",
        description = "Keep the events of single declarations here, for 90 days.")
    private Path folder;

    Tracks open(BoardSeeds seeds) {
      return Tracks.open(
          TracksFolder.made(folder),
          KafkaSettings.of(broker, System.getenv()),
          WriterSchemas.published(),
          seeds,
          Clock.systemUTC());
    }
  }

  private BoardSettings settings() throws IOException {
    int free = Ports.free(port, "--port");
    try {
      return new BoardSettings(host, free, token(System.getenv()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Optional<String> token(Map<String, String> environment) {
    String token = environment.getOrDefault(BoardSettings.TOKEN_VARIABLE, "").strip();
    String file = environment.getOrDefault(BoardSettings.TOKEN_VARIABLE + "_FILE", "").strip();
    if (token.isEmpty() && !file.isEmpty()) {
      try {
        token = Files.readString(Path.of(file)).strip();
      } catch (IOException e) {
        throw new CommandException(
            BoardSettings.TOKEN_VARIABLE + "_FILE names " + file + ", which cannot be read", e);
      }
    }
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }
}
