package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.series.HourWindows;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes what an InfluxDB need not keep for as long as its bucket does. */
@Command(
    name = "retention",
    description = {
      "Deletes the figures of the window of an hour that are older than some days. They come every "
          + "minute and are more than half of what is stored; longer windows and alerts stay for as long "
          + "as the bucket keeps them.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The token is in INFLUX_TOKEN, or in a file that INFLUX_TOKEN_FILE names; it has to be allowed",
      "to write. Run it once a day, or let it repeat itself with --every.",
      "",
      "Examples:",
      "  clearwatch retention --influx http://influx:8086",
      "  clearwatch retention --influx http://influx:8086 --hour-windows 7d --every 24h"
    })
public final class RetentionCommand implements Callable<Integer> {
  @Mixin private InfluxOptions influx;

  @Option(
      names = "--hour-windows",
      paramLabel = "DURATION",
      defaultValue = "14d",
      description = "How long figures of an hour's window are kept (default: ${DEFAULT-VALUE}).")
  private Duration kept;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Do it again after this long, until Ctrl-C; without it, once.")
  private Duration every;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (every != null && every.isZero()) {
      throw new ParameterException(spec.commandLine(), "--every is not at least 1s");
    }
    HourWindows hourWindows = new HourWindows(influx.query(spec.commandLine()));
    try {
      do {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(kept);
        hourWindows.deleteBefore(before);
        out.println("Deleted the figures of an hour's window before " + before);
        out.flush();
        if (every != null) {
          Thread.sleep(every.toMillis());
        }
      } while (every != null);
    } catch (InterruptedException e) {
      out.println("Stopped.");
    }
    return ExitCode.OK;
  }
}
