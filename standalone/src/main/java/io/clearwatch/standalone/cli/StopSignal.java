package io.clearwatch.standalone.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Ctrl-C and a termination signal interrupt the command, which then closes what it has opened in
 * its own order; the process ends when it has.
 */
public final class StopSignal {
  /** A command that has not ended by then is left to the signal. */
  private static final long PATIENCE_SECONDS = 30;

  private StopSignal() {}

  /** Runs a command in this thread; its exit status. */
  public static int guard(IntSupplier command) {
    Thread commandThread = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(commandThread, ended), "stop-signal"));
    try {
      return command.getAsInt();
    } finally {
      ended.countDown();
    }
  }

  private static void stop(Thread commandThread, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    commandThread.interrupt();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
