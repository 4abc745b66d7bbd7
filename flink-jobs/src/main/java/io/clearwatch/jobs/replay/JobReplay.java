package io.clearwatch.jobs.replay;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobParts;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.rolling.CellSet;
import io.clearwatch.jobs.rolling.Contributor;
import io.clearwatch.jobs.rolling.Tally;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
      addSeen(event);
    }
  }

  /** Takes an event as the job sees it; of any thread. */
  void addSeen(E event) {
    events.add(Math.floorMod(job.key(event).hashCode(), HEAPS), event);
  }

  boolean isOf(Job<?, ?> other) {
    return job.name().equals(other.name());
  }

  /** What makes results of events; for one thread. */
  Results results(JobSettings settings, List<Exclusion> exclusions) {
    JobParts<E, ?, R> parts = job.parts(settings);
    return (heap, outcomes) -> make(heap, parts, settings, exclusions, outcomes);
  }

  /** Makes results of events. */
  interface Results {
    /** Makes those of the subjects of a heap. */
    void make(int heap, Outcomes outcomes);
  }

  private <M> void make(
      int heap,
      JobParts<E, M, R> parts,
      JobSettings settings,
      List<Exclusion> exclusions,
      Outcomes outcomes) {
    Map<String, M> subjects = new HashMap<>();
    events.take(
        heap,
        event -> {
          M known = subjects.computeIfAbsent(job.key(event), unused -> parts.rules().none());
          parts.rules().merge(known, event);
        });
    subjects
        .values()
        .removeIf(known -> exclusions.stream().anyMatch(some -> some.holds(parts.rules(), known)));
    try (SortedLines.Adder lines = rows.adder()) {
      for (M known : subjects.values()) {
        R result = parts.rules().result(known);
        if (result != null) {
          add(result, parts.contributor(), lines);
        }
        parts.stays().apply(known).forEach(outcomes::add);
        long lost = settings.retention().lostMillis(parts.rules().lastMillis(known));
        parts.stuck().cases(known, lost).forEach(outcomes::add);
      }
    }
  }

  private void add(R result, Contributor<R> contributor, SortedLines.Adder lines) {
    String line = job.resultTable().line(result);
    if (line != null) {
      lines.add(line);
    }
    Distinct weeks = new Distinct();
    contributor.times(result, time -> weeks.add(Weeks.of(time)));
    weeks.forEach(week -> results.add(week, result));
  }

  /** The weeks in which there are results. */
  SortedSet<Long> weeks() {
    return results.heaps();
  }

  /** What the results of a week add in that week, in the order of time. */
  void contribute(long week, Contributor<R> contributor, Tally tally) {
    List<R> added = new ArrayList<>();
    TimeOrder order = new TimeOrder();
    results.take(
        week,
        result -> {
          Distinct times = new Distinct();
          contributor.times(result, times::add);
          times.forEach(
              time -> {
                if (Weeks.of(time) == week) {
                  order.add(time, added.size());
                }
              });
          added.add(result);
        });
    AtTime atTime = new AtTime(tally);
    order.forEach(
        (time, result) -> {
          atTime.timeMillis = time;
          contributor.contribute(added.get(result), atTime);
        });
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

  /** Passes on what is added at one time. */
  private static final class AtTime implements Tally {
    private final Tally tally;
    private long timeMillis;

    AtTime(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void duration(CellSet cells, long completedMillis, long duration) {
      if (completedMillis == timeMillis) {
        tally.duration(cells, completedMillis, duration);
      }
    }

    @Override
    public void share(CellSet cells, long atMillis, int numerator, int denominator) {
      if (atMillis == timeMillis) {
        tally.share(cells, atMillis, numerator, denominator);
      }
    }
  }

  /** The different values of a few. */
  private static final class Distinct {
    private long[] values = new long[4];
    private int count;

    void add(long value) {
      for (int i = 0; i < count; i++) {
        if (values[i] == value) {
          return;
        }
      }
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    void forEach(LongConsumer taker) {
      for (int i = 0; i < count; i++) {
        taker.accept(values[i]);
      }
    }
  }
}
