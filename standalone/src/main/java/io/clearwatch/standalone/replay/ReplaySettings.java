package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.replay.Exclusion;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.WorkingDays;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What to replay.
 *
 * @param events folder with event files
 * @param results folder for the result files, made if it does not exist
 * @param stuck limits past which something is stuck
 * @param every step of all ticks, whole minutes
 * @param from first tick is at or after this time; null for the first event
 * @param to events at or after this time are left out; null for all events
 * @param workingDays by which refunds are counted
 * @param exclusions what is left out
 * @param store where all points go as well; null for nowhere
 */
public record ReplaySettings(
    Path events,
    Path results,
    Catalogue catalogue,
    StuckLimits stuck,
    Duration every,
    Instant from,
    Instant to,
    WorkingDays workingDays,
    List<Exclusion> exclusions,
    InfluxSettings store) {

  /** A replay of all events as the promises are, with a step of an hour. */
  public static ReplaySettings of(Path events, Path results, InfluxSettings store) {
    return new ReplaySettings(
        events,
        results,
        Catalogue.builtIn(),
        StuckLimits.builtIn(),
        Duration.ofHours(1),
        null,
        null,
        WorkingDays.china(),
        List.of(),
        store);
  }
}
