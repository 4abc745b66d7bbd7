package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import picocli.CommandLine.Command;

/** Shows {@code clearwatch bench} in the help; the launcher runs it, from a module of its own. */
@Command(name = "bench", description = "Measures what the jobs cost and how fast they are.")
public final class BenchCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(
        "start it with the launcher, ./clearwatch bench, beside the sources");
  }
}
