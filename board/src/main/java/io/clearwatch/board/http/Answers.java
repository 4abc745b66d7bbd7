package io.clearwatch.board.http;

import io.clearwatch.board.store.StoreAwayException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers by what was asked, shared by all who ask it. Figures are of a tick, so an answer stands
 * until there is a newer one. Then, and where it has stood for a while (late events correct figures
 * without a tick), it is given once more and meanwhile worked out anew; a page asks again in two
 * seconds. Questions are made of validated parameters only, so there are never many.
 */
final class Answers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private static final long STANDS_NANOS = Duration.ofSeconds(20).toNanos();

  /** One that nobody has asked for in this time is of no use to who asks next. */
  private static final long USEFUL_NANOS = Duration.ofSeconds(90).toNanos();

  private static final int THREADS = 2;

  private final Map<Object, Entry> entries = new ConcurrentHashMap<>();
  private final Supplier<Long> newestTick;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "board-answers");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param newestTick milliseconds of the newest tick; throws {@link StoreAwayException} while the
   *     store is away
   */
  Answers(Supplier<Long> newestTick) {
    this.newestTick = newestTick;
  }

  /**
   * The answer to a question.
   *
   * @param source works it out
   * @throws StoreAwayException if the store does not answer
   */
  byte[] to(Object question, Supplier<byte[]> source) {
    long tick = newestTick.get();
    Entry entry = entries.computeIfAbsent(question, unused -> new Entry(source));
    Answer answer = entry.answer;
    if (answer == null || answer.ageNanos() > USEFUL_NANOS) {
      return entry.now(tick);
    }
    if (answer.tickMillis() != tick || answer.ageNanos() > STANDS_NANOS) {
      entry.later(tick);
    }
    return answer.json();
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private record Answer(byte[] json, long tickMillis, long takenNanos) {
    long ageNanos() {
      return System.nanoTime() - takenNanos;
    }
  }

  private final class Entry {
    private final Supplier<byte[]> source;
    private final AtomicBoolean isAwaited = new AtomicBoolean();
    private volatile Answer answer;

    Entry(Supplier<byte[]> source) {
      this.source = source;
    }

    /** Those who ask at the same time wait for one. */
    synchronized byte[] now(long tick) {
      if (answer == null || answer.ageNanos() > USEFUL_NANOS) {
        workOut(tick);
      }
      return answer.json();
    }

    void later(long tick) {
      if (isAwaited.compareAndSet(false, true)) {
        workers.execute(
            () -> {
              try {
                workOut(tick);
              } catch (StoreAwayException e) {
                LOG.debug("{}", e.getMessage());
              } catch (RuntimeException e) {
                LOG.error("cannot work out an answer anew", e);
              } finally {
                isAwaited.set(false);
              }
            });
      }
    }

    private void workOut(long tick) {
      answer = new Answer(source.get(), tick, System.nanoTime());
    }
  }
}
