package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.targets.CellsOfTargets;
import java.util.List;

/** Takes the results of all jobs to the cells, a week after the other; for one thread. */
final class Loading {
  private final Ahead ahead;
  private final List<OfJob<?>> jobs;

  private record OfJob<R>(JobReplay<?, R> job, Contributor<R> contributor) {
    static <R> OfJob<R> of(JobReplay<?, R> job, JobSettings settings) {
      return new OfJob<>(job, job.contributor(settings));
    }

    void load(long week, Ahead ahead) {
      job.contribute(week, contributor, ahead);
    }
  }

  /** Makes the cells of the targets known, which are judged also before anything completes. */
  Loading(List<JobReplay<?, ?>> replays, JobSettings settings, Ahead ahead) {
    this.ahead = ahead;
    this.jobs = replays.stream().<OfJob<?>>map(job -> OfJob.of(job, settings)).toList();
    for (OfJob<?> job : jobs) {
      CellsOfTargets cells = new CellsOfTargets(job.contributor());
      settings
          .catalogue()
          .targets()
          .forEach(target -> cells.of(target).forEach(seed -> ahead.seed(seed.cell())));
    }
  }

  void load(long week) {
    jobs.forEach(job -> job.load(week, ahead));
    ahead.endSlice();
  }
}
