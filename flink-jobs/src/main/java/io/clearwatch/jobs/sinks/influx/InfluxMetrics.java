package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.jobs.sinks.delivery.Throttle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a subtask of the sink counts and logs: {@code linesWritten} (without those that a later line
 * of their batch replaced), {@code refusedLines}, {@code retries} (requests that are repeated),
 * {@code bufferedLines} (that wait to be sent) and {@code lastErrorAgeMs} (-1 before the first
 * error). Logs at most one line in 10 s for each kind of error, with the number of those it left
 * out.
 */
final class InfluxMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(InfluxSink.class);
  private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final InfluxSettings settings;
  private final MetricGroup group;
  private final Counter linesWritten;
  private final Counter refusedLines;
  private final Counter retries;
  private final Throttle refusalLog = new Throttle(LOG_EVERY_NANOS);
  private final Throttle retryLog = new Throttle(LOG_EVERY_NANOS);
  private volatile Long lastErrorNanos;

  InfluxMetrics(InfluxSettings settings, MetricGroup group) {
    this.settings = settings;
    this.group = group;
    linesWritten = group.counter("linesWritten", new ThreadSafeSimpleCounter());
    refusedLines = group.counter("refusedLines", new ThreadSafeSimpleCounter());
    retries = group.counter("retries", new ThreadSafeSimpleCounter());
    group.gauge("lastErrorAgeMs", (Gauge<Long>) this::lastErrorAgeMillis);
  }

  /**
   * Shows how many lines wait.
   *
   * @param lines asked by the thread that reports metrics, while the task's own changes the buffer;
   *     the number may be one off
   */
  void watchBuffer(IntSupplier lines) {
    group.gauge("bufferedLines", (Gauge<Integer>) lines::getAsInt);
  }

  void written(int lines) {
    linesWritten.inc(lines);
  }

  void refused(List<InfluxEntry> lines, Answer answer) {
    refusedLines.inc(lines.size());
    long now = error();
    if (refusalLog.permits(now)) {
      LOG.error(
          "{} refused {} line(s), the first of {}: {} ({} such messages left out)",
          settings,
          lines.size(),
          lines.get(0),
          answer.message(),
          refusalLog.takeLeftOut());
    }
  }

  void retry(int lines, long waitMillis, Answer answer) {
    retries.inc();
    long now = error();
    if (retryLog.permits(now)) {
      LOG.warn(
          "{} did not take {} line(s), they are kept and sent again in {} ms: {} ({} such messages"
              + " left out)",
          settings,
          lines,
          waitMillis,
          answer.message(),
          retryLog.takeLeftOut());
    }
  }

  private long error() {
    long now = System.nanoTime();
    lastErrorNanos = now;
    return now;
  }

  private long lastErrorAgeMillis() {
    Long last = lastErrorNanos;
    return last == null ? -1 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last);
  }
}
