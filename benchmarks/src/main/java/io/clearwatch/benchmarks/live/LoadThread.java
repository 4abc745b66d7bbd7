package io.clearwatch.benchmarks.live;

import io.clearwatch.generators.KafkaPublisher;
import io.clearwatch.generators.Pace;
import io.clearwatch.jobs.options.KafkaSettings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes a {@link Load}, live. */
final class LoadThread implements AutoCloseable {
  private final KafkaPublisher publisher;
  private final Thread thread;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile long events;

  LoadThread(String broker, Load load) {
    publisher = new KafkaPublisher(KafkaSettings.of(broker, Map.of()));
    thread = new Thread(() -> publish(load), "load");
    thread.start();
  }

  private void publish(Load load) {
    try {
      events = publisher.publish(load, Pace.live(), (simulatedMillis, sofar) -> events = sofar);
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  /** Events that were published, as of the last second. */
  long events() {
    return events;
  }

  /** Throws what has ended it. */
  void check() {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** Ends it; how many events the broker has, which are the first ones of the load. */
  long stop() throws InterruptedException {
    publisher.stop();
    thread.join();
    check();
    return events;
  }

  @Override
  public void close() {
    publisher.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    publisher.close();
  }
}
