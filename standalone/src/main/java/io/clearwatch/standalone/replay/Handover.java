package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.replay.BoundedRun;
import io.clearwatch.wire.EventRead;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes events to a run. Whoever has read them does it, unless a thread has no file left to read:
 * then that one does, so that the largest file does not keep one core waiting for the other.
 */
final class Handover {
  private static final long LOOK_MILLIS = 20;

  private final BoundedRun run;
  private final LinkedBlockingQueue<List<EventRead>> handed = new LinkedBlockingQueue<>();
  private final AtomicInteger helping = new AtomicInteger();
  private final AtomicInteger reading;

  /**
   * @param files how many are to be read
   */
  Handover(BoundedRun run, int files) {
    this.run = run;
    this.reading = new AtomicInteger(files);
  }

  /** Takes events, which are not changed any more. */
  void take(List<EventRead> events) {
    if (handed.size() < helping.get()) {
      handed.add(events);
    } else {
      accept(events);
    }
  }

  private void accept(List<EventRead> events) {
    for (EventRead event : events) {
      run.accept(event.type(), event.event());
    }
  }

  /** A file has been read, or cannot be. */
  void fileEnds() {
    reading.decrementAndGet();
  }

  /** Takes what others read, until all files have been read. */
  void help() throws InterruptedException {
    helping.incrementAndGet();
    try {
      while (true) {
        boolean isLast = reading.get() == 0;
        List<EventRead> events = handed.poll(isLast ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (events != null) {
          accept(events);
        } else if (isLast) {
          return;
        }
      }
    } finally {
      helping.decrementAndGet();
    }
  }
}
