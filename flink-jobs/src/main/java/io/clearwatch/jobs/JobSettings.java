package io.clearwatch.jobs;

import io.clearwatch.jobs.clocks.Retention;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.seeds.WorkingDays;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the three jobs are told.
 *
 * @param horizonMillis how far behind the last tick given ticks are corrected; {@link
 *     Long#MAX_VALUE} corrects all
 */
public record JobSettings(
    Ticks ticks,
    long horizonMillis,
    Retention retention,
    Catalogue catalogue,
    PortRegistry ports,
    StuckLimits stuck,
    WorkingDays workingDays)
    implements Serializable {

  /** Correction horizon of a live run. */
  public static final Duration LIVE_HORIZON = Duration.ofHours(24);

  /** A live run, with the built-in limits of stuck cases. */
  public static JobSettings live(Ticks ticks, Catalogue catalogue, PortRegistry ports) {
    return new JobSettings(
        ticks,
        LIVE_HORIZON.toMillis(),
        Retention.DEFAULT,
        catalogue,
        ports,
        StuckLimits.builtIn(),
        WorkingDays.china());
  }

  /** A replay of bounded input, with the built-in limits of stuck cases. */
  public static JobSettings replay(Ticks ticks, Catalogue catalogue, PortRegistry ports) {
    return new JobSettings(
        ticks,
        Long.MAX_VALUE,
        Retention.DEFAULT,
        catalogue,
        ports,
        StuckLimits.builtIn(),
        WorkingDays.china());
  }

  /** The same with other limits of stuck cases. */
  public JobSettings with(StuckLimits limits) {
    return new JobSettings(ticks, horizonMillis, retention, catalogue, ports, limits, workingDays);
  }

  /** The same settings with another catalogue. */
  public JobSettings by(Catalogue other) {
    return new JobSettings(ticks, horizonMillis, retention, other, ports, stuck, workingDays);
  }

  /** The same with refunds counted by another calendar. */
  public JobSettings by(WorkingDays calendar) {
    return new JobSettings(ticks, horizonMillis, retention, catalogue, ports, stuck, calendar);
  }
}
