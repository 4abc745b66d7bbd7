package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Heap;
import io.clearwatch.benchmarks.Machine;
import io.clearwatch.benchmarks.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a {@link Sample} every five seconds, in a thread of its own, and tells of it. */
final class Sampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
  private static final int EVERY_SECONDS = 5;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "sampler"));
  private final JobMetrics metrics;
  private final LoadThread load;
  private final boolean collected;
  private final Progress progress;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * @param collected whether the heap is collected before its use is taken
   */
  Sampler(JobMetrics metrics, LoadThread load, boolean collected, Progress progress) {
    this.metrics = metrics;
    this.load = load;
    this.collected = collected;
    this.progress = progress;
    timer.scheduleWithFixedDelay(this::sample, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void sample() {
    try {
      Sample sample =
          new Sample(
              load.events(),
              metrics.sum("pendingRecords"),
              metrics.sum("bufferedLines"),
              metrics.sum("linesWritten"),
              collected ? Heap.liveBytes() : Heap.usedBytes(),
              metrics.restarts(),
              metrics.checkpoints("completed"),
              metrics.checkpoints("failed"));
      synchronized (samples) {
        samples.add(sample);
      }
      progress.say(
          "%,d events, %,d not read yet, %,d lines buffered, %,d written, heap %,.0f MiB",
          sample.events(),
          sample.pending(),
          sample.buffered(),
          sample.written(),
          Machine.mebibytes(sample.heapBytes()));
    } catch (IOException e) {
      LOG.warn("no sample was taken", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The samples since the last call. */
  List<Sample> take() {
    synchronized (samples) {
      List<Sample> taken = List.copyOf(samples);
      samples.clear();
      return taken;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
