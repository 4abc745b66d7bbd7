package io.clearwatch.jobs.sinks.influx;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * Lets one request out at a time, and none during a pause.
 *
 * <p>Flink's own strategy takes a failed line for a sign of overload and shrinks the next batches.
 * Here a line comes back because the server was away, and full batches are what it needs to catch
 * up; a request that is really too large is split by {@link BatchDelivery}. Used by the task's
 * thread only.
 */
final class OneAtATime implements RateLimitingStrategy {
  private final int batchLines;
  private boolean inFlight;
  private boolean paused;

  OneAtATime(int batchLines) {
    this.batchLines = batchLines;
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  boolean isPaused() {
    return paused;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    inFlight = true;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    inFlight = false;
  }

  @Override
  public boolean shouldBlock(RequestInfo request) {
    return inFlight || paused;
  }

  @Override
  public int getMaxBatchSize() {
    return batchLines;
  }
}
