package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobParts;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.rolling.Tally;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * One job in a replay: first its events, by subject, then its results, by the weeks in which they
 * add to a cell.
 */
final class JobReplay<E, R> {
  /** Subjects are dealt out to so many heaps, of which each thread has one in memory. */
  static final int HEAPS = 64;

  private final Job<E, R> job;
  private final Spill<E> events;
  private final Spill<R> results;
  private final SortedLines rows;

  JobReplay(Job<E, R> job, Path folder) {
    this.job = job;
    this.events = new Spill<>(folder, job.name() + "-events", serializer(job.mapper().type()));
    this.results = new Spill<>(folder, job.name() + "-results", serializer(job.resultType()));
    this.rows = new SortedLines(folder, job.name() + "-rows");
  }

  static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }

  /** Takes an event, if the job has a use for it; of any thread. */
  void add(SpecificRecordBase record) {
    E event = job.mapper().map(record);
    if (event != null) {
      events.add(Math.floorMod(job.key(event).hashCode(), HEAPS), event);
    }
  }

  /** Makes the results of the subjects of a heap; of any thread. */
  void finish(int heap, JobSettings settings, Outcomes outcomes) {
    finish(heap, job.parts(settings), settings, outcomes);
  }

  private <M> void finish(
      int heap, JobParts<E, M, R> parts, JobSettings settings, Outcomes outcomes) {
    Map<String, M> subjects = new HashMap<>();
    events.take(
        heap,
        event -> {
          M known = subjects.computeIfAbsent(job.key(event), unused -> parts.rules().none());
          parts.rules().merge(known, event);
        });
    WeeksOf weeks = new WeeksOf();
    try (SortedLines.Adder lines = rows.adder()) {
      for (M known : subjects.values()) {
        R result = parts.rules().result(known);
        if (result != null) {
          add(result, parts.contributor(), weeks, lines);
        }
        parts.stays().apply(known).forEach(outcomes::add);
        long lost = settings.retention().lostMillis(parts.rules().lastMillis(known));
        parts.stuck().cases(known, lost).forEach(outcomes::add);
      }
    }
  }

  private void add(R result, Contributor<R> contributor, WeeksOf weeks, SortedLines.Adder lines) {
    String line = job.resultTable().line(result);
    if (line != null) {
      lines.add(line);
    }
    contributor.contribute(result, weeks);
    weeks.drain(week -> results.add(week, result));
  }

  /** The weeks in which there are results. */
  SortedSet<Long> weeks() {
    return results.heaps();
  }

  /** What the results of a week add in that week, in the order of time. */
  void contribute(long week, Contributor<R> contributor, Tally tally) {
    List<Addition<R>> additions = new ArrayList<>();
    TimesOf times = new TimesOf(week);
    results.take(
        week,
        result -> {
          contributor.contribute(result, times);
          times.drain(time -> additions.add(new Addition<>(time, result)));
        });
    additions.sort(Comparator.comparingLong(Addition::timeMillis));
    AtTime atTime = new AtTime(tally);
    for (Addition<R> addition : additions) {
      atTime.timeMillis = addition.timeMillis();
      contributor.contribute(addition.result(), atTime);
    }
  }

  Contributor<R> contributor(JobSettings settings) {
    return job.parts(settings).contributor();
  }

  CsvTable<R> table() {
    return job.resultTable();
  }

  /** The rows of the results. */
  SortedLines rows() {
    return rows;
  }

  /** A result at a time at which it adds something. */
  private record Addition<R>(long timeMillis, R result) {}

  /** Passes on what is added at one time. */
  private static final class AtTime implements Tally {
    private final Tally tally;
    private long timeMillis;

    AtTime(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void duration(String cell, long completedMillis, long duration) {
      if (completedMillis == timeMillis) {
        tally.duration(cell, completedMillis, duration);
      }
    }

    @Override
    public void share(String cell, long atMillis, int numerator, int denominator) {
      if (atMillis == timeMillis) {
        tally.share(cell, atMillis, numerator, denominator);
      }
    }
  }

  /** Finds the different values of a few that come mostly one after the other. */
  private abstract static class Distinct implements Tally {
    private long[] found = new long[4];
    private int count;

    void find(long value) {
      for (int i = count - 1; i >= 0; i--) {
        if (found[i] == value) {
          return;
        }
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = value;
    }

    /** Gives what was found, and begins anew. */
    void drain(LongConsumer taker) {
      for (int i = 0; i < count; i++) {
        taker.accept(found[i]);
      }
      count = 0;
    }
  }

  /** The weeks in which a result adds something. */
  private static final class WeeksOf extends Distinct {
    @Override
    public void duration(String cell, long completedMillis, long duration) {
      find(Weeks.of(completedMillis));
    }

    @Override
    public void share(String cell, long atMillis, int numerator, int denominator) {
      find(Weeks.of(atMillis));
    }
  }

  /** The times in a week at which a result adds something. */
  private static final class TimesOf extends Distinct {
    private final long week;

    TimesOf(long week) {
      this.week = week;
    }

    @Override
    public void duration(String cell, long completedMillis, long duration) {
      take(completedMillis);
    }

    @Override
    public void share(String cell, long atMillis, int numerator, int denominator) {
      take(atMillis);
    }

    private void take(long timeMillis) {
      if (Weeks.of(timeMillis) == week) {
        find(timeMillis);
      }
    }
  }
}
