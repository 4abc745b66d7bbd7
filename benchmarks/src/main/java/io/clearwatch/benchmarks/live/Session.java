package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Progress;
import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The jobs under load, with a probe every second that is looked for twenty times a second. */
final class Session implements AutoCloseable {
  static final Duration LOOK_INTERVAL = Duration.ofMillis(50);
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

  private final LiveStack stack;
  private final long startMillis = System.currentTimeMillis();
  private final int eventsPerSecond;
  private final LoadThread load;
  private final Probes probes;
  private final Sampler sampler;
  private final Stored stored;
  private long nextProbeNanos = System.nanoTime();

  private Session(LiveStack stack, int eventsPerSecond, boolean collected, Progress progress) {
    this.stack = stack;
    this.eventsPerSecond = eventsPerSecond;
    this.stored = stack.stored();
    this.load = stack.opened(new LoadThread(stack.broker(), newLoad()));
    this.probes = stack.opened(new Probes(stack.broker()));
    this.sampler = stack.opened(new Sampler(stack.metrics(), load, collected, progress));
  }

  /**
   * Starts the stack and the load.
   *
   * @param collected whether samples collect the heap before they take its use
   */
  static Session start(String name, int eventsPerSecond, boolean collected, Progress progress)
      throws IOException, InterruptedException {
    progress.say("starting broker, store, Flink and jobs");
    LiveStack stack = LiveStack.start(name);
    try {
      return new Session(stack, eventsPerSecond, collected, progress);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** The same events again as those that are published. */
  Load newLoad() {
    return new Load(startMillis, eventsPerSecond, Probes.PLACE.port());
  }

  /** Sends and looks for a time. */
  void run(Duration time) throws InterruptedException {
    runUntil(() -> false, time, true);
  }

  /**
   * Sends and looks until something holds.
   *
   * @param sending whether to send probes; looking goes on in any case
   * @return whether it has come to hold in time
   */
  boolean runUntil(BooleanSupplier holds, Duration longest, boolean sending)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < end) {
      long lookNanos = System.nanoTime();
      if (sending && lookNanos >= nextProbeNanos) {
        probes.send();
        nextProbeNanos = lookNanos + PROBE_INTERVAL.toNanos();
      }
      load.check();
      stack.check();
      if (look() && holds.getAsBoolean()) {
        return true;
      }
      long leftMillis = LOOK_INTERVAL.minusNanos(System.nanoTime() - lookNanos).toMillis();
      if (leftMillis > 0) {
        Thread.sleep(leftMillis);
      }
    }
    return false;
  }

  /** False if the store is away. */
  private boolean look() {
    try {
      long count = stored.mostCompletions(Probes.PLACE, startMillis);
      probes.shown(count, System.nanoTime());
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** All probes that are not visible after this long are taken for lost. */
  void awaitProbes(Duration longest) throws InterruptedException {
    int sent = probes.sent().size();
    if (!runUntil(() -> probes.visible() >= sent, longest, false)) {
      throw new CommandException(
          (sent - probes.visible()) + " of " + sent + " probes did not become visible");
    }
  }

  LiveStack stack() {
    return stack;
  }

  LoadThread load() {
    return load;
  }

  Probes probes() {
    return probes;
  }

  Sampler sampler() {
    return sampler;
  }

  Stored stored() {
    return stored;
  }

  long startMillis() {
    return startMillis;
  }

  @Override
  public void close() {
    stack.close();
  }
}
