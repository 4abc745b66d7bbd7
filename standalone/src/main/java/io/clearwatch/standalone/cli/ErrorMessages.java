package io.clearwatch.standalone.cli;

import io.clearwatch.board.store.StoreAwayException;
import io.clearwatch.jobs.options.SettingsException;
import io.clearwatch.jobs.sinks.influx.InfluxFailure;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.wire.EventFolderException;
import io.clearwatch.wire.SchemaFolderException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what goes wrong in a command into one line for the user and an exit status. */
public final class ErrorMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** Exit status of a process that Ctrl-C has ended, as shells have it. */
  private static final int INTERRUPTED = 130;

  /** Failures whose message is made for the user. */
  private static final Set<Class<? extends Exception>> KNOWN =
      Set.of(
          CommandException.class,
          EventFolderException.class,
          InfluxFailure.class,
          SchemaFolderException.class,
          SeedException.class,
          SettingsException.class,
          StoreAwayException.class);

  private static final Logger LOG = LoggerFactory.getLogger("clearwatch.failure");

  private final Path log;

  /**
   * @param log where the details of a failure are
   */
  public ErrorMessages(Path log) {
    this.log = log;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + firstLine(exception));
    err.println("Try: " + name + " --help");
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parseResult) {
    if (exception instanceof InterruptedException) {
      return INTERRUPTED;
    }
    LOG.error("{}", exception.getMessage(), exception);
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    String ofDisk = DiskProblem.of(exception);
    if (KNOWN.stream().anyMatch(known -> known.isInstance(exception))) {
      err.println(name + ": " + firstLine(exception));
    } else if (ofDisk != null) {
      err.println(name + ": " + ofDisk);
    } else {
      String kind = exception.getClass().getSimpleName();
      err.println(
          name + ": unexpected " + kind + ": " + firstLine(exception) + " (details: " + log + ")");
    }
    return ExitCode.SOFTWARE;
  }

  private static String firstLine(Exception exception) {
    return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
  }
}
