package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.replay.BoundedRun.Step;

/** Hears how far a replay is; from several threads. */
public interface ReplayProgress {
  /** For those who do not ask. */
  ReplayProgress NONE =
      new ReplayProgress() {
        @Override
        public void reading(double done, long records) {}

        @Override
        public void working(Step step, double done) {}
      };

  /**
   * Event files are being read.
   *
   * @param done part of their bytes, from 0 to 1
   * @param records how many
   */
  void reading(double done, long records);

  /**
   * What was read is being worked out.
   *
   * @param done part of the step, from 0 to 1
   */
  void working(Step step, double done);
}
