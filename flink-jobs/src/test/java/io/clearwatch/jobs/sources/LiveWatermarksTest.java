package io.clearwatch.jobs.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class LiveWatermarksTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration DISTANCE = LiveWatermarks.OUT_OF_ORDERNESS;

  /** Time in which the partition could be read. */
  private final ManualClock activity = new ManualClock();

  private final Output output = new Output();
  private Instant wall = NOW;
  private final LiveWatermarks<String> partition =
      new LiveWatermarks<>(PATIENCE, () -> wall.toEpochMilli(), activity);

  @Test
  void itFollowsTheLatestEventAtItsDistance() {
    event(NOW.minus(Duration.ofHours(3)));
    event(NOW.minus(Duration.ofHours(4)));
    look();

    assertThat(output.time()).isEqualTo(NOW.minus(Duration.ofHours(3)).minus(DISTANCE));
  }

  @Test
  void afterARecentEventSilenceIsShort() {
    event(NOW.minus(Duration.ofMinutes(3)));
    silence(LiveWatermarks.RECENT_PATIENCE.minusSeconds(1));
    assertThat(output.time()).isEqualTo(NOW.minus(Duration.ofMinutes(3)).minus(DISTANCE));

    silence(Duration.ofSeconds(1));
    assertThat(output.time()).isEqualTo(wall.minus(DISTANCE));
  }

  @Test
  void inThePastSilenceIsWaitedForWithPatience() {
    event(NOW.minus(Duration.ofDays(3)));
    silence(PATIENCE.minusSeconds(1));
    assertThat(output.time()).isEqualTo(NOW.minus(Duration.ofDays(3)).minus(DISTANCE));

    silence(Duration.ofSeconds(1));
    assertThat(output.time()).isEqualTo(wall.minus(DISTANCE));
  }

  @Test
  void aPartitionThatCannotBeReadIsNotSilent() {
    event(NOW.minus(Duration.ofDays(3)));
    look();
    for (int second = 0; second < Duration.ofHours(1).toSeconds(); second++) {
      wall = wall.plusSeconds(1);
      look();
    }

    assertThat(output.time()).isEqualTo(NOW.minus(Duration.ofDays(3)).minus(DISTANCE));
  }

  @Test
  void aTaskThatWasHeldUpHasNotSeenSilence() {
    event(NOW.minus(Duration.ofDays(3)));
    look();
    wall = wall.plus(Duration.ofHours(1));
    activity.advanceTime(Duration.ofHours(1));
    look();

    assertThat(output.time()).isEqualTo(NOW.minus(Duration.ofDays(3)).minus(DISTANCE));
  }

  @Test
  void aSubtaskWithoutPartitionIsIdleAfterAWhile() {
    WatermarkGenerator<Received<String>> whole = strategy().createWatermarkGenerator(context());
    activity.advanceTime(LiveWatermarks.ASSIGNMENT_PATIENCE.minusMillis(1));
    whole.onPeriodicEmit(output);
    assertThat(output.isIdle).isFalse();

    activity.advanceTime(Duration.ofMillis(1));
    whole.onPeriodicEmit(output);
    assertThat(output.isIdle).isTrue();
  }

  @Test
  void aPartitionThatComesLaterMakesItActive() {
    WatermarkStrategy<Received<String>> strategy = strategy();
    WatermarkGenerator<Received<String>> whole = strategy.createWatermarkGenerator(context());
    activity.advanceTime(LiveWatermarks.ASSIGNMENT_PATIENCE);
    whole.onPeriodicEmit(output);
    strategy.createWatermarkGenerator(context());
    whole.onPeriodicEmit(output);

    assertThat(output.isIdle).isFalse();
  }

  @Test
  void aSubtaskWithAPartitionIsNeverIdle() {
    WatermarkStrategy<Received<String>> strategy = strategy();
    WatermarkGenerator<Received<String>> whole = strategy.createWatermarkGenerator(context());
    strategy.createWatermarkGenerator(context());
    activity.advanceTime(Duration.ofDays(1));
    whole.onPeriodicEmit(output);

    assertThat(output.isIdle).isFalse();
    assertThat(output.newest).isNull();
  }

  private static WatermarkStrategy<Received<String>> strategy() {
    return LiveWatermarks.strategy(PATIENCE);
  }

  private WatermarkGeneratorSupplier.Context context() {
    return new WatermarkGeneratorSupplier.Context() {
      @Override
      public MetricGroup getMetricGroup() {
        return new UnregisteredMetricsGroup();
      }

      @Override
      public RelativeClock getInputActivityClock() {
        return activity;
      }
    };
  }

  private void event(Instant time) {
    partition.onEvent(new Received<>(), time.toEpochMilli(), output);
  }

  /** Nothing comes, and there are looks all the time. */
  private void silence(Duration duration) {
    for (int second = 0; second < duration.toSeconds(); second++) {
      wall = wall.plusSeconds(1);
      activity.advanceTime(Duration.ofSeconds(1));
      look();
    }
  }

  private void look() {
    partition.onPeriodicEmit(output);
  }

  private static final class Output implements WatermarkOutput {
    private Watermark newest;
    private boolean isIdle;

    /** The time before which nothing more is expected. */
    Instant time() {
      return Instant.ofEpochMilli(newest.getTimestamp() + 1);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      newest = watermark;
    }

    @Override
    public void markIdle() {
      isIdle = true;
    }

    @Override
    public void markActive() {
      isIdle = false;
    }
  }
}
