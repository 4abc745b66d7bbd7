package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);

  @Test
  void liveDeliveriesAreDueAtTheirTime() {
    assertThat(Pace.live(CLOCK).untilDue(NOW + 5_000)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void pastDeliveriesAreDueAtOnce() {
    assertThat(Pace.live(CLOCK).untilDue(NOW - 5_000)).isZero();
  }

  @Test
  void aTenfoldSpeedTakesATenthOfTheTime() {
    Pace pace = Pace.times(10, NOW - 86_400_000, CLOCK);

    assertThat(pace.untilDue(NOW - 86_400_000 + 60_000)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void withoutPaceEverythingIsDue() {
    assertThat(Pace.unpaced().untilDue(Long.MAX_VALUE)).isZero();
  }

  @Test
  void aSpeedOfZeroIsRefused() {
    assertThatThrownBy(() -> Pace.times(0, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("speed 0.0 is not above 0");
  }
}
