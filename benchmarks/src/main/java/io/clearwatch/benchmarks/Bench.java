package io.clearwatch.benchmarks;

import io.clearwatch.benchmarks.board.BoardBenchmark;
import io.clearwatch.benchmarks.live.FreshnessBenchmark;
import io.clearwatch.benchmarks.live.OutageBenchmark;
import io.clearwatch.benchmarks.replay.ReplayBenchmark;
import io.clearwatch.benchmarks.state.StateBenchmark;
import io.clearwatch.benchmarks.storage.StorageBenchmark;
import io.clearwatch.jobs.options.DurationConverter;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.cli.ErrorMessages;
import io.clearwatch.standalone.cli.LogFile;
import io.clearwatch.standalone.cli.Paragraph;
import io.clearwatch.standalone.cli.StopSignal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code clearwatch bench} command: one benchmark, or all of them. */
@Command(
    name = "clearwatch bench",
    description = {
      "Measures on this machine what the jobs cost and how fast they are. Without a name it runs all "
          + "benchmarks, one after the other, each in a fresh process.",
      ""
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[NAME]",
    commandListHeading = "%nBenchmarks:%n",
    subcommands = {
      StateBenchmark.class,
      FreshnessBenchmark.class,
      OutageBenchmark.class,
      StorageBenchmark.class,
      BoardBenchmark.class,
      ReplayBenchmark.class
    },
    footer = {
      "",
      "clearwatch bench NAME --help tells how one measures, and its options. The figures of the",
      "last runs are in benchmarks/README.md. Give them a machine that does nothing else.",
      "",
      "Examples:",
      "  clearwatch bench state",
      "  clearwatch bench freshness --rate 1000 --for 5m"
    })
public final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private Bench() {}

  /**
   * Runs the command.
   *
   * @param args the words after {@code clearwatch}, of which the first is {@code bench}
   */
  public static void main(String[] args) {
    // The class path has the configuration of Flink's own tests too, which would go first.
    System.setProperty("log4j2.configurationFile", "classpath:log4j2.xml");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(StopSignal.guard(() -> run(out, err, Arrays.copyOfRange(args, 1, args.length))));
  }

  private static int run(PrintWriter out, PrintWriter err, String... args) {
    try (LogFile log = LogFile.open(Folders.logs())) {
      return execute(out, err, log.path(), args);
    } catch (CommandException e) {
      err.println("clearwatch bench: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  static int execute(PrintWriter out, PrintWriter err, Path log, String... args) {
    ErrorMessages errors = new ErrorMessages(log);
    return new CommandLine(new Bench())
        .setOut(out)
        .setErr(err)
        .setUsageHelpWidth(Paragraph.WIDTH)
        .registerConverter(Duration.class, new DurationConverter())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    int worst = CommandLine.ExitCode.OK;
    for (String name : spec.subcommands().keySet()) {
      worst = Math.max(worst, FreshProcess.run(name));
    }
    return worst;
  }
}
