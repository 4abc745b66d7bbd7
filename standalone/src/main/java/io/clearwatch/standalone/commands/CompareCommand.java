package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.compare.Comparison;
import io.clearwatch.standalone.compare.ComparisonCsv;
import io.clearwatch.standalone.compare.ComparisonPage;
import io.clearwatch.standalone.compare.ComparisonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two replays. */
@Command(
    name = "compare",
    description = {
      "Compares the results of two replays: what differs between their means, whether it is more "
          + "than noise, and how much of it is only another mix of goods, filings, ports and "
          + "traders.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  clearwatch replay --events march --out before",
      "  clearwatch replay --events may --out after",
      "  clearwatch compare before after",
      "  clearwatch compare before after --out comparison",
      "",
      "Intervals are of 95 %, drawn from blocks of days of a port, since cases of a ship or",
      "a queue are no independent observations. Marked with * is what is told as a change: of all",
      "that are marked, 5 % at most are expected to be there by chance. A cell of too few days gets",
      "figures, and no verdict; it takes about four weeks of a port."
    })
public final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN_A", description = "What replay --out was given.")
  private Path first;

  @Parameters(index = "1", paramLabel = "RUN_B", description = "The same of the other replay.")
  private Path second;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for comparison.csv, which has all cells, periods and stages, and "
              + "comparison.html.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ProgressBar progress =
        new ProgressBar(Terminal.of(spec.commandLine().getErr()), Clock.systemUTC(), "Comparing");
    if (out != null) {
      Folders.requireWritable(out);
    }
    Comparison comparison =
        Comparison.of(first, second, done -> progress.update(done, "of all measures"));
    if (out != null) {
      write(comparison);
    }
    ComparisonText.of(comparison).forEach(spec.commandLine().getOut()::println);
    if (out != null) {
      spec.commandLine().getOut().println();
      spec.commandLine()
          .getOut()
          .println("All of it is in " + out + ": comparison.csv, comparison.html");
    }
    return ExitCode.OK;
  }

  private void write(Comparison comparison) {
    try {
      ComparisonCsv.write(out.resolve("comparison.csv"), comparison);
      ComparisonPage.write(out.resolve("comparison.html"), comparison);
    } catch (IOException e) {
      throw new CommandException("cannot write to " + out + ": " + e.getMessage(), e);
    }
  }
}
