package io.clearwatch.standalone.demo;

import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.rolling.Ticks.Coarse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Ticks of a demo: live ones from now on, fewer the further back. Filling in two weeks minute by
 * minute would take the store minutes, and nobody looks at them so closely.
 */
final class PastTicks {
  private PastTicks() {}

  static Ticks of(Instant from, Instant now) {
    return Ticks.live(from.toEpochMilli())
        .with(
            List.of(
                coarse(now, Duration.ofHours(26), Duration.ofHours(6)),
                coarse(now, Duration.ofMinutes(10), Duration.ofHours(1))));
  }

  private static Coarse coarse(Instant now, Duration before, Duration step) {
    return new Coarse(now.minus(before).toEpochMilli(), step.toMillis());
  }
}
