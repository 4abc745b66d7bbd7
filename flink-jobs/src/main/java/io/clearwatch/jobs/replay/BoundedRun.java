package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.measurements.Point;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * The rules of the three jobs over events that are all there: what a live run gives once everything
 * has come, without its provisional figures and corrections.
 *
 * <p>Three steps. Events are dealt out by subject; then each subject's are merged into its result;
 * then time is walked through a week after the other, and every cell gives its figures at every
 * tick. Between the steps things are on disk, and in memory are the subjects of one heap for each
 * thread, the completions of the longest window, and two weeks' results. Neither the order of the
 * events nor the number of threads has an influence on what comes of it.
 */
public final class BoundedRun {
  /** Hears how far the run is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done part of the step that is done, from 0 to 1
     */
    void update(Step step, double done);
  }

  /** What is done once all events have been taken. */
  public enum Step {
    /** Events become results. */
    RESULTS,
    /** Results become figures. */
    FIGURES,
    /** Rows become files. */
    FILES
  }

  private final Path folder;
  private final int threads;
  private final List<JobReplay<?, ?>> jobs = new ArrayList<>();
  private final Map<EventType, List<JobReplay<?, ?>>> readers = new LinkedHashMap<>();
  private final EventIds ids;
  private List<Exclusion> exclusions = List.of();

  /**
   * @param folder for what is not in memory: exists, is empty, and is removed by the caller
   * @param threads how many may be at work at a time, at least 1
   */
  public BoundedRun(Path folder, int threads) {
    this(folder, threads, Job.ALL);
  }

  /**
   * A run of some of the jobs.
   *
   * @param folder for what is not in memory: exists, is empty, and is removed by the caller
   * @param threads how many may be at work at a time, at least 1
   */
  public BoundedRun(Path folder, int threads, List<Job<?, ?>> all) {
    this.folder = folder;
    this.threads = threads;
    this.ids = new EventIds(folder);
    for (Job<?, ?> job : all) {
      JobReplay<?, ?> replay = new JobReplay<>(job, folder);
      jobs.add(replay);
      job.events()
          .forEach(type -> readers.computeIfAbsent(type, unused -> new ArrayList<>()).add(replay));
    }
  }

  /** Leaves out all subjects of which one of these holds. */
  public void exclude(List<Exclusion> some) {
    exclusions = List.copyOf(some);
  }

  /** Takes an event; of any thread. */
  public void accept(EventType type, SpecificRecordBase event) {
    ids.add(type, type.eventIdOf(event));
    for (JobReplay<?, ?> job : readers.getOrDefault(type, List.of())) {
      job.add(event);
    }
  }

  /** Takes an event as one of the jobs sees it; of any thread. */
  public <E> void accept(Job<E, ?> job, E event) {
    for (JobReplay<?, ?> replay : jobs) {
      if (replay.isOf(job)) {
        @SuppressWarnings("unchecked") // it is the replay of just this job
        JobReplay<E, ?> own = (JobReplay<E, ?>) replay;
        own.addSeen(event);
      }
    }
  }

  /** How many events have an id that came before; asked once, after the last of them. */
  public long repeatedEvents() {
    return ids.takeRepeated();
  }

  /**
   * Works out everything, and writes the result files.
   *
   * @param settings with ticks that have an end
   * @param results folder for the result files, exists; they have their names once all are complete
   * @param points gets every point, from several threads but one after the other; null for none
   * @return how many rows each result file has, by its name
   * @throws IOException if something cannot be written
   */
  public Map<String, Long> finish(
      JobSettings settings, Path results, Consumer<Point> points, Progress progress)
      throws IOException, InterruptedException {
    Tasks tasks = new Tasks(threads);
    try {
      return new Finish(settings, results, points, progress, tasks).finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      tasks.close();
    }
  }

  private final class Finish {
    private final JobSettings settings;
    private final Path results;
    private final Progress progress;
    private final Tasks tasks;
    private final Collector<Point> points;
    private final Spill<OpenDeclaration> stays =
        spill("stays", TypeInformation.of(OpenDeclaration.class));
    private final Spill<StuckCase> cases = spill("stuck", TypeInformation.of(StuckCase.class));
    private final SortedLines alerts = new SortedLines(folder, "alerts");
    private final SortedLines compliance = new SortedLines(folder, "compliance");
    private final SortedLines backlog = new SortedLines(folder, "backlog");

    Finish(
        JobSettings settings,
        Path results,
        Consumer<Point> points,
        Progress progress,
        Tasks tasks) {
      this.settings = settings;
      this.results = results;
      this.progress = progress;
      this.tasks = tasks;
      this.points = points == null ? null : new To<>(oneAfterTheOther(points));
    }

    private <T> Spill<T> spill(String name, TypeInformation<T> type) {
      return new Spill<>(folder, name, JobReplay.serializer(type));
    }

    private Consumer<Point> oneAfterTheOther(Consumer<Point> consumer) {
      return point -> {
        synchronized (consumer) {
          consumer.accept(point);
        }
      };
    }

    Map<String, Long> finish() throws IOException, InterruptedException {
      makeResults();
      Groups groups = new Groups(settings, folder, compliance, alerts, points);
      walk(groups);
      return writeFiles(groups);
    }

    private void makeResults() throws InterruptedException {
      AtomicInteger nextHeap = new AtomicInteger();
      tasks.run(Collections.nCopies(threads, () -> makeResults(nextHeap)));
    }

    private void makeResults(AtomicInteger nextHeap) {
      List<JobReplay.Results> makers = new ArrayList<>();
      jobs.forEach(job -> makers.add(job.results(settings, exclusions)));
      try (Outcomes outcomes =
          new Outcomes(
              stays,
              points == null ? null : cases,
              alerts.adder(),
              settings.ticks().untilMillis())) {
        for (int heap = nextHeap.getAndIncrement();
            heap < JobReplay.HEAPS && !Thread.currentThread().isInterrupted();
            heap = nextHeap.getAndIncrement()) {
          for (JobReplay.Results maker : makers) {
            maker.make(heap, outcomes);
          }
          progress.update(Step.RESULTS, (heap + 1.0) / JobReplay.HEAPS);
        }
      }
    }

    private void walk(Groups groups) throws InterruptedException {
      Ahead ahead = new Ahead(settings.ticks(), points != null);
      Loading loading = new Loading(jobs, settings, ahead);
      BacklogWalk backlogWalk = new BacklogWalk(settings, stays, cases, backlog, points);
      long until = settings.ticks().untilMillis();
      long last = Weeks.of(until - 1);
      long first = Math.min(last, firstWeek());
      long after = settings.ticks().fromMillis() - 1;
      loading.load(first);
      for (long week = first; week <= last; week++) {
        ahead.takeNewCells().forEach(groups::add);
        groups.takeUp();
        long walked = week;
        long walkedFrom = after;
        long end = Math.min(until, Weeks.endMillis(week));
        List<Runnable> walks = new ArrayList<>();
        // The longest first, so that no core is left with one of them when all else is done.
        walks.add(() -> loading.load(walked + 1));
        walks.add(() -> backlogWalk.walk(walked, walkedFrom, end));
        walks.addAll(groups.walks(walkedFrom, end));
        tasks.run(walks);
        after = Math.max(after, end);
        progress.update(Step.FIGURES, (double) (week + 1 - first) / (last + 1 - first));
      }
      groups.close();
      backlogWalk.close();
    }

    /** Of anything that counts, or of the first tick. */
    private long firstWeek() {
      TreeSet<Long> firsts = new TreeSet<>();
      firsts.add(Weeks.of(settings.ticks().fromMillis()));
      jobs.stream()
          .map(JobReplay::weeks)
          .filter(w -> !w.isEmpty())
          .forEach(w -> firsts.add(w.first()));
      List.of(stays.heaps(), cases.heaps()).stream()
          .filter(weeks -> !weeks.isEmpty())
          .forEach(weeks -> firsts.add(weeks.first()));
      return firsts.first();
    }

    private Map<String, Long> writeFiles(Groups groups) throws IOException, InterruptedException {
      try (ResultFiles files = new ResultFiles(results)) {
        jobs.forEach(job -> files.add(job.table(), job.rows()::moveTo));
        files.add(CsvTables.ROLLING, groups.rows(Cell.Kind.DURATION));
        files.add(CsvTables.SHARE, groups.rows(Cell.Kind.SHARE));
        files.add(CsvTables.BACKLOG, backlog::moveTo);
        files.add(CsvTables.COMPLIANCE, compliance::moveTo);
        files.add(CsvTables.ALERTS, alerts::moveTo);
        progress.update(Step.FILES, 0);
        tasks.run(files.writers());
        progress.update(Step.FILES, 1);
        return files.complete();
      }
    }
  }
}
