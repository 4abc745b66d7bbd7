package io.clearwatch.jobs.sources;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.NoWatermarksGenerator;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

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
 */
public final class LiveWatermarks<T> implements WatermarkGenerator<Received<T>> {
  /** Disorder that is waited for. Events that come later are corrections. */
  public static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(60);

  /** An event is recent if it is no older than this. */
  static final Duration RECENT = Duration.ofMinutes(10);

  /** Silence after a recent event. */
  static final Duration RECENT_PATIENCE = Duration.ofSeconds(10);

  /** A wall clock that can travel to the tasks: milliseconds since the epoch. */
  public interface WallClock extends LongSupplier, Serializable {}

  /** A longer pause between two looks means that the task was held up, not that nothing came. */
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  private final long patienceMillis;
  private final LongSupplier wallClock;
  private long latestMillis = Long.MIN_VALUE;
  private long silentMillis;
  private long lastLookMillis;
  private long emittedMillis = Long.MIN_VALUE;

  LiveWatermarks(Duration patience, LongSupplier wallClock) {
    this.patienceMillis = patience.toMillis();
    this.wallClock = wallClock;
    this.lastLookMillis = wallClock.getAsLong();
  }

  /**
   * The strategy for a source.
   *
   * @param patience silence after which a partition with no recent event follows the wall clock
   */
  public static <T> WatermarkStrategy<Received<T>> strategy(Duration patience) {
    return strategy(patience, System::currentTimeMillis);
  }

  /** The strategy with a clock of its own, for tests that cannot wait. */
  public static <T> WatermarkStrategy<Received<T>> strategy(
      Duration patience, WallClock wallClock) {
    return new Supplier<T>(patience, wallClock)
        .withTimestampAssigner((received, unused) -> received.timeMillis);
  }

  /**
   * Gives each partition its generator. Flink asks first for one for the source as a whole, whose
   * watermarks would go past those of the partitions; it gets one that says nothing.
   */
  private static final class Supplier<T> implements WatermarkStrategy<Received<T>> {
    private static final long serialVersionUID = 1L;

    private final Duration patience;
    private final WallClock wallClock;
    private transient boolean sourceHasOne;

    Supplier(Duration patience, WallClock wallClock) {
      this.patience = patience;
      this.wallClock = wallClock;
    }

    @Override
    public WatermarkGenerator<Received<T>> createWatermarkGenerator(
        WatermarkGeneratorSupplier.Context context) {
      if (!sourceHasOne) {
        sourceHasOne = true;
        return new NoWatermarksGenerator<>();
      }
      return new LiveWatermarks<>(patience, wallClock);
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
    // The clock may be set back: that ends no silence.
    silentMillis += Math.max(0, Math.min(wallMillis - lastLookMillis, LONGEST_LOOK_MILLIS));
    lastLookMillis = wallMillis;
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
