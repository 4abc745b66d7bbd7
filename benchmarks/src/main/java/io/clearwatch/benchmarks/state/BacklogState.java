package io.clearwatch.benchmarks.state;

import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.clocks.BacklogChange;
import io.clearwatch.jobs.rolling.BacklogFunction;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;

/** The backlog of the clearance job, told by clocks that are thrown away. */
final class BacklogState extends OperatorState<BacklogChange, Point> {
  /** Declarations that one clock is for, so that clocks take no room that counts. */
  private static final int PART = 1_000;

  BacklogState() throws Exception {
    super(
        new BacklogFunction(
            Ticks.live(Population.START_MILLIS),
            JobSettings.LIVE_HORIZON.toMillis(),
            Catalogue.builtIn()),
        BacklogChange::cell);
  }

  /** All arrive and are declared. */
  void open(Population population) throws Exception {
    for (int from = 0; from < population.size(); from += PART) {
      try (ClockState clock = new ClockState()) {
        take(clock.changesOf(population.opened(from, from + PART)));
      }
    }
  }

  /** All are released, after they were opened. */
  void close(Population population) throws Exception {
    for (int from = 0; from < population.size(); from += PART) {
      try (ClockState clock = new ClockState()) {
        clock.take(population.opened(from, from + PART));
        take(clock.changesOf(population.finished(from, from + PART)));
      }
    }
  }

  private void take(Iterable<BacklogChange> changes) throws Exception {
    for (BacklogChange change : changes) {
      harness.processElement(change, Population.START_MILLIS);
    }
    dropOutputs();
  }
}
