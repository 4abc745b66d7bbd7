package io.clearwatch.standalone.disorder;

import io.clearwatch.jobs.JobOutputs;
import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.sinks.csv.CsvTable;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.measurements.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What stands in the end: the last writing of each point, the last judgement of each target and
 * tick, and the results that were not taken back. Outlives the restarts of the jobs that write it.
 */
final class Standing {
  private static final Map<String, Standing> ALL = new ConcurrentHashMap<>();

  private final String name;
  private final Map<String, Point> points = new ConcurrentHashMap<>();
  private final Map<String, Judgement> judgements = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String[]>> results = new ConcurrentHashMap<>();

  Standing(String name) {
    this.name = name;
    ALL.put(name, this);
  }

  /** Takes all that a job gives. */
  <R> void take(JobOutputs<R> outputs, DataStream<Point> points, CsvTable<R> resultTable) {
    String standing = name;
    take(points, point -> ALL.get(standing).put(point));
    take(outputs.judgements(), judgement -> ALL.get(standing).put(judgement));
    take(outputs.revisions(), revision -> ALL.get(standing).put(revision, resultTable));
  }

  private interface Taker<T> extends java.io.Serializable {
    void take(T element);
  }

  private static <T> void take(DataStream<T> stream, Taker<T> taker) {
    stream
        .map(
            element -> {
              taker.take(element);
              return 1;
            })
        .returns(Integer.class)
        .name("what stands")
        .sinkTo(new DiscardingSink<>());
  }

  private void put(Point point) {
    points.put(point.series() + '@' + point.timeMillis, point);
  }

  private void put(Judgement judgement) {
    String tick = judgement.window + "@" + judgement.tickMillis;
    judgements.put(judgement.subject() + tick, judgement);
  }

  private <R> void put(Revision<R> revision, CsvTable<R> table) {
    Map<String, String[]> rows = results.computeIfAbsent(table.file(), f -> new LinkedHashMap<>());
    synchronized (rows) {
      String[] before = revision.before == null ? null : table.row().apply(revision.before);
      String[] after = revision.after == null ? null : table.row().apply(revision.after);
      if (before != null) {
        rows.remove(before[0]);
      }
      if (after != null) {
        rows.put(after[0], after);
      }
    }
  }

  /** Writes the result files of a replay. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (CsvTable<Point> table : CsvTables.OF_POINTS) {
      write(folder, table, points.values().stream().map(table.row()));
    }
    CsvTable<Judgement> compliance = CsvTables.COMPLIANCE;
    write(folder, compliance, judgements.values().stream().map(compliance.row()));
    for (CsvTable<?> table :
        List.of(CsvTables.CLEARANCES, CsvTables.INSPECTIONS, CsvTables.REFUNDS)) {
      write(folder, table, results.getOrDefault(table.file(), Map.of()).values().stream());
    }
  }

  private static void write(Path folder, CsvTable<?> table, Stream<String[]> rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", table.columns())));
    rows.filter(Objects::nonNull).forEach(row -> lines.add(String.join(",", row)));
    Files.write(folder.resolve(table.file()), lines);
  }
}
