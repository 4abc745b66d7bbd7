package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Benchmark;
import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Machine;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.jobs.sources.LiveWatermarks;
import io.clearwatch.measurements.Window;
import io.clearwatch.standalone.CommandException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What happens while the store is away and after it is back. */
@Command(
    name = "outage",
    description =
        "the store away under load: heap meanwhile, catching up, and that nothing is lost",
    mixinStandardHelpOptions = true)
public final class OutageBenchmark extends Benchmark {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Between a watermark and the figures in the store, when nothing is held up. */
  private static final Duration ORDINARY_DELAY = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Events per second (default: ${DEFAULT-VALUE}).")
  private int eventsPerSecond;

  @Option(
      names = "--before",
      paramLabel = "DURATION",
      defaultValue = "120s",
      description = "Load before the outage (default: ${DEFAULT-VALUE}).")
  private Duration before;

  @Option(
      names = "--outage",
      paramLabel = "DURATION",
      defaultValue = "120s",
      description = "How long the store is away (default: ${DEFAULT-VALUE}).")
  private Duration outage;

  @Option(
      names = "--after",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description = "Load after all has been caught up with (default: ${DEFAULT-VALUE}).")
  private Duration after;

  @Override
  protected void checkOptions() {
    require(eventsPerSecond > 0, "--rate is " + eventsPerSecond + "; give 1 or more");
  }

  @Override
  protected String method() {
    return String.format(
        Locale.ROOT,
        "The same jobs, broker, store and load as in freshness, %,d events a second. After %d s "
            + "the store is killed, and started again %d s later. Caught up is when every job has "
            + "stored the final figures of the newest minute that is due: its end is %d s behind "
            + "the clock, for the watermark, and %d s more. Heap is what is in use after a "
            + "collection, taken every 5 s. At last the load ends, and for every port, direction "
            + "and minute the stored number of clearances in an hour is compared with what the "
            + "published events come to.",
        eventsPerSecond,
        before.toSeconds(),
        outage.toSeconds(),
        LiveWatermarks.OUT_OF_ORDERNESS.toSeconds(),
        ORDINARY_DELAY.toSeconds());
  }

  @Override
  protected void measure(Figures figures, Progress progress) throws Exception {
    try (Session session = Session.start("outage", eventsPerSecond, true, progress)) {
      session.run(before);
      report("Before, %d s", before, session, figures);
      progress.say("the store is killed");
      session.stack().influx().kill();
      session.run(outage);
      report("Store away, %d s", outage, session, figures);
      figures.count("room for lines", session.stack().mostBufferedLines(), "");
      progress.say("the store is started");
      session.stack().influx().restart();
      catchUp(session, figures);
      progress.say("caught up");
      session.run(after);
      report("After, %d s", after, session, figures);
      long events = session.load().stop();
      progress.say("the load has ended");
      checkNothingIsLost(session, events, figures, progress);
    }
  }

  private static void report(String title, Duration time, Session session, Figures figures) {
    List<Sample> samples = session.sampler().take();
    figures.heading(String.format(Locale.ROOT, title, time.toSeconds()));
    if (samples.isEmpty()) {
      return;
    }
    Sample last = samples.get(samples.size() - 1);
    figures.measure("heap, least", Machine.mebibytes(least(samples, Sample::heapBytes)), "MiB");
    figures.measure("heap, most", Machine.mebibytes(most(samples, Sample::heapBytes)), "MiB");
    figures.count("events published so far", last.events(), "");
    figures.count("records not read yet, at most", most(samples, Sample::pending), "");
    figures.count("lines waiting for the store, at most", most(samples, Sample::buffered), "");
    figures.count("lines written since the start of the jobs", last.written(), "");
    figures.count("checkpoints completed so far, three jobs", last.checkpoints(), "");
    figures.count("checkpoints failed so far", last.failedCheckpoints(), "");
    figures.count("restarts of jobs so far", last.restarts(), "");
  }

  private static void catchUp(Session session, Figures figures) throws InterruptedException {
    long startNanos = System.nanoTime();
    if (!session.runUntil(
        () -> session.stored().newestFinalTickMillis() >= dueTickMillis(), PATIENCE, true)) {
      throw new CommandException("the jobs have not caught up in " + PATIENCE.toMinutes() + " min");
    }
    double seconds = (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    figures.heading("Store back");
    figures.measure("until caught up", seconds, "s");
  }

  private static long dueTickMillis() {
    long behindMillis = LiveWatermarks.OUT_OF_ORDERNESS.plus(ORDINARY_DELAY).toMillis();
    return (System.currentTimeMillis() - behindMillis) / MINUTE.toMillis() * MINUTE.toMillis();
  }

  private static void checkNothingIsLost(
      Session session, long events, Figures figures, Progress progress)
      throws InterruptedException {
    long lastTick = (System.currentTimeMillis() / MINUTE.toMillis() + 1) * MINUTE.toMillis();
    if (!session.runUntil(
        () -> session.stored().newestFinalTickMillis() >= lastTick, PATIENCE, false)) {
      throw new CommandException("the figures of the last minute are missing in the store");
    }
    progress.say("counting what was published");
    Completions published = new Completions();
    Load again = session.newLoad();
    for (long n = 0; n < events; n++) {
      published.add(again.next().event());
    }
    session.probes().sent().forEach(probe -> probe.events().forEach(published::add));
    Comparison comparison =
        Comparison.of(
            published.counts(Window.H1.millis()),
            session.stored().finalCompletions(),
            session.startMillis(),
            lastTick);
    figures.heading("In the end");
    figures.count("events published, probes not counted", events, "");
    figures.count("clearances that they completed", comparison.completed(), "");
    figures.count("points compared", comparison.points(), "");
    figures.count("points that differ or are missing", comparison.different(), "");
    if (comparison.different() > 0) {
      throw new CommandException(
          "the store differs from what was published: " + comparison.first());
    }
  }

  private static long least(List<Sample> samples, ToLongFunction<Sample> figure) {
    return samples.stream().mapToLong(figure).min().orElse(0);
  }

  private static long most(List<Sample> samples, ToLongFunction<Sample> figure) {
    return samples.stream().mapToLong(figure).max().orElse(0);
  }
}
