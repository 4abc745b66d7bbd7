package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobOutputs;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.csv.CsvMerge;
import io.clearwatch.jobs.sinks.csv.CsvParts;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.sinks.influx.InfluxSink;
import io.clearwatch.jobs.sources.FolderEvents;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.standalone.embedded.EmbeddedFlink;
import io.clearwatch.standalone.embedded.FlinkSettings;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFolder;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs the three jobs over a folder of events and writes the result files.
 *
 * <p>The jobs run in Flink's batch mode: their input is sorted by key, time stands still until a
 * key's events are all there, and then its timers fire in order. So every figure is final when it
 * is given, the order of the input has no influence, and memory holds one key at a time.
 */
public final class Replay {
  private final ReplaySettings settings;
  private final Consumer<String> log;
  private final PortRegistry ports = PortRegistry.builtIn();

  /**
   * @param log gets a line for each step, for a person to read
   */
  public Replay(ReplaySettings settings, Consumer<String> log) {
    this.settings = settings;
    this.log = log;
  }

  /**
   * Runs to the end.
   *
   * @throws CommandException if there is nothing to replay or a job fails
   */
  public void run() throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    List<EventFile> files = EventFolder.files(settings.events());
    makeResultFolder();
    EventChecks checks = EventChecks.replay(ports.portIds(), ports.cityIds());
    long beforeMillis = settings.to() == null ? Long.MAX_VALUE : settings.to().toEpochMilli();
    Survey survey = survey(files, checks, beforeMillis);
    JobSettings jobSettings =
        JobSettings.replay(ticks(survey), settings.catalogue(), ports).with(settings.stuck());

    try (WorkFolder work = WorkFolder.create(Folders.work(), "replay")) {
      Path parts = Files.createDirectory(work.path().resolve("parts"));
      runJobs(files, checks, beforeMillis, jobSettings, parts, work.path().resolve("flink"));
      Map<String, Long> rows = new LinkedHashMap<>();
      for (CsvTable<?> table : CsvTables.ALL) {
        rows.put(table.file(), CsvMerge.merge(parts, table, settings.results()));
      }
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      long withoutDays =
          RefundsWithoutDays.count(settings.results().resolve(CsvTables.REFUNDS.file()));
      Summary.write(settings.results().resolve("summary.json"), survey, rows, withoutDays, seconds);
      if (withoutDays > 0) {
        log.accept(
            String.format(
                "%,d refunds have no working days, as the holidays of their year are not known"
                    + " (known to %d); they are in no figure of refund_approval and refund_payment",
                withoutDays, WorkingDays.china().lastYear()));
      }
      log.accept(
          String.format(
              "%,d events in %.1f s (%,.0f events/s); results in %s",
              survey.totalEvents(), seconds, survey.totalEvents() / seconds, settings.results()));
    }
  }

  private void makeResultFolder() throws IOException {
    try {
      Files.createDirectories(settings.results());
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          "cannot write to " + settings.results() + ": it is not a folder; give another", e);
    }
  }

  private Survey survey(List<EventFile> files, EventChecks checks, long beforeMillis)
      throws IOException {
    log.accept("Reading " + files.size() + " event files in " + settings.events());
    Path rejected = settings.results().resolve("rejected.jsonl");
    try (Writer rejectedLines = Files.newBufferedWriter(rejected)) {
      Survey survey =
          Survey.of(
              files,
              checks,
              beforeMillis,
              rejectedLines,
              log,
              read -> log.accept(String.format("  %,d records", read)));
      if (survey.totalEvents() == 0) {
        throw new CommandException(
            "no usable event in "
                + settings.events()
                + "; what was rejected and why is in "
                + rejected);
      }
      return survey;
    }
  }

  private Ticks ticks(Survey survey) {
    long from = settings.from() == null ? survey.firstMillis() : settings.from().toEpochMilli();
    long until = settings.to() == null ? survey.lastMillis() : settings.to().toEpochMilli();
    return Ticks.every(settings.every(), from, until);
  }

  private void runJobs(
      List<EventFile> files,
      EventChecks checks,
      long beforeMillis,
      JobSettings jobSettings,
      Path parts,
      Path flinkFolder)
      throws InterruptedException {
    int parallelism = Math.max(1, Runtime.getRuntime().availableProcessors());
    FlinkSettings flinkSettings =
        new FlinkSettings(flinkFolder, parallelism, parallelism, Ports.ANY, Duration.ZERO, 0);
    try (EmbeddedFlink flink = EmbeddedFlink.start(flinkSettings)) {
      for (Job<?, ?> job : Job.ALL) {
        log.accept("Running " + job.name());
        StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.BATCH);
        define(job, environment, files, checks, beforeMillis, jobSettings, parts);
        flink.submit(job.name(), environment).await();
      }
    }
  }

  private <E, R> void define(
      Job<E, R> job,
      StreamExecutionEnvironment environment,
      List<EventFile> files,
      EventChecks checks,
      long beforeMillis,
      JobSettings jobSettings,
      Path parts) {
    JobOutputs<R> outputs =
        job.define(
            FolderEvents.read(environment, files, job.events(), job.mapper(), checks, beforeMillis),
            jobSettings);
    Results results = new Results(parts, job.name());
    results.write(
        outputs.revisions().map(revision -> revision.after).returns(job.resultType()),
        job.resultTable());
    results.write(outputs.points(), CsvTables.OF_POINTS);
    results.write(outputs.judgements(), CsvTables.COMPLIANCE);
    results.write(outputs.alerts(), CsvTables.ALERTS);
    if (settings.store() != null) {
      outputs.points().keyBy(Point::series).sinkTo(new InfluxSink(settings.store())).name("store");
    }
  }

  /** Where the results of one job go. */
  private record Results(Path parts, String job) {
    <T> void write(DataStream<T> stream, CsvTable<T> table) {
      write(stream, List.of(table));
    }

    <T> void write(DataStream<T> stream, List<CsvTable<T>> tables) {
      String name = tables.stream().map(CsvTable::file).collect(Collectors.joining(", "));
      stream.sinkTo(new CsvParts<>(parts, job, tables)).name(name);
    }
  }
}
