package io.clearwatch.jobs.sources;

import io.clearwatch.jobs.pipeline.WallClock;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks of a live run, per partition: behind the latest event by the disorder that is waited
 * for. A partition in which nothing comes any more follows the wall clock after a while, so that it
 * does not hold up the others, and on a quiet night time goes on without any event.
 *
 * <p>How long that while is depends on where the partition stands. If its latest event is recent,
 * following the wall clock at the same distance takes nothing away, so seconds are enough. If it is
 * old, silence may also mean that the broker is away in the middle of a past that is being caught
 * up with, and patience is needed: what comes after would be late.
 *
 * <p>Rejected records move nothing, and a partition that gives nothing else is silent: a writer
 * whose messages cannot be read must not hold up the others. The checks before have left no event
 * of the future to move the watermark either.
 *
 * <p>Silence is time in which the job would have taken an event. While it is held back, as by a
 * store that is away, no time passes by that measure, however long it lasts.
 */
public final class LiveWatermarks<T> implements WatermarkGenerator<Received<T>> {
  /** Disorder that is waited for. Events that come later are corrections. */
  public static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(60);

  /** An event is recent if it is no older than this. */
  static final Duration RECENT = Duration.ofMinutes(10);

  /** Silence after a recent event. */
  static final Duration RECENT_PATIENCE = Duration.ofSeconds(10);

  /**
   * Time after the start in which a subtask that has a partition has been told so. One that has
   * none, as there are fewer of them than subtasks, must not hold up the others.
   */
  static final Duration ASSIGNMENT_PATIENCE = Duration.ofSeconds(30);

  /** A longer pause between two looks means that the task was held up, not that nothing came. */
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  private final long patienceMillis;
  private final LongSupplier wallClock;
  private final RelativeClock activity;
  private long latestMillis = Long.MIN_VALUE;
  private long silentMillis;
  private long lastLookMillis;
  private long emittedMillis = Long.MIN_VALUE;

  /**
   * @param activity a clock that stands still while the partition cannot be read
   */
  LiveWatermarks(Duration patience, LongSupplier wallClock, RelativeClock activity) {
    this.patienceMillis = patience.toMillis();
    this.wallClock = wallClock;
    this.activity = activity;
    this.lastLookMillis = activity.relativeTimeMillis();
  }

  /**
   * The strategy for a source.
   *
   * @param patience silence after which a partition with no recent event follows the wall clock
   */
  public static <T> WatermarkStrategy<Received<T>> strategy(
      Duration patience, WallClock wallClock) {
    return strategy(patience, wallClock, WatermarkGeneratorSupplier.Context::getInputActivityClock);
  }

  /** The strategy by one clock for the time and for silence, for tests that cannot wait. */
  public static <T> WatermarkStrategy<Received<T>> strategyByOneClock(
      Duration patience, WallClock wallClock) {
    return strategy(patience, wallClock, context -> new Relative(wallClock));
  }

  private static <T> WatermarkStrategy<Received<T>> strategy(
      Duration patience, WallClock wallClock, ActivityClock activityClock) {
    return new Supplier<T>(patience, wallClock, activityClock)
        .withTimestampAssigner((received, unused) -> received.timeMillis);
  }

  /** The clock by which a task measures silence. */
  private interface ActivityClock extends Serializable {
    RelativeClock of(WatermarkGeneratorSupplier.Context context);
  }

  private record Relative(WallClock wallClock) implements RelativeClock {
    @Override
    public long relativeTimeMillis() {
      return wallClock.millis();
    }

    @Override
    public long relativeTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(relativeTimeMillis());
    }
  }

  /** Gives each partition its generator. Flink asks first for one for the source as a whole. */
  private static final class Supplier<T> implements WatermarkStrategy<Received<T>> {
    private static final long serialVersionUID = 1L;

    private final Duration patience;
    private final WallClock wallClock;
    private final ActivityClock activityClock;
    private transient WholeSource<T> wholeSource;

    Supplier(Duration patience, WallClock wallClock, ActivityClock activityClock) {
      this.patience = patience;
      this.wallClock = wallClock;
      this.activityClock = activityClock;
    }

    @Override
    public WatermarkGenerator<Received<T>> createWatermarkGenerator(
        WatermarkGeneratorSupplier.Context context) {
      RelativeClock activity = activityClock.of(context);
      if (wholeSource == null) {
        wholeSource = new WholeSource<>(activity);
        return wholeSource;
      }
      wholeSource.hasPartition = true;
      return new LiveWatermarks<>(patience, wallClock::millis, activity);
    }
  }

  /**
   * Says no watermark, which would go past those of the partitions; only whether the others have to
   * wait for this subtask.
   */
  private static final class WholeSource<T> implements WatermarkGenerator<Received<T>> {
    private final RelativeClock activity;
    private final long startMillis;
    private boolean hasPartition;
    private boolean isIdle;

    WholeSource(RelativeClock activity) {
      this.activity = activity;
      this.startMillis = activity.relativeTimeMillis();
    }

    @Override
    public void onEvent(Received<T> received, long timeMillis, WatermarkOutput output) {
      // Events come by the partitions.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long sinceStartMillis = activity.relativeTimeMillis() - startMillis;
      if (!hasPartition && !isIdle && sinceStartMillis >= ASSIGNMENT_PATIENCE.toMillis()) {
        isIdle = true;
        output.markIdle();
      } else if (hasPartition && isIdle) {
        isIdle = false;
        output.markActive();
      }
    }
  }

  @Override
  public void onEvent(Received<T> received, long timeMillis, WatermarkOutput output) {
    if (received.rejected == null) {
      silentMillis = 0;
      latestMillis = Math.max(latestMillis, timeMillis);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long wallMillis = wallClock.getAsLong();
    long lookMillis = activity.relativeTimeMillis();
    // The clock may be set back: that ends no silence.
    silentMillis += Math.max(0, Math.min(lookMillis - lastLookMillis, LONGEST_LOOK_MILLIS));
    lastLookMillis = lookMillis;
    long latest = isSilent(wallMillis) ? Math.max(latestMillis, wallMillis) : latestMillis;
    if (latest == Long.MIN_VALUE) {
      return;
    }
    long watermark = latest - OUT_OF_ORDERNESS.toMillis() - 1;
    if (watermark > emittedMillis) {
      emittedMillis = watermark;
      output.emitWatermark(new Watermark(watermark));
    }
  }

  private boolean isSilent(long wallMillis) {
    boolean isRecent =
        latestMillis != Long.MIN_VALUE && wallMillis - latestMillis <= RECENT.toMillis();
    return silentMillis >= (isRecent ? RECENT_PATIENCE.toMillis() : patienceMillis);
  }
}
