package io.clearwatch.standalone.commands;

import io.clearwatch.standalone.CommandException;
import picocli.CommandLine.Command;

/** Shows {@code clearwatch test} in the help; the launcher runs it, as Maven and the sources do. */
@Command(
    name = "test",
    description =
        "Builds everything and runs all tests; 'test faults' only those that kill servers.")
public final class TestCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException("start it with the launcher, ./clearwatch test, beside the sources");
  }
}
