package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Benchmark;
import io.clearwatch.benchmarks.Cpu;
import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Machine;
import io.clearwatch.benchmarks.Percentiles;
import io.clearwatch.benchmarks.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long after a release has reached the broker a query of the store counts it. */
@Command(
    name = "freshness",
    description = "seconds from the append of a release to Kafka until the store shows it",
    mixinStandardHelpOptions = true)
public final class FreshnessBenchmark extends Benchmark {
  /** Figures that wait for the watermark and their tick take about two minutes. */
  private static final Duration LAST_PROBES = Duration.ofMinutes(4);

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Events per second (default: ${DEFAULT-VALUE}).")
  private int eventsPerSecond;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description = "Load before the first probe that counts (default: ${DEFAULT-VALUE}).")
  private Duration warmUp;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      defaultValue = "150s",
      description = "How long to measure (default: ${DEFAULT-VALUE}).")
  private Duration measured;

  @Override
  protected void checkOptions() {
    require(eventsPerSecond > 0, "--rate is " + eventsPerSecond + "; give 1 or more");
    require(measured.toSeconds() >= 5, "--for is too short to measure; give 5s or more");
  }

  @Override
  protected String method() {
    return String.format(
        Locale.ROOT,
        "The three jobs run with parallelism %d as clearwatch run has them, between a broker in "
            + "this process and a real InfluxDB 1.x, under a load of %,d events a second that tell "
            + "of the present moment. After %d s of warm-up, for %d s, a probe is sent each second: "
            + "the three events of a declaration at a port of its own. The store is asked every %d "
            + "ms for the number of clearances in the last hour there. Measured is from the "
            + "broker's acknowledgement of the release to the first answer that counts it; load, "
            + "broker, jobs and questions share the machine.",
        LiveStack.parallelism(),
        eventsPerSecond,
        warmUp.toSeconds(),
        measured.toSeconds(),
        Session.LOOK_INTERVAL.toMillis());
  }

  @Override
  protected void measure(Figures figures, Progress progress) throws Exception {
    try (Session session = Session.start("freshness", eventsPerSecond, false, progress)) {
      progress.say("warming up");
      session.run(warmUp);
      session.sampler().take();
      int firstProbe = session.probes().sent().size();
      long firstEvent = session.load().events();
      long startNanos = System.nanoTime();
      double startCpuSeconds = Cpu.seconds();
      progress.say("measuring");
      session.run(measured);
      double seconds = (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
      double cpuSeconds = Cpu.seconds() - startCpuSeconds;
      long events = session.load().events() - firstEvent;
      List<Sample> samples = session.sampler().take();
      progress.say("waiting for the last probes");
      session.awaitProbes(LAST_PROBES);
      List<Probe> probes = session.probes().sent();
      reportProbes(probes.subList(firstProbe, probes.size()), figures);
      figures.heading("Load");
      figures.measure("events", events / seconds, "per second");
      figures.count("records not read yet, at most", most(samples, Sample::pending), "");
      figures.count("lines waiting for the store, at most", most(samples, Sample::buffered), "");
      figures.heading("Cost of this process, broker and load included");
      figures.measure("CPU", cpuSeconds, "s");
      figures.measure("in", seconds, "s");
      figures.measure("heap, at most", Machine.mebibytes(most(samples, Sample::heapBytes)), "MiB");
      figures.count("restarts of jobs", most(samples, Sample::restarts), "");
    }
  }

  private static void reportProbes(List<Probe> probes, Figures figures) {
    Percentiles seconds =
        new Percentiles(probes.stream().mapToDouble(Probe::secondsToVisible).toArray());
    figures.heading("From append to visible");
    figures.count("probes", probes.size(), "");
    figures.measure("p50", seconds.at(0.50), "s");
    figures.measure("p90", seconds.at(0.90), "s");
    figures.measure("p99", seconds.at(0.99), "s");
    figures.measure("longest", seconds.max(), "s");
  }

  private static long most(List<Sample> samples, ToLongFunction<Sample> figure) {
    return samples.stream().mapToLong(figure).max().orElse(0);
  }
}
