package io.clearwatch.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void livePastIsDueAtOnce() {
    assertThat(Pace.live(clock).waitMillis(NOW.minusSeconds(3600).toEpochMilli())).isNotPositive();
  }

  @Test
  void theFutureIsSentInItsOwnTime() {
    long minuteAhead = NOW.plusSeconds(60).toEpochMilli();

    assertThat(Pace.live(clock).waitMillis(minuteAhead)).isEqualTo(60_000);
    assertThat(Pace.atSpeed(clock, NOW.minusSeconds(10), 1000).waitMillis(minuteAhead))
        .isEqualTo(60_000);
  }

  @Test
  void thePastGoesAtItsSpeed() {
    Instant from = NOW.minusSeconds(3600);
    Pace pace = Pace.atSpeed(clock, from, 60);

    assertThat(pace.waitMillis(from.toEpochMilli())).isZero();
    assertThat(pace.waitMillis(from.plusSeconds(1800).toEpochMilli())).isEqualTo(30_000);
  }
}
