package io.clearwatch.standalone.commands;

import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.SeedException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the promises, or checks a file of them. */
@Command(
    name = "targets",
    description = "Prints the promises with their sources, or checks a file of your own.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  clearwatch targets | less",
      "  clearwatch targets --check my-port.yaml"
    })
public final class TargetsCommand implements Callable<Integer> {
  @Option(
      names = "--check",
      paramLabel = "FILE",
      description =
          "Check a document, or a folder of documents, and tell everything that is wrong; "
              + "a correct one can be given to replay --targets.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (file == null) {
      new CatalogueText(Catalogue.builtIn()).print(out);
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
}
