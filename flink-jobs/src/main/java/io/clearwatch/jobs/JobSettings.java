package io.clearwatch.jobs;

import io.clearwatch.jobs.clocks.Emission;
import io.clearwatch.jobs.clocks.Retention;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
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
    Emission emission,
    Catalogue catalogue,
    PortRegistry ports)
    implements Serializable {

  /** Correction horizon of a live run. */
  public static final Duration LIVE_HORIZON = Duration.ofHours(24);

  /** A live run. */
  public static JobSettings live(Ticks ticks, Catalogue catalogue, PortRegistry ports) {
    return new JobSettings(
        ticks, LIVE_HORIZON.toMillis(), Retention.DEFAULT, Emission.EVERY_CHANGE, catalogue, ports);
  }

  /** A replay of bounded input, in batch mode. */
  public static JobSettings replay(Ticks ticks, Catalogue catalogue, PortRegistry ports) {
    return new JobSettings(
        ticks, Long.MAX_VALUE, Retention.DEFAULT, Emission.FINAL, catalogue, ports);
  }

  /** The same settings with another catalogue. */
  public JobSettings by(Catalogue other) {
    return new JobSettings(ticks, horizonMillis, retention, emission, other, ports);
  }
}
