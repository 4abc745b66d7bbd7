package io.clearwatch.standalone;

import io.clearwatch.jobs.options.DurationConverter;
import io.clearwatch.jobs.options.InstantConverter;
import io.clearwatch.standalone.cli.ErrorMessages;
import io.clearwatch.standalone.cli.LogFile;
import io.clearwatch.standalone.cli.Paragraph;
import io.clearwatch.standalone.cli.StopSignal;
import io.clearwatch.standalone.commands.BenchCommand;
import io.clearwatch.standalone.commands.BoardCommand;
import io.clearwatch.standalone.commands.CompareCommand;
import io.clearwatch.standalone.commands.DemoCommand;
import io.clearwatch.standalone.commands.GenerateCommand;
import io.clearwatch.standalone.commands.ImportCommand;
import io.clearwatch.standalone.commands.InitCommand;
import io.clearwatch.standalone.commands.RecordCommand;
import io.clearwatch.standalone.commands.ReplayCommand;
import io.clearwatch.standalone.commands.ReportCommand;
import io.clearwatch.standalone.commands.RetentionCommand;
import io.clearwatch.standalone.commands.RunCommand;
import io.clearwatch.standalone.commands.TargetsCommand;
import io.clearwatch.standalone.commands.TestCommand;
import io.clearwatch.standalone.commands.TopicsCommand;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code clearwatch} command. */
@Command(
    name = "clearwatch",
    description = {"Measures clearance promises of Chinese ports, minute by minute.", ""},
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      DemoCommand.class,
      GenerateCommand.class,
      ImportCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      RunCommand.class,
      BoardCommand.class,
      TargetsCommand.class,
      InitCommand.class,
      TopicsCommand.class,
      RetentionCommand.class,
      TestCommand.class,
      BenchCommand.class
    },
    footer = {"", "clearwatch COMMAND --help tells more about a command, with examples."})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, charset());
    PrintWriter err = new PrintWriter(System.err, true, charset());
    System.exit(StopSignal.guard(() -> run(out, err, args)));
  }

  /** A terminal has its own; a file or a pipe gets UTF-8. */
  private static Charset charset() {
    Console console = System.console();
    return console == null ? StandardCharsets.UTF_8 : console.charset();
  }

  private static int run(PrintWriter out, PrintWriter err, String... args) {
    try (LogFile log = LogFile.open(Folders.logs())) {
      return execute(out, err, log.path(), args);
    } catch (CommandException e) {
      err.println("clearwatch: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Runs one command; its exit status is 0, 1 for a failure or 2 for wrong usage. */
  public static int execute(PrintWriter out, PrintWriter err, Path log, String... args) {
    ErrorMessages errors = new ErrorMessages(log);
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setUsageHelpWidth(Paragraph.WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Duration.class, new DurationConverter())
        .registerConverter(Instant.class, new InstantConverter())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .execute(args);
  }

  /** The version that the build has written into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"clearwatch " + (version == null ? "(not packaged)" : version)};
    }
  }
}
