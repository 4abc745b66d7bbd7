package io.clearwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clearwatch.measurements.Window;
import io.clearwatch.standalone.CommandRun;
import io.clearwatch.standalone.embedded.Ports;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events of the past on a board, many times as fast as they happened. */
@Timeout(420)
class PlaybackIT {
  private static final Instant BEGIN = Instant.parse("2026-03-03T00:00:00Z");
  private static final Instant END = Instant.parse("2026-03-03T05:00:00Z");
  private static final int SPEED = 600;

  @Test
  void eventsComeInTheirTimeByAClockOfTheirOwn(@TempDir Path events) throws Exception {
    CommandRun.succeeding(
        "generate --from 2026-03-02T00:00:00Z --to 2026-03-03T05:00:00Z --rate 0.2"
            + " --format avro --out",
        events.resolve("made"));

    try (Demo demo =
        Demo.play(
            new PlaybackSettings(events.resolve("made"), BEGIN, SPEED, Ports.ANY, null),
            Clock.systemUTC())) {
      assertThat(demo.start()).isBetween(BEGIN, BEGIN.plus(Duration.ofMinutes(10)));
      assertThat(demo.from()).isBefore(Instant.parse("2026-03-02T01:00:00Z"));
      await()
          .atMost(Duration.ofSeconds(360))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                demo.check();
                Instant newest = demo.series().newestTick().orElse(Instant.MIN);
                // Provisional figures are at the end of their hour; nothing comes before its time.
                assertThat(newest)
                    .isBeforeOrEqualTo(demo.clock().instant().plus(Duration.ofHours(1)));
                return demo.hasEnded()
                    && newest.isAfter(END.minus(Duration.ofHours(1)))
                    && demo.series().verdicts(Window.H24).stream()
                        .anyMatch(verdict -> verdict.target().equals("dalian-export-clearance"));
              });
    }
  }
}
