package io.clearwatch.standalone.commands;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reports a month of a replay. */
@Command(
    name = "report",
    description = {
      "Makes a time release study of a month from the results of a replay, in the manner of the "
          + "World Customs Organization's guide: one HTML page that needs nothing else and can be "
          + "printed.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  clearwatch replay --events events --out results",
      "  clearwatch report --run results --month 2026-03 --out report.html",
      "  clearwatch report --run results --out report.html --language zh --tables tables"
    })
public final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--run",
      required = true,
      paramLabel = "DIR",
      description = "What replay --out was given.")
  private Path run;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Month in Shanghai time (default: that of the last completion).")
  private String month;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The page.")
  private Path out;

  @Option(
      names = "--language",
      paramLabel = "en|zh",
      defaultValue = "en",
      description = "Language of the page (default: ${DEFAULT-VALUE}).")
  private String language;

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description = "Write every table to this folder, too, as CSV and as Parquet.")
  private Path tables;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Targets that the replay was given, if it was.")
  private Path targets;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!language.equals("en") && !language.equals("zh")) {
      throw wrong("--language is '" + language + "'; give en or zh");
    }
    YearMonth wanted = month();
    Catalogue catalogue = targets == null ? Catalogue.builtIn() : Catalogue.load(targets);
    PrintWriter terminal = spec.commandLine().getOut();
    try (Report report = Report.of(run, wanted)) {
      write(report, catalogue);
      terminal.println("The report of " + report.month() + " is in " + out);
      if (tables != null) {
        terminal.println(
            "Its tables are in " + tables + ": " + String.join(", ", writeTables(report)));
      }
    }
    return ExitCode.OK;
  }

  private YearMonth month() {
    try {
      return month == null ? null : YearMonth.parse(month);
    } catch (DateTimeParseException e) {
      throw wrong("--month is '" + month + "'; give one like 2026-03");
    }
  }

  private void write(Report report, Catalogue catalogue) {
    try {
      report.writePage(out.toAbsolutePath(), language, catalogue);
    } catch (IOException e) {
      throw new CommandException("cannot write " + out + ": " + e.getMessage(), e);
    }
  }

  private List<String> writeTables(Report report) {
    try {
      return report.writeTables(Files.createDirectories(tables));
    } catch (IOException e) {
      throw new CommandException("cannot write to " + tables + ": " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
