package io.clearwatch.standalone.commands;

import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.imports.Import;
import io.clearwatch.standalone.imports.ImportFolder;
import io.clearwatch.standalone.imports.ImportProgress;
import io.clearwatch.standalone.imports.ImportSink;
import io.clearwatch.standalone.imports.ImportSummary;
import io.clearwatch.standalone.imports.Mapping;
import io.clearwatch.standalone.imports.MappingGuess;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFormat;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Turns CSV exports of other systems into event files. */
@Command(
    name = "import",
    description = {
      "Turns CSV exports of other systems into event files that replay takes. A mapping file says "
          + "which column is what; --guess proposes one.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Step by step:",
      "  clearwatch import --guess --in export.csv > mapping.yaml",
      "  (look through mapping.yaml: its comments say what was not found)",
      "  clearwatch import --mapping mapping.yaml --in export.csv --dry-run",
      "  clearwatch import --mapping mapping.yaml --in export.csv --out events",
      "  clearwatch replay --events events --out results",
      "",
      "A mapping for an export with a row for each declaration and a column for each milestone:",
      "  charset: GBK",
      "  timezone: Asia/Shanghai",
      "  times: [yyyy/M/d H:mm]",
      "  fields:",
      "    declarationId: 报关单号",
      "    direction: {column: 进出口, codes: {进口: IMPORT, 出口: EXPORT}}",
      "    port: {constant: dalian-dayaowan}",
      "    transport: {constant: SEA}",
      "  events:",
      "    - {type: declarations, phase: ARRIVED, time: 抵港时间}",
      "    - {type: declarations, phase: DECLARED, time: 申报时间}",
      "    - {type: releases, phase: RELEASED, time: {date: 放行日期, clock: 放行时刻}}",
      "docs/data.md has every key.",
      "",
      "A row that cannot be used does not stop the import: it is in rejected.csv with its file,",
      "line, column and reason. A row is used whole or not at all. Exit status 1 means that no",
      "row could be used, or that a file could not be read or written."
    })
public final class ImportCommand implements Callable<Integer> {
  @Option(names = "--mapping", paramLabel = "FILE", description = "What the columns are, in YAML.")
  private Path mappingFile;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "A CSV export, or a folder of them; may be given several times.")
  private List<Path> exports;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write event files to this folder, which must be empty or new.")
  private Path folder;

  @Option(
      names = "--format",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      defaultValue = "jsonl",
      description = "Formats of the files, of jsonl, csv and avro (default: ${DEFAULT-VALUE}).")
  private Set<EventFormat> formats;

  @Option(
      names = "--dry-run",
      description = "Write nothing; tell the events that would be written, and what is rejected.")
  private boolean isDryRun;

  @Option(
      names = "--guess",
      description = "Propose a mapping for the first export, to standard output.")
  private boolean isGuess;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description =
          "With --guess: look for these events only: declarations, releases, inspections or "
              + "refunds.")
  private EventType type;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkUsage();
    PortRegistry registry = PortRegistry.builtIn();
    if (isGuess) {
      Path first = ExportFiles.of(exports).get(0);
      spec.commandLine().getOut().print(MappingGuess.of(first, registry, type));
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    EventChecks checks = EventChecks.replay(registry.portIds(), registry.cityIds());
    Mapping mapping;
    try {
      mapping = Mapping.load(mappingFile, checks);
    } catch (SeedException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return ExitCode.SOFTWARE;
    }
    Clock clock = Clock.systemUTC();
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    ImportProgress progress =
        new ImportProgress(new ProgressBar(terminal, clock, "Importing"), clock);
    Import run = new Import(mapping, ExportFiles.of(exports), checks, progress);
    run.checkHeaders();
    if (isDryRun) {
      tell(run.run(ImportSink.NOTHING));
    } else {
      EmptyFolder.require(folder);
      write(run, mapping);
    }
    return ExitCode.OK;
  }

  private void checkUsage() {
    if (isGuess && (mappingFile != null || folder != null || isDryRun)) {
      throw wrong("--guess goes with --in and --type only");
    }
    if (!isGuess && type != null) {
      throw wrong("--type goes with --guess only");
    }
    if (!isGuess && mappingFile == null) {
      throw wrong("an import needs --mapping; --guess proposes one");
    }
    if (!isGuess && isDryRun == (folder != null)) {
      throw wrong("an import needs --out or --dry-run, and not both");
    }
  }

  private void tell(ImportSummary summary) {
    ImportText text = new ImportText(summary, spec.commandLine().getOut());
    text.printEvents(" would be written");
    text.printFirstEvents();
    text.printRejections("");
    if (summary.events() == 0) {
      throw new CommandException("no usable row in the exports");
    }
  }

  private void write(Import run, Mapping mapping) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (ImportFolder target = new ImportFolder(folder, mapping.types(), formats)) {
      ImportSummary summary = run.run(target);
      ImportText text = new ImportText(summary, out);
      Path rejected = folder.resolve("rejected.csv");
      if (summary.events() == 0) {
        target.completeRejectedOnly();
        text.printRejections("");
        throw new CommandException(
            "no usable row in the exports; what was rejected and why is in " + rejected);
      }
      target.complete();
      text.printEvents(" in " + folder);
      text.printRejections("; they are in " + rejected);
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      throw new CommandException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
