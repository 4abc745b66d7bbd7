package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.clocks.OpenDeclaration;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.targets.CellsOfTargets;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Target;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
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
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      return new Finish(settings, results, points, progress, executor).finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      executor.shutdownNow();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private final class Finish {
    private final JobSettings settings;
    private final Path results;
    private final Progress progress;
    private final ExecutorService executor;
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
        ExecutorService executor) {
      this.settings = settings;
      this.results = results;
      this.progress = progress;
      this.executor = executor;
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
      List<Runnable> tasks = new ArrayList<>();
      AtomicInteger nextHeap = new AtomicInteger();
      for (int i = 0; i < threads; i++) {
        tasks.add(() -> makeResults(nextHeap));
      }
      run(tasks, unused -> {});
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
      Loading loading = new Loading(ahead);
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
        List<Runnable> tasks = new ArrayList<>();
        // The longest first, so that no core is left with one of them when all else is done.
        tasks.add(() -> loading.load(walked + 1));
        tasks.add(() -> backlogWalk.walk(walked, walkedFrom, end));
        tasks.addAll(groups.walks(walkedFrom, end));
        run(tasks, unused -> {});
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

    /** Takes results to the cells. */
    private final class Loading {
      private final Ahead ahead;
      private final List<JobLoading<?>> jobLoadings = new ArrayList<>();

      Loading(Ahead ahead) {
        this.ahead = ahead;
        jobs.forEach(job -> jobLoadings.add(JobLoading.of(job, settings)));
        for (JobLoading<?> job : jobLoadings) {
          CellsOfTargets cells = new CellsOfTargets(job.contributor());
          for (Target target : settings.catalogue().targets()) {
            cells.of(target).forEach(seed -> ahead.seed(seed.cell()));
          }
        }
      }

      void load(long week) {
        jobLoadings.forEach(job -> job.load(week, ahead));
        ahead.endSlice();
      }
    }

    private Map<String, Long> writeFiles(Groups groups) throws IOException, InterruptedException {
      List<ResultFile> files = new ArrayList<>();
      jobs.forEach(job -> files.add(new ResultFile(job.table(), job.rows()::moveTo)));
      files.add(new ResultFile(CsvTables.ROLLING, rows(groups, Cell.Kind.DURATION)));
      files.add(new ResultFile(CsvTables.SHARE, rows(groups, Cell.Kind.SHARE)));
      files.add(new ResultFile(CsvTables.BACKLOG, backlog::moveTo));
      files.add(new ResultFile(CsvTables.COMPLIANCE, compliance::moveTo));
      files.add(new ResultFile(CsvTables.ALERTS, alerts::moveTo));
      try {
        run(
            files.stream().<Runnable>map(file -> file::write).toList(),
            done -> progress.update(Step.FILES, done));
        for (ResultFile file : files) {
          file.finalFile.complete();
        }
      } finally {
        for (ResultFile file : files) {
          file.finalFile.close();
        }
      }
      Map<String, Long> rows = new LinkedHashMap<>();
      files.forEach(file -> rows.put(file.table.file(), file.count));
      return rows;
    }

    private Rows rows(Groups groups, Cell.Kind kind) {
      return file -> {
        long count = 0;
        for (RowFile rows : groups.rows(kind)) {
          count += rows.moveTo(file);
        }
        return count;
      };
    }

    /** Moves rows to the end of a file, and tells how many there are. */
    private interface Rows {
      long moveTo(Path file) throws IOException;
    }

    /** A result file on its way. */
    private final class ResultFile {
      private final CsvTable<?> table;
      private final Rows rows;
      private final FinalFile finalFile;
      private long count;

      ResultFile(CsvTable<?> table, Rows rows) {
        this.table = table;
        this.rows = rows;
        this.finalFile = new FinalFile(results.resolve(table.file()));
      }

      void write() {
        try {
          Files.writeString(finalFile.unfinished(), String.join(",", table.columns()) + "\n");
          count = rows.moveTo(finalFile.unfinished());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    /** Runs tasks side by side, until all have ended; after a failure the others are cut short. */
    private void run(List<Runnable> tasks, DoubleConsumer done) throws InterruptedException {
      List<Future<?>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(executor.submit(task)));
      int ended = 0;
      RuntimeException failure = null;
      for (Future<?> future : futures) {
        try {
          future.get();
          done.accept((double) ++ended / tasks.size());
        } catch (CancellationException e) {
          // Cut short by the failure that is thrown in the end.
        } catch (ExecutionException e) {
          futures.forEach(other -> other.cancel(true));
          failure = failure == null ? asRuntimeException(e.getCause()) : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }

    private static RuntimeException asRuntimeException(Throwable cause) {
      if (cause instanceof Error error) {
        throw error;
      }
      return (RuntimeException) cause;
    }
  }

  /** Takes the results of one job to the cells. */
  private record JobLoading<R>(JobReplay<?, R> job, Contributor<R> contributor) {
    static <R> JobLoading<R> of(JobReplay<?, R> job, JobSettings settings) {
      return new JobLoading<>(job, job.contributor(settings));
    }

    void load(long week, Ahead ahead) {
      job.contribute(week, contributor, ahead);
    }
  }
}
