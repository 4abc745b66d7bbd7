package io.clearwatch.jobs.replay;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs tasks side by side, on a number of threads. */
final class Tasks {
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService executor;

  Tasks(int threads) {
    executor = Executors.newFixedThreadPool(threads);
  }

  /** Runs tasks to the end of all, and then throws what the first of them has thrown. */
  void run(List<Runnable> tasks) throws InterruptedException {
    List<Callable<Object>> calls = tasks.stream().map(Executors::callable).toList();
    for (Future<Object> future : executor.invokeAll(calls)) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) e.getCause();
      }
    }
  }

  /** Waits for what an interrupt has left running. */
  void close() throws InterruptedException {
    executor.shutdownNow();
    executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
