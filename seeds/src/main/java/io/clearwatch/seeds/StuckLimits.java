package io.clearwatch.seeds;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When declarations and inspections count as stuck. Immutable; in the order of the file. */
public final class StuckLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Longest limit. What is known of an open subject is forgotten some days later. */
  public static final Duration LONGEST = Duration.ofDays(90);

  private static final class Holder {
    static final StuckLimits BUILT_IN = read(YamlFile.builtIn("stuck.yaml"));
  }

  private final List<StuckLimit> limits;
  private final int alertsPerMinute;

  private StuckLimits(List<StuckLimit> limits, int alertsPerMinute) {
    this.limits = List.copyOf(limits);
    this.alertsPerMinute = alertsPerMinute;
  }

  /** The limits of {@code seeds/stuck.yaml}. */
  public static StuckLimits builtIn() {
    return Holder.BUILT_IN;
  }

  /**
   * The limits of a file.
   *
   * @throws SeedException if it is missing or wrong
   */
  public static StuckLimits load(Path file) {
    return read(YamlFile.read(file));
  }

  private static StuckLimits read(YamlFile file) {
    List<String> problems = new ArrayList<>();
    List<StuckLimit> limits = new ArrayList<>();
    int alertsPerMinute = new StuckLimitReader(problems).read(file, limits);
    SeedException.throwIfAny(problems);
    return new StuckLimits(limits, alertsPerMinute);
  }

  public List<StuckLimit> all() {
    return limits;
  }

  /** How many alerts of stuck cases a job may tell in a minute of event time; at least 1. */
  public int alertsPerMinute() {
    return alertsPerMinute;
  }
}
