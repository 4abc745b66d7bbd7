package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.replay.BoundedRun;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.sinks.influx.InfluxLoad;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFolder;
import io.clearwatch.wire.FinalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the rules of the three jobs over a folder of events and writes the result files. */
public final class Replay {
  private final ReplaySettings settings;
  private final Consumer<String> log;
  private final ReplayProgress progress;
  private final PortRegistry ports = PortRegistry.builtIn();
  private List<String> cutShort = List.of();
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());

  /**
   * @param log gets a line for each thing worth knowing, for a person to read
   * @param progress hears how far the replay is
   */
  public Replay(ReplaySettings settings, Consumer<String> log, ReplayProgress progress) {
    this.settings = settings;
    this.log = log;
    this.progress = progress;
  }

  /**
   * Runs to the end.
   *
   * @throws CommandException if there is nothing to replay; also, once the results of all else are
   *     there, if a file could not be read to its end
   * @throws IOException if something cannot be read or written
   */
  public void run() throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    List<EventFile> files = EventFolder.files(settings.events());
    Folders.requireWritable(settings.results());
    log.accept("Reading " + files.size() + " event files in " + settings.events());
    try (WorkFolder work = WorkFolder.create(Folders.work(), "replay")) {
      BoundedRun run = new BoundedRun(work.path(), threads);
      run.exclude(settings.exclusions());
      Survey survey = read(files, run, work.path());
      JobSettings jobSettings =
          JobSettings.replay(ticks(survey), settings.catalogue(), ports)
              .with(settings.stuck())
              .by(settings.workingDays());
      Map<String, Long> rows = finish(run, jobSettings);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      long withoutDays =
          RefundsWithoutDays.count(settings.results().resolve(CsvTables.REFUNDS.file()));
      try (FinalFile file = new FinalFile(settings.results().resolve("summary.json"))) {
        Summary.write(file.unfinished(), survey, run.repeatedEvents(), rows, withoutDays, seconds);
        file.complete();
      }
      tell(survey, withoutDays, seconds);
    }
    if (!cutShort.isEmpty()) {
      throw new CommandException(
          "cannot read on in "
              + String.join(", ", cutShort)
              + ": the rest is cut off or damaged, and not in the results; get the whole file");
    }
  }

  private void tell(Survey survey, long withoutDays, double seconds) {
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

  private Survey read(List<EventFile> files, BoundedRun run, Path work)
      throws IOException, InterruptedException {
    EventChecks checks = EventChecks.replay(ports.portIds(), ports.cityIds());
    long beforeMillis = settings.to() == null ? Long.MAX_VALUE : settings.to().toEpochMilli();
    Path rejected = settings.results().resolve("rejected.jsonl");
    try (FinalFile file = new FinalFile(rejected)) {
      Reading reading = new Reading(files, checks, beforeMillis, work, log, progress::reading);
      Survey survey = reading.into(run, file.unfinished(), threads);
      file.complete();
      cutShort = reading.cutShort();
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

  private Map<String, Long> finish(BoundedRun run, JobSettings jobSettings)
      throws IOException, InterruptedException {
    if (settings.store() == null) {
      return run.finish(jobSettings, settings.results(), null, progress::working);
    }
    try (InfluxLoad store = InfluxLoad.open(settings.store())) {
      Map<String, Long> rows =
          run.finish(jobSettings, settings.results(), store, progress::working);
      store.flush();
      return rows;
    }
  }
}
