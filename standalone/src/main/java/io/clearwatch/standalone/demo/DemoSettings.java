package io.clearwatch.standalone.demo;

import io.clearwatch.generators.Scenario;
import java.time.Duration;

/**
 * What to show.
 *
 * @param days how many past days are filled in, at least 1
 * @param boardPort port of the board on this machine, 0 for any that is free
 * @param runFor when to stop, counted from the start; null for not before Ctrl-C
 */
public record DemoSettings(
    long seed, int days, Scenario scenario, int boardPort, Duration runFor) {}
