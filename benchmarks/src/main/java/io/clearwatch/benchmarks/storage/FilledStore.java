package io.clearwatch.benchmarks.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.benchmarks.Progress;
import io.clearwatch.generators.EventFiles;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.replay.BoundedRun;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.rolling.Ticks.Coarse;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxLoad;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventFile;
import io.clearwatch.wire.EventFileReader;
import io.clearwatch.wire.EventFolder;
import io.clearwatch.wire.EventFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** An InfluxDB into which the jobs have written some days, of which the last one as if live. */
public final class FilledStore implements AutoCloseable {
  /**
   * What depends on the events; {@code pipeline} has a series per job, and is of live runs only.
   */
  static final List<Measurement> MEASUREMENTS =
      Stream.of(Measurement.values()).filter(m -> m != Measurement.PIPELINE).toList();

  public static final String DATABASE = "clearwatch";
  private static final long SEED = 7;

  /** The store rests for this long before it has nothing left to compact. */
  private static final Duration AT_REST = Duration.ofSeconds(20);

  private final WorkFolder work;
  private final InfluxServer influx;

  private FilledStore(WorkFolder work, InfluxServer influx) {
    this.work = work;
    this.influx = influx;
  }

  /**
   * Runs the jobs.
   *
   * @param day start of the last day
   * @param pastDays days before it, with ticks every {@code pastStep}
   */
  public static FilledStore fill(
      Instant day, int pastDays, Duration pastStep, double rate, Progress progress)
      throws IOException, InterruptedException {
    WorkFolder work = WorkFolder.create(Folders.work(), "storage");
    FilledStore store = new FilledStore(work, startInflux(work.path().resolve("influx")));
    try {
      Instant from = day.minus(Duration.ofDays(pastDays));
      Path events = work.path().resolve("events");
      progress.say("generating events");
      WorldSettings world =
          new WorldSettings(
              SEED, from, day.plus(Duration.ofDays(1)), List.of(), rate, Scenario.EXPORT_SLIP);
      long count =
          EventFiles.write(world, events, Set.of(EventFormat.AVRO), (millis, written) -> {});
      progress.say("%,d events", count);
      long untilMillis = world.to().toEpochMilli();
      Ticks live = Ticks.live(from.toEpochMilli());
      Ticks ticks =
          new Ticks(
                  live.steps(),
                  live.backlogStepMillis(),
                  live.distributionStepMillis(),
                  0,
                  live.fromMillis(),
                  untilMillis,
                  List.of())
              .with(List.of(new Coarse(day.toEpochMilli(), pastStep.toMillis())));
      store.run(events, ticks, progress);
      return store;
    } catch (IOException | RuntimeException | InterruptedException e) {
      store.close();
      throw e;
    }
  }

  private static InfluxServer startInflux(Path folder) throws IOException {
    try {
      return InfluxServer.startCompacting(folder);
    } catch (TestAbortedException | AssertionError e) {
      throw new CommandException(e.getMessage() + "; put influxd 1.x on the PATH", e);
    }
  }

  private void run(Path events, Ticks ticks, Progress progress)
      throws IOException, InterruptedException {
    PortRegistry ports = PortRegistry.builtIn();
    EventChecks checks = EventChecks.replay(ports.portIds(), ports.cityIds());
    List<EventFile> files = EventFolder.files(events);
    JobSettings settings = JobSettings.replay(ticks, Catalogue.builtIn(), ports);
    InfluxSettings target =
        InfluxSettings.builder(influx.url(), DATABASE).dialect(Dialect.V1).build();
    InfluxCheck.createDatabase(target);
    BoundedRun run =
        new BoundedRun(
            Files.createDirectory(work.path().resolve("replay")),
            Runtime.getRuntime().availableProcessors());
    for (EventFile file : files) {
      try (EventFileReader reader = file.read(checks)) {
        reader.forEachRemaining(read -> run.accept(read.type(), read.event()));
      }
    }
    progress.say("filling the store");
    try (InfluxLoad load = InfluxLoad.open(target)) {
      Path results = Files.createDirectory(work.path().resolve("results"));
      run.finish(settings, results, load, (step, done) -> {});
      load.flush();
    }
  }

  /** Where the store answers. */
  public String url() {
    return influx.url();
  }

  /**
   * Writes a line of the line protocol, its time in milliseconds; returns when the store has it.
   *
   * @throws CommandException if the store refuses
   */
  public void write(String line) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url() + "/write?precision=ms&db=" + DATABASE))
                    .POST(BodyPublishers.ofString(line))
                    .build(),
                BodyHandlers.ofString());
    if (answer.statusCode() != HttpURLConnection.HTTP_NO_CONTENT) {
      throw new CommandException("the store refuses: " + answer.body());
    }
  }

  /** Series of a measurement, listed: a count of 1.x counts one anew in every week's shard. */
  long series(Measurement measurement) {
    return influx.query(DATABASE, "SHOW SERIES FROM \"%s\"".formatted(measurement.key())).size();
  }

  /** All points. */
  long points() {
    return MEASUREMENTS.stream().mapToLong(m -> one(counting(m))).sum();
  }

  /** Points at the ticks of a day. */
  long pointsOf(Measurement measurement, Instant day) {
    return one(counting(measurement) + " WHERE " + ofDay(day));
  }

  /** Those of a window. */
  long pointsOf(Measurement measurement, Instant day, Window window) {
    return one(
        counting(measurement) + " WHERE \"window\" = '" + window.key() + "' AND " + ofDay(day));
  }

  private static String counting(Measurement measurement) {
    return "SELECT count(\"%s\") FROM \"%s\""
        .formatted(measurement.fields().get(0).name(), measurement.key());
  }

  private static String ofDay(Instant day) {
    return "time > %dms AND time <= %dms"
        .formatted(day.toEpochMilli(), day.plus(Duration.ofDays(1)).toEpochMilli());
  }

  private long one(String statement) {
    List<Map<String, JsonNode>> rows = influx.query(DATABASE, statement);
    return rows.isEmpty() ? 0 : rows.get(0).get("count").asLong();
  }

  /** Bytes of the database's files, once they have not changed for a while. */
  public long compactBytes() throws IOException, InterruptedException {
    long before = -1;
    long now = bytes();
    while (now != before) {
      Thread.sleep(AT_REST.toMillis());
      before = now;
      now = bytes();
    }
    return now;
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(work.path().resolve("influx"))) {
      return files.filter(file -> !file.endsWith("influxd.log")).mapToLong(FilledStore::size).sum();
    } catch (UncheckedIOException e) {
      return -1;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      // A file that the store has just compacted into another one.
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    influx.close();
    work.close();
  }
}
