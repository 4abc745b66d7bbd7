package io.clearwatch.benchmarks.state;

import io.clearwatch.benchmarks.Benchmark;
import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Heap;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.jobs.clocks.Retention;
import io.clearwatch.standalone.CommandException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a declaration costs in state: timers, bytes in a checkpoint, bytes on the heap. */
@Command(
    name = "state",
    description = "timers and bytes of state per declaration, open and finished",
    mixinStandardHelpOptions = true)
public final class StateBenchmark extends Benchmark {
  private static final Duration STEP = Duration.ofHours(1);

  /** A clock looks once per retention whether its milestones can go, so they go in the second. */
  private static final Duration FINISHED_GONE =
      Duration.ofMillis(2 * Retention.DEFAULT.finishedMillis()).plus(STEP);

  private static final Duration OPEN_GONE =
      Duration.ofMillis(Retention.DEFAULT.openMillis() + Retention.DEFAULT.finishedMillis())
          .plus(STEP);

  /** A backlog drops closed stays 24 hours after they closed, on the full hour. */
  private static final Duration CLOSED_GONE = Duration.ofHours(26);

  @Option(
      names = "--declarations",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int declarations;

  @Override
  protected void checkOptions() {
    require(declarations > 0, "--declarations is " + declarations + "; give 1 or more");
  }

  @Override
  protected String method() {
    return String.format(
        Locale.ROOT,
        "%,d declarations arrive, one every %d ms, at ports and with attributes at random, are "
            + "declared, and later released and handed over. Each event is decoded from a message "
            + "and taken by the clock of the clearance job, and what that tells by the backlog; "
            + "both run in Flink's harness for one operator, with state on the heap. Timers are "
            + "counted. Serialized is a full snapshot, timers included. Heap is what is in use "
            + "after a collection, less what was before the first event. In the end the watermark "
            + "goes on until nothing may be left.",
        declarations,
        Population.EVERY_MILLIS);
  }

  @Override
  protected void measure(Figures figures, Progress progress) throws Exception {
    loadClasses();
    Population population = new Population(declarations);
    weighClock(population, figures, progress);
    weighBacklog(population, figures, progress);
  }

  /** What is there once per process counts for no declaration. */
  private static void loadClasses() throws Exception {
    Population some = new Population(100);
    try (BacklogState backlog = new BacklogState()) {
      backlog.open(some);
      backlog.advanceTo(some.openedMillis());
      backlog.close(some);
      backlog.advanceTo(some.finishedMillis());
      backlog.stateBytes();
    }
  }

  private void weighClock(Population population, Figures figures, Progress progress)
      throws Exception {
    try (ClockState clock = new ClockState()) {
      long emptyBytes = Heap.liveBytes();
      progress.say("clock: open declarations");
      clock.take(population.opened());
      clock.advanceTo(population.openedMillis());
      perDeclaration("Clock, open (arrived and declared)", clock, emptyBytes, figures);
      progress.say("clock: finished declarations");
      clock.take(population.finished());
      clock.advanceTo(population.finishedMillis());
      perDeclaration("Clock, finished, within their 7 days", clock, emptyBytes, figures);
      clock.advanceTo(population.finishedMillis() + FINISHED_GONE.toMillis());
      requireNothing("Clock, finished, 14 days later", clock, figures);
    }
    try (ClockState clock = new ClockState()) {
      progress.say("clock: open declarations that are forgotten");
      clock.take(population.opened());
      clock.advanceTo(population.openedMillis() + OPEN_GONE.toMillis());
      requireNothing("Clock, open without news, 107 days later", clock, figures);
    }
  }

  private void weighBacklog(Population population, Figures figures, Progress progress)
      throws Exception {
    try (BacklogState backlog = new BacklogState()) {
      long emptyBytes = Heap.liveBytes();
      progress.say("backlog: open declarations");
      backlog.open(population);
      backlog.advanceTo(population.openedMillis());
      perDeclaration("Backlog, open", backlog, emptyBytes, figures);
      progress.say("backlog: closed declarations");
      backlog.close(population);
      backlog.advanceTo(population.finishedMillis());
      perDeclaration("Backlog, closed, within their 24 hours", backlog, emptyBytes, figures);
      for (long passed = 0; passed <= CLOSED_GONE.toMillis(); passed += STEP.toMillis()) {
        backlog.advanceTo(population.finishedMillis() + passed);
      }
      requireNoStays("Backlog, closed, a day later", backlog, figures);
    }
  }

  private void perDeclaration(
      String title, OperatorState<?, ?> state, long emptyBytes, Figures figures) throws Exception {
    double count = declarations;
    figures.heading(title);
    figures.measure("timers", state.timers() / count, "per declaration");
    figures.measure("serialized", state.stateBytes() / count, "B per declaration");
    figures.measure("heap", (Heap.liveBytes() - emptyBytes) / count, "B per declaration");
  }

  private static void requireNothing(String title, OperatorState<?, ?> state, Figures figures)
      throws Exception {
    left(title, state, figures);
    if (state.entries() + state.timers() + state.stateBytes() != 0) {
      throw new CommandException(title + ": state is left that should be gone");
    }
  }

  /** Cells stay for ever, each with its position, the first arrivals of its ports and a timer. */
  private static void requireNoStays(String title, BacklogState backlog, Figures figures)
      throws Exception {
    left(title, backlog, figures);
    if (backlog.entries() != 2 * backlog.timers()) {
      throw new CommandException(title + ": stays are left that should be gone");
    }
  }

  private static void left(String title, OperatorState<?, ?> state, Figures figures)
      throws Exception {
    figures.heading(title);
    figures.count("timers", state.timers(), "in all");
    figures.count("entries of state", state.entries(), "in all");
    figures.count("serialized", state.stateBytes(), "B in all");
  }
}
