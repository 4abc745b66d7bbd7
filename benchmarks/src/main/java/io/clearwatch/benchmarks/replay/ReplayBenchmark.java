package io.clearwatch.benchmarks.replay;

import io.clearwatch.benchmarks.Benchmark;
import io.clearwatch.benchmarks.Cpu;
import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Machine;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.generators.EventFiles;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.standalone.replay.Replay;
import io.clearwatch.standalone.replay.ReplaySettings;
import io.clearwatch.wire.EventFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a replay is, from event files to result files. */
@Command(
    name = "replay",
    description = "events a second of a replay, from Avro files to all result files",
    mixinStandardHelpOptions = true)
public final class ReplayBenchmark extends Benchmark {
  private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
  private static final long SEED = 7;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "Days of events (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  protected void checkOptions() {
    require(days > 0, "--days is " + days + "; give 1 or more");
  }

  @Override
  protected String method() {
    return String.format(
        Locale.ROOT,
        "%d days of events of all ports are generated as Avro files, and replayed as 'clearwatch "
            + "replay' does it with a step of an hour, into all result files. The time is that of "
            + "the whole replay in this process, the warming up of the Java virtual machine "
            + "included. With one core: CLEARWATCH_JAVA_OPTS=-XX:ActiveProcessorCount=1.",
        days);
  }

  @Override
  protected void measure(Figures figures, Progress progress) throws Exception {
    try (WorkFolder work = WorkFolder.create(Folders.work(), "bench-replay")) {
      Path events = work.path().resolve("events");
      Path results = work.path().resolve("results");
      progress.say("generating events");
      WorldSettings world =
          new WorldSettings(
              SEED, END.minus(Duration.ofDays(days)), END, List.of(), 1, Scenario.NORMAL);
      long count = EventFiles.write(world, events, Set.of(EventFormat.AVRO), (millis, n) -> {});
      progress.say("%,d events in %,.0f MiB", count, Machine.mebibytes(bytes(events)));
      Steps steps = new Steps(progress);
      double cpuBefore = Cpu.seconds();
      new Replay(ReplaySettings.of(events, results, null), line -> {}, steps).run();
      double cpu = Cpu.seconds() - cpuBefore;
      steps.end();
      figures.heading("Replay");
      figures.count("events", count, "");
      figures.measure("time", steps.seconds(), "s");
      figures.count("events a second", Math.round(count / steps.seconds()), "");
      figures.measure("processor time", cpu, "s");
      figures.measure("results", Machine.mebibytes(bytes(results)), "MiB");
      figures.heading("Steps");
      steps.tell(figures);
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(ReplayBenchmark::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
