package io.clearwatch.jobs.sinks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BackoffTest {

  @Property
  void waitsDoubleUpToTheLongestAndStartAnewAfterSuccess(@ForAll long seed) {
    Backoff backoff = new Backoff(200, 1_000, new SplittableRandom(seed));

    assertThat(backoff.afterFailure(0)).isBetween(100L, 200L);
    assertThat(backoff.afterFailure(0)).isBetween(200L, 400L);
    assertThat(backoff.afterFailure(0)).isBetween(400L, 800L);
    assertThat(backoff.afterFailure(0)).isBetween(500L, 1_000L);
    assertThat(backoff.afterFailure(0)).isBetween(500L, 1_000L);
    assertThat(backoff.afterFailure(5_000)).isEqualTo(5_000);
    backoff.reset();
    assertThat(backoff.afterFailure(0)).isBetween(100L, 200L);
  }
}
