package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.sources.TargetTopic;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.seeds.Target;
import io.clearwatch.standalone.series.ComplianceHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the promises, or checks a file of them. */
@Command(
    name = "targets",
    description = {
      "Prints the promises with their sources; with --influx also the value and state of each, and "
          + "its calendar month so far. Or checks a file of your own.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = TargetsApplyCommand.class,
    footer = {
      "",
      "Examples:",
      "  clearwatch targets | less",
      "  clearwatch targets --check my-port.yaml",
      "  clearwatch targets --influx http://influx:8086 --org port --bucket clearwatch",
      "  clearwatch targets apply my-port.yaml --kafka broker:9092"
    })
public final class TargetsCommand implements Callable<Integer> {
  @Option(
      names = "--check",
      paramLabel = "FILE",
      description =
          "Check a document, or a folder of documents, and tell everything that is wrong; "
              + "a correct one can be given to replay --targets.")
  private Path file;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Targets to print, a file or a folder, in place of the built-in ones.")
  private Path targets;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Print the targets as they stand in the topic targets of this broker.")
  private String broker;

  /** Where values and states are, and the calendar month so far. */
  @ArgGroup(exclusive = false)
  private InfluxOptions store;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (file == null) {
      print(out);
      return ExitCode.OK;
    }
    try {
      Catalogue catalogue = Catalogue.load(file);
      out.printf(
          "%s: nothing wrong (documents: %d, targets: %d)%n",
          file, catalogue.documents().size(), catalogue.targets().size());
      return ExitCode.OK;
    } catch (SeedException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return ExitCode.SOFTWARE;
    }
  }

  private void print(PrintWriter out) throws IOException, InterruptedException {
    Catalogue catalogue = targets == null ? Catalogue.builtIn() : Catalogue.load(targets);
    if (broker != null) {
      Map<String, Target> standing =
          new TargetTopic(KafkaSettings.of(broker, System.getenv())).standing();
      catalogue = catalogue.with(standing.values());
    }
    StandingText standing =
        store == null
            ? StandingText.NONE
            : new StandingText(
                new ComplianceHistory(store.query(spec.commandLine())), Instant.now());
    new CatalogueText(catalogue, standing).print(out);
  }
}
