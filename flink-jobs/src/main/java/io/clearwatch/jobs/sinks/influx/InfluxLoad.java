package io.clearwatch.jobs.sinks.influx;

import io.clearwatch.jobs.sinks.delivery.Backoff;
import io.clearwatch.measurements.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * Writes points to InfluxDB outside of Flink, a full batch after the other, for one thread at a
 * time. While the server is away a batch is sent again for as long as it takes; a refused line is
 * logged and left out.
 */
public final class InfluxLoad implements Consumer<Point>, AutoCloseable {
  private final InfluxSettings settings;
  private final InfluxClient client;
  private final InfluxMetrics metrics;
  private final BatchDelivery delivery;
  private final Backoff backoff;
  private List<InfluxEntry> batch = new ArrayList<>();

  private InfluxLoad(InfluxSettings settings, InfluxClient client) {
    this.settings = settings;
    this.client = client;
    metrics = new InfluxMetrics(settings, new UnregisteredMetricsGroup());
    delivery = new BatchDelivery(client::write, metrics);
    backoff =
        new Backoff(
            settings.firstBackoffMillis(), settings.longestBackoffMillis(), new SplittableRandom());
  }

  /**
   * Does not connect yet.
   *
   * @throws IOException if the token cannot be read
   */
  public static InfluxLoad open(InfluxSettings settings) throws IOException {
    return new InfluxLoad(settings, InfluxClient.open(settings));
  }

  /**
   * Takes a point, and sends the batch that it completes.
   *
   * @throws UncheckedIOException with an {@link InfluxFailure} if nothing can be written there
   */
  @Override
  public void accept(Point point) {
    batch.add(LineProtocol.entry(point));
    if (batch.size() >= settings.batchLines()) {
      flush();
    }
  }

  /**
   * Sends what is left.
   *
   * @throws UncheckedIOException with an {@link InfluxFailure} if nothing can be written there
   */
  public void flush() {
    while (!batch.isEmpty()) {
      BatchDelivery.Outcome outcome = delivery.deliver(batch);
      batch = new ArrayList<>(outcome.unsent());
      switch (outcome.answer().verdict()) {
        case RETRY -> await(outcome.answer());
        case FAIL -> throw new UncheckedIOException(InfluxFailure.of(settings, outcome.answer()));
        default -> backoff.reset();
      }
    }
  }

  private void await(Answer answer) {
    long waitMillis = backoff.afterFailure(answer.retryAfterMillis());
    metrics.retry(batch.size(), waitMillis, answer);
    try {
      Thread.sleep(waitMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(InfluxFailure.of(settings, answer));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
