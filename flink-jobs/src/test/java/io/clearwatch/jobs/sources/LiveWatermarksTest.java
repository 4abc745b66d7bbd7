package io.clearwatch.jobs.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Rejected;
import io.clearwatch.jobs.pipeline.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class LiveWatermarksTest {
  private static final long SECOND = 1_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long NOW = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How often Flink looks. */
  private static final long LOOK_MILLIS = 200;

  private final AtomicLong wall = new AtomicLong(NOW);

  /** Time in which the partition could be read. */
  private final ManualClock activity = new ManualClock();

  private final Emitted emitted = new Emitted();
  private final WatermarkGenerator<Received<String>> watermarks =
      new LiveWatermarks<>(PATIENCE, wall::get, activity);

  @Test
  void staysSixtySecondsBehindTheLatestEvent() {
    event(NOW - HOUR);
    event(NOW - HOUR + 5);
    event(NOW - HOUR - 3 * MINUTE);
    look();

    assertThat(emitted.all).containsExactly(behind(NOW - HOUR + 5));
  }

  @Test
  void anEventAsOldAsTheDisorderIsNotLateYet() {
    event(NOW);
    look();

    assertThat(emitted.newest()).isLessThan(NOW - MINUTE);
  }

  @Test
  void saysNothingBeforeTheFirstEvent() {
    pass(PATIENCE.toMillis() - LOOK_MILLIS);

    assertThat(emitted.all).isEmpty();
  }

  @Test
  void saysEachWatermarkOnce() {
    event(NOW);
    pass(9 * SECOND);

    assertThat(emitted.all).hasSize(1);
  }

  @Test
  void rejectedRecordsMoveNothing() {
    rejected();
    look();
    assertThat(emitted.all).isEmpty();

    event(NOW - HOUR);
    rejected();
    look();
    assertThat(emitted.all).containsExactly(behind(NOW - HOUR));
  }

  @Test
  void aPartitionOfNothingButRejectedRecordsIsSilent() {
    event(NOW);
    for (long passed = 0; passed < 20 * SECOND; passed += LOOK_MILLIS) {
      rejected();
      pass(LOOK_MILLIS);
    }

    assertThat(emitted.newest()).isEqualTo(behind(wall.get()));
  }

  @Test
  void silenceAfterARecentEventFollowsTheWallClockAfterTenSeconds() {
    event(NOW - 9 * MINUTE);
    pass(10 * SECOND - LOOK_MILLIS);
    assertThat(emitted.all).containsExactly(behind(NOW - 9 * MINUTE));

    pass(LOOK_MILLIS);
    assertThat(emitted.newest()).isEqualTo(behind(NOW + 10 * SECOND));

    pass(12 * HOUR);
    assertThat(emitted.newest()).isEqualTo(behind(NOW + 10 * SECOND + 12 * HOUR));
  }

  @Test
  void timeGoesOnWithoutAGapWhenTheLatestEventCeasesToBeRecent() {
    event(NOW);
    pass(11 * SECOND);
    int before = emitted.all.size();

    pass(HOUR);

    assertThat(emitted.all.subList(before, emitted.all.size())).hasSize((int) (HOUR / LOOK_MILLIS));
  }

  @Test
  void silenceAfterAnOldEventNeedsPatience() {
    event(NOW - HOUR);
    pass(PATIENCE.toMillis() - LOOK_MILLIS);
    assertThat(emitted.all).containsExactly(behind(NOW - HOUR));

    pass(LOOK_MILLIS);
    assertThat(emitted.newest()).isEqualTo(behind(wall.get()));
  }

  @Test
  void silenceFromTheStartNeedsPatience() {
    pass(PATIENCE.toMillis());

    assertThat(emitted.all).containsExactly(behind(wall.get()));
  }

  @Test
  void anEventOfTenMinutesAgoIsJustRecent() {
    // Ten seconds pass until it is decided.
    event(NOW + 10 * SECOND - 10 * MINUTE);
    pass(10 * SECOND);

    assertThat(emitted.newest()).isEqualTo(behind(wall.get()));
  }

  @Test
  void anEventOfMoreThanTenMinutesAgoIsOld() {
    event(NOW + 10 * SECOND - 10 * MINUTE - 1);
    pass(10 * SECOND);

    assertThat(emitted.all).hasSize(1);
  }

  @Test
  void everyEventBeginsTheSilenceAnew() {
    for (int i = 0; i < 10; i++) {
      event(NOW);
      pass(9 * SECOND);
    }

    assertThat(emitted.all).containsExactly(behind(NOW));
  }

  @Test
  void aTaskThatWasHeldUpHasHeardNoSilence() {
    event(NOW - HOUR);
    look();
    letPass(HOUR);
    look();

    assertThat(emitted.all).containsExactly(behind(NOW - HOUR));

    event(NOW - HOUR + MINUTE);
    look();
    assertThat(emitted.newest()).isEqualTo(behind(NOW - HOUR + MINUTE));
  }

  @Test
  void aPauseCountsAsOneSecondOfSilence() {
    event(NOW);
    look();
    for (int i = 0; i < 9; i++) {
      letPass(30 * SECOND);
      look();
    }
    assertThat(emitted.all).hasSize(1);

    letPass(30 * SECOND);
    look();
    assertThat(emitted.newest()).isEqualTo(behind(NOW + 300 * SECOND));
  }

  @Test
  void aClockThatIsSetBackEndsNoSilence() {
    event(NOW);
    pass(9 * SECOND);
    wall.addAndGet(-MINUTE);
    look();
    pass(50 * SECOND);
    assertThat(emitted.newest()).as("the clock has not caught up").isEqualTo(behind(NOW));

    pass(5 * SECOND);
    assertThat(emitted.newest()).isEqualTo(behind(NOW + 4 * SECOND));
  }

  @Test
  void anEventOfTheNearFutureIsFollowedAndWaitedFor() {
    event(NOW + 5 * MINUTE);
    look();
    assertThat(emitted.newest()).isEqualTo(behind(NOW + 5 * MINUTE));

    pass(4 * MINUTE);
    assertThat(emitted.newest()).isEqualTo(behind(NOW + 5 * MINUTE));

    pass(2 * MINUTE);
    assertThat(emitted.newest()).isEqualTo(behind(wall.get()));
  }

  @Test
  void aPartitionThatComesBackWithThePastDoesNotTurnTimeBack() {
    event(NOW);
    pass(HOUR);
    long before = emitted.newest();

    event(NOW + MINUTE);
    look();
    assertThat(emitted.newest()).isEqualTo(before);

    event(wall.get());
    look();
    assertThat(emitted.newest()).isEqualTo(behind(wall.get()));
  }

  @Test
  void theOldestTimeThatPassesTheChecksIsATime() {
    long earliest = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    event(earliest);
    look();

    assertThat(emitted.all).containsExactly(behind(earliest));
  }

  @Property
  void neverGoesBackAndNeverPassesTheClockOrTheLatestEvent(
      @ForAll @Size(max = 60) List<@LongRange(min = -7_200_000, max = 300_000) Long> offsets,
      @ForAll @Size(max = 60) List<@LongRange(min = -5_000, max = 120_000) Long> steps) {
    AtomicLong clock = new AtomicLong(NOW);
    ManualClock readable = new ManualClock();
    Emitted out = new Emitted();
    LiveWatermarks<String> generator = new LiveWatermarks<>(PATIENCE, clock::get, readable);
    long highest = NOW;

    for (int i = 0; i < Math.max(offsets.size(), steps.size()); i++) {
      if (i < offsets.size()) {
        long time = clock.get() + offsets.get(i);
        highest = Math.max(highest, time);
        generator.onEvent(Received.event("e", time), time, out);
      }
      if (i < steps.size()) {
        highest = Math.max(highest, clock.addAndGet(steps.get(i)));
        readable.advanceTime(Duration.ofMillis(Math.abs(steps.get(i))));
      }
      generator.onPeriodicEmit(out);
    }

    assertThat(out.all).isSorted().doesNotHaveDuplicates();
    assertThat(out.all.isEmpty() || out.newest() <= behind(highest)).isTrue();
  }

  @Test
  void theGeneratorOfTheSourceSaysNothingAndThoseOfThePartitionsDo() throws Exception {
    WatermarkStrategy<Received<String>> strategy =
        InstantiationUtil.clone(LiveWatermarks.strategy(PATIENCE, WallClock.SYSTEM));
    Received<String> event = Received.event("e", NOW);

    WatermarkGenerator<Received<String>> ofSource = strategy.createWatermarkGenerator(context());
    ofSource.onEvent(event, NOW, emitted);
    ofSource.onPeriodicEmit(emitted);
    assertThat(emitted.all).isEmpty();

    for (int partition = 0; partition < 2; partition++) {
      Emitted ofPartition = new Emitted();
      WatermarkGenerator<Received<String>> generator = strategy.createWatermarkGenerator(context());
      generator.onEvent(event, NOW, ofPartition);
      generator.onPeriodicEmit(ofPartition);
      assertThat(ofPartition.all).containsExactly(behind(NOW));
    }
  }

  @Test
  void aPartitionThatCannotBeReadIsNotSilent() {
    event(NOW - 3 * HOUR);
    for (long passed = 0; passed < HOUR; passed += SECOND) {
      wall.addAndGet(SECOND);
      look();
    }

    assertThat(emitted.all).containsExactly(behind(NOW - 3 * HOUR));
  }

  @Test
  void aSubtaskWithoutPartitionIsIdleAfterAWhileAndActiveWhenItGetsOne() {
    WatermarkStrategy<Received<String>> strategy =
        LiveWatermarks.strategy(PATIENCE, WallClock.SYSTEM);
    WatermarkGenerator<Received<String>> ofSource = strategy.createWatermarkGenerator(context());
    IdleOrActive state = new IdleOrActive();
    activity.advanceTime(LiveWatermarks.ASSIGNMENT_PATIENCE.minusMillis(1));
    ofSource.onPeriodicEmit(state);
    assertThat(state.said).isEmpty();

    activity.advanceTime(Duration.ofMillis(1));
    ofSource.onPeriodicEmit(state);
    ofSource.onPeriodicEmit(state);
    assertThat(state.said).containsExactly("idle");

    strategy.createWatermarkGenerator(context());
    ofSource.onPeriodicEmit(state);
    assertThat(state.said).containsExactly("idle", "active");
  }

  @Test
  void aSubtaskWithAPartitionIsNeverIdle() {
    WatermarkStrategy<Received<String>> strategy =
        LiveWatermarks.strategy(PATIENCE, WallClock.SYSTEM);
    WatermarkGenerator<Received<String>> ofSource = strategy.createWatermarkGenerator(context());
    strategy.createWatermarkGenerator(context());
    activity.advanceTime(Duration.ofDays(1));
    ofSource.onPeriodicEmit(emitted);

    assertThat(emitted.all).isEmpty();
  }

  @Test
  void theStrategyTakesTheTimeOfTheEvent() {
    assertThat(
            LiveWatermarks.<String>strategy(PATIENCE, WallClock.SYSTEM)
                .createTimestampAssigner(null)
                .extractTimestamp(Received.event("e", NOW), NOW + HOUR))
        .isEqualTo(NOW);
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

  private void event(long timeMillis) {
    watermarks.onEvent(Received.event("e", timeMillis), timeMillis, emitted);
  }

  private void rejected() {
    Received<String> rejected = Received.rejected(new Rejected());
    watermarks.onEvent(rejected, rejected.timeMillis, emitted);
  }

  private void look() {
    watermarks.onPeriodicEmit(emitted);
  }

  /** Lets time pass, with looks at it. */
  private void pass(long millis) {
    for (long passed = 0; passed < millis; passed += LOOK_MILLIS) {
      letPass(LOOK_MILLIS);
      look();
    }
  }

  private void letPass(long millis) {
    wall.addAndGet(millis);
    activity.advanceTime(Duration.ofMillis(millis));
  }

  /** The watermark that belongs to a latest time: events of up to 60 seconds before may come. */
  private static long behind(long latestMillis) {
    return latestMillis - MINUTE - 1;
  }

  private static final class IdleOrActive implements WatermarkOutput {
    private final List<String> said = new ArrayList<>();

    @Override
    public void emitWatermark(Watermark watermark) {
      throw new AssertionError("it would go past those of the partitions: " + watermark);
    }

    @Override
    public void markIdle() {
      said.add("idle");
    }

    @Override
    public void markActive() {
      said.add("active");
    }
  }

  private static final class Emitted implements WatermarkOutput {
    private final List<Long> all = new ArrayList<>();

    long newest() {
      return all.get(all.size() - 1);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      all.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      throw new AssertionError("an idle partition would not hold a watermark any more");
    }

    @Override
    public void markActive() {
      throw new AssertionError("nothing was idle");
    }
  }
}
