package io.clearwatch.benchmarks.storage;

import io.clearwatch.benchmarks.Benchmark;
import io.clearwatch.benchmarks.Figures;
import io.clearwatch.benchmarks.Machine;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much the jobs store: series, points and bytes. */
@Command(
    name = "storage",
    description = "series, points and bytes in the store, a day and for the time they are kept",
    mixinStandardHelpOptions = true)
public final class StorageBenchmark extends Benchmark {
  private static final Instant DAY = Instant.parse("2026-04-01T00:00:00Z");
  private static final Duration PAST_STEP = Duration.ofHours(1);

  /** How long points are kept: the bucket's retention, and what is deleted before it. */
  private static final int KEPT_DAYS = 90;

  private static final int KEPT_DAYS_OF_HOUR_WINDOWS = 14;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Days before the one that is counted (default: ${DEFAULT-VALUE}).")
  private int pastDays;

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "1",
      description = "Factor on the volumes of the synthetic world (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Override
  protected void checkOptions() {
    require(pastDays > 0, "--days is " + pastDays + "; give 1 or more");
    require(rate > 0 && rate <= 100, "--rate is " + rate + "; give more than 0, up to 100");
  }

  @Override
  protected String method() {
    return String.format(
        Locale.ROOT,
        "%d days of events of all ports go through the three jobs into a real InfluxDB 1.x. The "
            + "last day has the ticks of a live run (an hour's windows and the backlog every "
            + "minute, 24 hours' and the distribution every 5 minutes, the others every hour) and "
            + "is counted; the days before have a tick an hour. Bytes are those of the store's "
            + "files after it has compacted them. Kept are %d days, and %d days of what is stored "
            + "for the window of an hour.",
        pastDays + 1,
        KEPT_DAYS,
        KEPT_DAYS_OF_HOUR_WINDOWS);
  }

  @Override
  protected void measure(Figures figures, Progress progress) throws Exception {
    try (FilledStore store = FilledStore.fill(DAY, pastDays, PAST_STEP, rate, progress)) {
      long allSeries = 0;
      long pointsOfDay = 0;
      long pointsKept = 0;
      figures.heading("Series");
      for (Measurement measurement : FilledStore.MEASUREMENTS) {
        long series = store.series(measurement);
        allSeries += series;
        figures.count(measurement.key(), series, "");
      }
      figures.count("all", allSeries, "");
      figures.heading("Points of a day");
      for (Measurement measurement : FilledStore.MEASUREMENTS) {
        long points = store.pointsOf(measurement, DAY);
        long ofHourWindows =
            measurement.tags().contains("window") ? store.pointsOf(measurement, DAY, Window.H1) : 0;
        pointsOfDay += points;
        pointsKept +=
            KEPT_DAYS * (points - ofHourWindows) + KEPT_DAYS_OF_HOUR_WINDOWS * ofHourWindows;
        figures.count(measurement.key(), points, "");
      }
      figures.count("all", pointsOfDay, "");
      progress.say("waiting until the store has compacted its files");
      double bytesEach = (double) store.compactBytes() / store.points();
      figures.heading("Bytes");
      figures.measure("a point", bytesEach, "B");
      figures.measure("a day", Machine.mebibytes((long) (pointsOfDay * bytesEach)), "MiB");
      figures.heading(KEPT_DAYS + " days");
      figures.count("points", pointsKept, "");
      figures.measure("bytes", Machine.mebibytes((long) (pointsKept * bytesEach)), "MiB");
      figures.count("points, if all were kept as long", KEPT_DAYS * pointsOfDay, "");
    }
  }
}
