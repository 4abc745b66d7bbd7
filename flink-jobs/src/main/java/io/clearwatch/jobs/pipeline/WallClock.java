package io.clearwatch.jobs.pipeline;

import java.io.Serializable;

/**
 * What time it is outside of the events. It travels to the tasks, so that a job can be run by
 * another clock than the machine's, as one that goes faster.
 */
@FunctionalInterface
public interface WallClock extends Serializable {
  /** That of the machine. */
  WallClock SYSTEM = System::currentTimeMillis;

  /** Milliseconds since the epoch. */
  long millis();
}
