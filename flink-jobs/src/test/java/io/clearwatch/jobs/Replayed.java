package io.clearwatch.jobs;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.jobs.replay.BoundedRun;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.wire.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a replay of some events has given.
 *
 * @param files contents of the result files by their names
 */
public record Replayed(List<Point> points, Map<String, String> files) {

  /** Of these events, in one thread. */
  public static Replayed of(List<? extends SpecificRecordBase> events, Ticks ticks)
      throws Exception {
    return of(
        run -> events.forEach(event -> run.accept(EventType.of(event), event)), ticks, 1, Job.ALL);
  }

  /**
   * @param feed gives the events to the run
   */
  public static Replayed of(
      Consumer<BoundedRun> feed, Ticks ticks, int threads, List<Job<?, ?>> jobs) throws Exception {
    Path folder = Files.createTempDirectory("replayed");
    try {
      Path work = Files.createDirectory(folder.resolve("work"));
      Path results = Files.createDirectory(folder.resolve("results"));
      BoundedRun run = new BoundedRun(work, threads, jobs);
      feed.accept(run);
      List<Point> points = new ArrayList<>();
      run.finish(
          JobSettings.replay(ticks, Catalogue.builtIn(), PortRegistry.builtIn()),
          results,
          points::add,
          (step, done) -> {});
      return new Replayed(points, contents(results));
    } finally {
      remove(folder);
    }
  }

  private static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static void remove(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The rows of a file, without its header. */
  public List<String> rows(String file) {
    return files.get(file).lines().skip(1).toList();
  }

  /** The transitions of {@code alerts.csv}, in the order of time. */
  public List<Alert> alerts() {
    return rows("alerts.csv").stream()
        .map(row -> alert(row.split(",", -1)))
        .sorted(Comparator.comparing(Alert::getEventTime))
        .toList();
  }

  private static Alert alert(String[] row) {
    Alert alert = new Alert();
    alert.setAlertId(row[0]);
    alert.setKind(AlertKind.valueOf(row[1]));
    alert.setTarget(row[2]);
    alert.setSubject(row[3]);
    alert.setCity(row[4]);
    alert.setPort(row[5]);
    alert.setDirection(row[6]);
    alert.setState(AlertState.valueOf(row[7]));
    alert.setEventTime(Instant.parse(row[8]));
    alert.setValue(Double.valueOf(row[9]));
    alert.setLimit(Double.valueOf(row[10]));
    return alert;
  }
}
