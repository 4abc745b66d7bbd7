package io.clearwatch.standalone.demo;

import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Which events to play, and how.
 *
 * @param events folder with event files
 * @param from when to begin: what was before is filled in as the past; null for the first event
 * @param speed seconds of the events in a second, at least 1
 * @param boardPort port of the board on this machine, 0 for any that is free
 * @param store where the figures go in place of a store and a board of this process; null for those
 */
public record PlaybackSettings(
    Path events, Instant from, int speed, int boardPort, InfluxSettings store) {}
