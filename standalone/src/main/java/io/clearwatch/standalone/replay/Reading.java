package io.clearwatch.standalone.replay;

import io.clearwatch.jobs.replay.BoundedRun;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFileReader;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.RejectedJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads event files, some at a time, and gives their events to a run. What cannot be used is
 * written down, in the order of the files and of what stands in them.
 */
final class Reading {
  private static final int RECORDS_PER_LOOK = 4096;

  private final List<EventFile> files;
  private final EventChecks checks;
  private final long beforeMillis;
  private final Path folder;
  private final Consumer<String> warnings;
  private final Progress progress;
  private final AtomicLong readBytes = new AtomicLong();
  private final AtomicLong readRecords = new AtomicLong();
  private final long allBytes;
  private final List<String> cutShort = Collections.synchronizedList(new ArrayList<>());

  /** Hears how far the reading is; of any thread. */
  interface Progress {
    void update(double done, long records);
  }

  /**
   * @param beforeMillis events at or after this time are left out
   * @param folder for what is being written, exists
   * @param warnings gets what is odd about a file
   */
  Reading(
      List<EventFile> files,
      EventChecks checks,
      long beforeMillis,
      Path folder,
      Consumer<String> warnings,
      Progress progress)
      throws IOException {
    this.files = files;
    this.checks = checks;
    this.beforeMillis = beforeMillis;
    this.folder = folder;
    this.warnings = warnings;
    this.progress = progress;
    long bytes = 1;
    for (EventFile file : files) {
      bytes += size(file);
    }
    this.allBytes = bytes;
  }

  private static long size(EventFile file) {
    try {
      return Files.size(Path.of(file.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads all files.
   *
   * @param rejected file for a line of JSON per record that cannot be used
   * @param threads how many files are read at a time
   */
  Survey into(BoundedRun run, Path rejected, int threads) throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Map<EventFile, Future<Survey>> surveys = new LinkedHashMap<>();
      List<EventFile> largestFirst = new ArrayList<>(files);
      largestFirst.sort(Comparator.comparingLong(Reading::size).reversed());
      for (EventFile file : largestFirst) {
        surveys.put(file, executor.submit(() -> read(file, run)));
      }
      Survey survey = new Survey();
      try (BufferedWriter lines = Files.newBufferedWriter(rejected)) {
        for (EventFile file : files) {
          survey.add(surveys.get(file).get());
          append(rejectedOf(file), lines);
        }
      }
      return survey;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      executor.shutdownNow();
      executor.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  /** The files that could not be read to their end, and how far they could. */
  List<String> cutShort() {
    return cutShort;
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) cause;
  }

  private static void append(Path from, BufferedWriter to) throws IOException {
    if (Files.exists(from)) {
      try (var reader = Files.newBufferedReader(from)) {
        reader.transferTo(to);
      }
      Files.delete(from);
    }
  }

  private Path rejectedOf(EventFile file) {
    return folder.resolve("rejected-" + files.indexOf(file));
  }

  private Survey read(EventFile file, BoundedRun run) throws IOException {
    Survey survey = new Survey();
    BufferedWriter rejected = null;
    long looked = 0;
    long records = 0;
    try (EventFileReader reader = file.read(checks, warnings)) {
      while (reader.hasNext() && !Thread.currentThread().isInterrupted()) {
        EventRead record = reader.next();
        if (record.rejected() == null) {
          accept(record, survey, run);
        } else {
          if (rejected == null) {
            rejected = Files.newBufferedWriter(rejectedOf(file));
          }
          survey.rejected(record.rejected().getReason());
          rejected.write(RejectedJson.line(record.rejected()));
          rejected.write('\n');
        }
        if (++records % RECORDS_PER_LOOK == 0) {
          long position = reader.positionBytes();
          tell(position - looked, RECORDS_PER_LOOK);
          looked = position;
        }
      }
      tell(size(file) - looked, records % RECORDS_PER_LOOK);
      if (reader.isCutShort()) {
        cutShort.add(String.format(Locale.ROOT, "%s after %,d records", file.path(), records - 1));
      }
    } finally {
      if (rejected != null) {
        rejected.close();
      }
    }
    return survey;
  }

  private void accept(EventRead record, Survey survey, BoundedRun run) {
    EventType type = record.type();
    long time = type.timeMillisOf(record.event());
    if (time < beforeMillis) {
      survey.event(type, time);
      run.accept(type, record.event());
    }
  }

  private void tell(long bytes, long records) {
    double done = (double) readBytes.addAndGet(bytes) / allBytes;
    progress.update(done, readRecords.addAndGet(records));
  }
}
