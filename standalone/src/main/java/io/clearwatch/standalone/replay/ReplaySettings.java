package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.seeds.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What to replay.
 *
 * @param events folder with event files
 * @param results folder for the result files, made if it does not exist
 * @param every step of all ticks, whole minutes
 * @param from first tick is at or after this time; null for the first event
 * @param to events at or after this time are left out; null for all events
 * @param store where all points go as well; null for nowhere
 */
public record ReplaySettings(
    Path events,
    Path results,
    Catalogue catalogue,
    Duration every,
    Instant from,
    Instant to,
    InfluxSettings store) {}
