package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.jobs.sinks.delivery.Backoff;
import io.clearwatch.jobs.sinks.influx.BatchDelivery.Outcome;
import io.clearwatch.measurements.Point;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;

/**
 * Sends the lines of one subtask, one request at a time, from a thread of its own.
 *
 * <p>After a failure the lines go back to the front of the buffer at once and the writer pauses
 * until the wait is over. So nothing is in flight during the wait: a barrier that the task can take
 * up meanwhile completes its checkpoint with the lines in the state, and the task can be cancelled.
 */
final class InfluxWriter extends AsyncSinkWriter<Point, InfluxEntry> {
  /**
   * Flink would put the lines of a request that takes longer back into the buffer while the request
   * goes on, and an older value could overtake a newer. The client has its own timeouts.
   */
  private static final long NEVER_MILLIS = Duration.ofDays(365).toMillis();

  /** Time that the last request is given to end when a task is cancelled. */
  private static final long CLOSE_MILLIS = 5_000;

  private final MailboxExecutor mailbox;
  private final ProcessingTimeService timers;
  private final OneAtATime pace;
  private final InfluxMetrics metrics;
  private final Backoff backoff;
  private final InfluxSettings settings;
  private final InfluxClient client;
  private final BatchDelivery delivery;
  private final ExecutorService requests;

  static InfluxWriter create(
      InfluxSettings settings,
      ElementConverter<Point, InfluxEntry> converter,
      WriterInitContext context,
      Collection<BufferedRequestState<InfluxEntry>> restored)
      throws IOException {
    OneAtATime pace = new OneAtATime(settings.batchLines());
    AsyncSinkWriterConfiguration configuration =
        AsyncSinkWriterConfiguration.builder()
            .setMaxBatchSize(settings.batchLines())
            .setMaxBatchSizeInBytes(settings.batchBytes())
            .setMaxInFlightRequests(1)
            .setMaxBufferedRequests(settings.bufferedLines())
            .setMaxTimeInBufferMS(settings.lingerMillis())
            .setMaxRecordSizeInBytes(settings.batchBytes())
            .setRequestTimeoutMS(NEVER_MILLIS)
            .setRateLimitingStrategy(pace)
            .build();
    return new InfluxWriter(
        settings,
        converter,
        new PassedOnInterrupts(context),
        configuration,
        pace,
        new DequeRequestBuffer<>(),
        restored);
  }

  private InfluxWriter(
      InfluxSettings settings,
      ElementConverter<Point, InfluxEntry> converter,
      WriterInitContext context,
      AsyncSinkWriterConfiguration configuration,
      OneAtATime pace,
      DequeRequestBuffer<InfluxEntry> buffer,
      Collection<BufferedRequestState<InfluxEntry>> restored)
      throws IOException {
    super(
        converter,
        context,
        configuration,
        restored,
        new SimpleBatchCreator<>(settings.batchBytes()),
        buffer);
    this.settings = settings;
    this.pace = pace;
    mailbox = context.getMailboxExecutor();
    timers = context.getProcessingTimeService();
    metrics = new InfluxMetrics(settings, context.metricGroup());
    metrics.watchBuffer(buffer::size);
    backoff =
        new Backoff(
            settings.firstBackoffMillis(), settings.longestBackoffMillis(), new SplittableRandom());
    client = InfluxClient.open(settings);
    delivery = new BatchDelivery(client::write, metrics);
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    requests =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "influx-sink-" + subtask);
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  protected void submitRequestEntries(List<InfluxEntry> batch, ResultHandler<InfluxEntry> handler) {
    requests.execute(() -> send(batch, handler));
  }

  private void send(List<InfluxEntry> batch, ResultHandler<InfluxEntry> handler) {
    try {
      Outcome outcome = delivery.deliver(batch);
      if (requests.isShutdown()) {
        return;
      }
      switch (outcome.answer().verdict()) {
        case RETRY -> sendLater(outcome, handler);
        case FAIL -> handler.completeExceptionally(InfluxFailure.of(settings, outcome.answer()));
        default -> {
          backoff.reset();
          handler.complete();
        }
      }
    } catch (RejectedExecutionException e) {
      // The mailbox is closed: the task has ended, and its checkpoint replays these lines.
    } catch (RuntimeException e) {
      handler.completeExceptionally(e);
    }
  }

  private void sendLater(Outcome outcome, ResultHandler<InfluxEntry> handler) {
    long waitMillis = backoff.afterFailure(outcome.answer().retryAfterMillis());
    metrics.retry(outcome.unsent().size(), waitMillis, outcome.answer());
    // In this order: the pause must stand before the lines are back in the buffer.
    mailbox.execute(() -> pause(waitMillis), "wait before the next request to InfluxDB");
    handler.retryForEntries(outcome.unsent());
  }

  /** The timer's own message wakes a task that waits for the end of the pause. */
  private void pause(long waitMillis) {
    pace.pause();
    timers.registerTimer(
        timers.getCurrentProcessingTime() + waitMillis, timestamp -> pace.resume());
  }

  /**
   * Sends all that is buffered before a checkpoint, unless the server is away: with nothing left in
   * the state, a change of parallelism cannot hand an old value to another subtask than the one
   * that gets the newer.
   */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    super.flush(endOfInput || !pace.isPaused());
  }

  @Override
  protected long getSizeInBytes(InfluxEntry entry) {
    return entry.bytes();
  }

  /** Waits for the request in flight, so that it cannot overtake those of a restarted task. */
  @Override
  public void close() {
    requests.shutdownNow();
    try {
      requests.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
