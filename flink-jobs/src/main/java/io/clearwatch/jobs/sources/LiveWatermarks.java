package io.clearwatch.jobs.sources;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of a live run, per partition: behind the latest event by the disorder that is waited
 * for. A partition in which nothing comes for a while follows the wall clock, so that it does not
 * hold up the others, and on a quiet night time goes on without any event.
 *
 * <p>Rejected records do not move the watermark; the checks before have left no event of the future
 * to move it either.
 */
public final class LiveWatermarks<T> implements WatermarkGenerator<Received<T>> {
  /** Disorder that is waited for. Events that come later are corrections. */
  public static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(60);

  /** Silence of a partition after which it follows the wall clock. */
  public static final Duration IDLE_AFTER = Duration.ofMinutes(1);

  /** A longer pause between two looks means that the task was held up, not that nothing came. */
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  private long latestMillis = Long.MIN_VALUE;
  private long idleMillis;
  private long lastLookWallMillis = System.currentTimeMillis();
  private long emittedMillis = Long.MIN_VALUE;

  private LiveWatermarks() {}

  /** The strategy for a source. */
  public static <T> WatermarkStrategy<Received<T>> strategy() {
    return WatermarkStrategy.<Received<T>>forGenerator(context -> new LiveWatermarks<>())
        .withTimestampAssigner((received, unused) -> received.timeMillis);
  }

  @Override
  public void onEvent(Received<T> received, long timeMillis, WatermarkOutput output) {
    idleMillis = 0;
    if (received.rejected == null) {
      latestMillis = Math.max(latestMillis, timeMillis);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long wallMillis = System.currentTimeMillis();
    idleMillis += Math.min(wallMillis - lastLookWallMillis, LONGEST_LOOK_MILLIS);
    lastLookWallMillis = wallMillis;
    long latest = latestMillis;
    if (idleMillis >= IDLE_AFTER.toMillis()) {
      latest = Math.max(latest, wallMillis);
    }
    if (latest == Long.MIN_VALUE) {
      return;
    }
    long watermark = latest - OUT_OF_ORDERNESS.toMillis() - 1;
    if (watermark > emittedMillis) {
      emittedMillis = watermark;
      output.emitWatermark(new Watermark(watermark));
    }
  }
}
