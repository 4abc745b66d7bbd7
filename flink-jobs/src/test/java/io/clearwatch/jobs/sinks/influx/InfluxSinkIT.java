package io.clearwatch.jobs.sinks.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import io.clearwatch.testing.InfluxServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.ExceptionUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sink in a Flink cluster against a real InfluxDB 1.x and a store that fails all the time. */
@Timeout(90)
class InfluxSinkIT {
  private static final long TIME = 1_772_352_900_000L;
  private static final int JOBS = 7;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir static Path folder;
  private static InfluxServer influx;

  @BeforeAll
  static void startInflux() throws IOException {
    influx = InfluxServer.start(folder.resolve("influx"));
  }

  @AfterAll
  static void stopInflux() {
    if (influx != null) {
      influx.close();
    }
  }

  @Test
  void aStreamArrivesCompletely() throws Exception {
    InfluxSettings settings = database("complete");
    JobClient job = submit(settings, 20_000, 1e9, i -> health(i % JOBS, TIME + i, i));
    job.getJobExecutionResult().get();

    assertThat(influx.query("complete", "SELECT count(events), sum(events) FROM pipeline"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("count").asLong()).isEqualTo(20_000);
              assertThat(row.get("sum").asLong()).isEqualTo(20_000L * 19_999 / 2);
            });
    assertThat(counted(job, "linesWritten")).isEqualTo(20_000);
    assertThat(counted(job, "retries")).isZero();
  }

  @Test
  void everyTypeAndCharacterIsStoredAsItWas() throws Exception {
    String port = "大窑湾 a,b=c \"d\" e.f";
    String id = "say \"5\\6\", 大连\nnext";
    submit(
            database("types"),
            1,
            1,
            i ->
                Point.of(Measurement.OVERDUE, TIME, port, "import", "inf")
                    .with(0, id)
                    .with(1, 1.25e-7))
        .getJobExecutionResult()
        .get();

    Map<String, JsonNode> row = influx.query("types", "SELECT * FROM overdue").get(0);
    assertThat(row.get("time").asLong()).isEqualTo(TIME);
    assertThat(row.get("port").asText()).isEqualTo(port);
    assertThat(row.get("rank").asText()).isEqualTo("inf");
    assertThat(row.get("declaration_id").asText()).isEqualTo(id);
    assertThat(row.get("age_hours").asDouble()).isEqualTo(1.25e-7);
    assertThat(row.get("stage").asText()).isEmpty();
  }

  @Test
  void writingAPointAgainReplacesIt() throws Exception {
    submit(database("replace"), 3_000, 1e9, i -> health(i % JOBS, TIME, i))
        .getJobExecutionResult()
        .get();

    Map<String, Long> latest = new HashMap<>();
    for (long i = 0; i < 3_000; i++) {
      latest.put(i % JOBS + "@" + TIME, i);
    }
    assertThat(stored("replace")).isEqualTo(latest);
  }

  @Test
  void whatIsWrittenDuringAnOutageArrivesInOrderAfterIt() throws Exception {
    InfluxSettings settings = database("outage");
    int count = 6_000;
    // Every point is written some 14 times in a row, so an older value that comes last would show.
    JobClient job = submit(settings, count, 1_500, i -> health(i % JOBS, TIME + i / 100, i));
    Awaitility.await().atMost(SOON).until(() -> counted(job, "linesWritten") > 50);

    influx.kill();
    Awaitility.await().atMost(SOON).until(() -> counted(job, "retries") > 4);
    Awaitility.await().atMost(SOON).until(() -> buffered(job) > 0);
    influx.restart();

    job.getJobExecutionResult().get();
    Map<String, Long> latest = new HashMap<>();
    for (long i = 0; i < count; i++) {
      latest.put(i % JOBS + "@" + (TIME + i / 100), i);
    }
    assertThat(stored("outage")).isEqualTo(latest);
    assertThat(counted(job, "refusedLines")).isZero();
  }

  @Test
  void aJobThatWaitsForTheServerCanBeCancelled() throws Exception {
    InfluxSettings settings =
        InfluxSettings.builder("http://127.0.0.1:1", "nowhere").dialect(Dialect.V1).build();
    JobClient job = submit(settings, 1_000_000, 100_000, i -> health(i % JOBS, TIME + i, i));
    Awaitility.await().atMost(SOON).until(() -> counted(job, "retries") > 1);

    job.cancel().get(10, TimeUnit.SECONDS);
    Awaitility.await().atMost(SOON).until(() -> job.getJobStatus().get() == JobStatus.CANCELED);
  }

  @Test
  void aMissingDatabaseFailsTheJobWithWhatToDo() {
    InfluxSettings settings = settings("missing").build();

    assertThatThrownBy(
            () -> submit(settings, 10, 1e9, i -> health(i, TIME, i)).getJobExecutionResult().get())
        .isInstanceOf(ExecutionException.class)
        .satisfies(
            failure ->
                assertThat(ExceptionUtils.findThrowable(failure, InfluxFailure.class))
                    .get()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains("missing at " + influx.url(), "database not found")
                    .endsWith("create the database, or correct its name"));
  }

  @Test
  void aRestartedJobGoesOnOnceTheDatabaseIsThere() throws Exception {
    JobClient job =
        submit(settings("later").build(), 500, 1e9, "fixed-delay", i -> health(i, TIME, i));
    Awaitility.await().atMost(SOON).until(() -> job.getJobStatus().get() == JobStatus.RESTARTING);

    database("later");

    job.getJobExecutionResult().get();
    assertThat(stored("later")).hasSize(500);
  }

  @Test
  void aRefusedLineIsCountedAndAllOthersArrive() throws Exception {
    InfluxSettings settings = database("conflict");
    try (InfluxClient client = InfluxClient.open(settings, Optional.empty())) {
      // The shard of this time knows the field as a text, that of the other points not.
      assertThat(client.write("pipeline,job=other events=\"many\" " + TIME + "\n"))
          .isEqualTo(Answer.WRITTEN);
    }
    long otherShard = TIME + Duration.ofDays(30).toMillis();
    JobClient job =
        submit(
            settings,
            2_000,
            1e9,
            i -> health(i % JOBS, i == 500 || i == 501 ? TIME : otherShard + i, i));
    job.getJobExecutionResult().get();

    assertThat(influx.query("conflict", "SELECT count(late) FROM pipeline").get(0).get("count"))
        .hasToString("1998");
    assertThat(counted(job, "refusedLines")).isEqualTo(2);
    assertThat(counted(job, "linesWritten")).isEqualTo(1_998);
  }

  @Test
  void noValueIsOvertakenThoughTheStoreFailsAllTheTime() throws Exception {
    try (LossyStore store = new LossyStore()) {
      InfluxSettings settings =
          InfluxSettings.builder(store.url(), "clearwatch")
              .batch(200, 1 << 20)
              .linger(Duration.ofMillis(20))
              .backoff(Duration.ofMillis(5), Duration.ofMillis(20))
              .build();
      JobClient job =
          submit(
              settings,
              2_500,
              10_000,
              i -> i % 500 == 77 ? health("bad", TIME, i) : health(i % JOBS, TIME + i, i));
      job.getJobExecutionResult().get();

      assertThat(counted(job, "refusedLines")).isEqualTo(5);
      assertThat(counted(job, "retries")).isPositive();
      Map<String, List<Long>> bySeries = new HashMap<>();
      for (String line : store.stored()) {
        ParsedLine parsed = ParsedLine.of(line);
        bySeries
            .computeIfAbsent(parsed.tags().get(0)[1], absent -> new ArrayList<>())
            .add(parsed.time());
      }
      assertThat(bySeries).hasSize(JOBS);
      assertThat(bySeries.values().stream().flatMap(List::stream).distinct()).hasSize(2_495);
      // A repeated request repeats its lines, so a series may step back, but it always goes through
      // every later value again: what is stored last is the newest.
      bySeries.values().forEach(InfluxSinkIT::assertThatRepetitionsCatchUp);
    }
  }

  @Test
  void theCheckTellsWhatIsWrong(@TempDir Path data) throws IOException {
    assertThatThrownBy(() -> InfluxCheck.requireReachable(settings("absent").build()))
        .isInstanceOf(InfluxFailure.class)
        .hasMessageContaining("database not found")
        .hasMessageEndingWith("create the database, or correct its name");
    InfluxCheck.requireReachable(database("present"));
    assertThatThrownBy(
            () ->
                InfluxCheck.requireReachable(
                    InfluxSettings.builder("http://127.0.0.1:1", "clearwatch").build()))
        .isInstanceOf(InfluxFailure.class)
        .hasMessageContaining("clearwatch at http://127.0.0.1:1")
        .hasMessageEndingWith("start the server, or correct the URL");

    try (InfluxServer closed = InfluxServer.startWithUser(data, "me", "secret")) {
      InfluxSettings settings =
          InfluxSettings.builder(closed.url(), "clearwatch").dialect(Dialect.V1).build();
      InfluxCheck.createDatabase(settings, Optional.of("me:secret"));
      InfluxCheck.requireReachable(settings, Optional.of("me:secret"));
      assertThatThrownBy(() -> InfluxCheck.requireReachable(settings, Optional.of("me:guess")))
          .isInstanceOf(InfluxFailure.class)
          .hasMessageContaining("HTTP 401")
          .hasMessageContaining("set INFLUX_TOKEN")
          .message()
          .doesNotContain("guess");
      assertThatThrownBy(() -> InfluxCheck.createDatabase(settings, Optional.empty()))
          .isInstanceOf(InfluxFailure.class)
          .hasMessageContaining("set INFLUX_TOKEN");
    }
  }

  private static void assertThatRepetitionsCatchUp(List<Long> times) {
    long newest = Long.MIN_VALUE;
    long previous = Long.MIN_VALUE;
    for (long time : times) {
      if (time > newest) {
        // Nothing new before everything older was seen again.
        assertThat(previous).isEqualTo(newest);
        newest = time;
      }
      previous = time;
    }
    assertThat(previous).isEqualTo(newest);
  }

  /** A point whose fields are all the number of the event. */
  private static Point health(Object job, long timeMillis, long number) {
    return Point.of(Measurement.PIPELINE, timeMillis, job.toString())
        .with(0, number + 0.5)
        .with(1, number)
        .with(2, number)
        .with(3, number)
        .with(4, number);
  }

  private static JobClient submit(
      InfluxSettings settings, long count, double perSecond, GeneratorFunction<Long, Point> points)
      throws Exception {
    return submit(settings, count, perSecond, "none", points);
  }

  private static JobClient submit(
      InfluxSettings settings,
      long count,
      double perSecond,
      String restartStrategy,
      GeneratorFunction<Long, Point> points)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, restartStrategy);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.enableCheckpointing(200);
    DataGeneratorSource<Point> source =
        new DataGeneratorSource<>(
            points,
            count,
            RateLimiterStrategy.perSecond(perSecond),
            TypeInformation.of(Point.class));
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "points")
        .setParallelism(1)
        .keyBy(Point::series)
        .sinkTo(new InfluxSink(settings))
        .setParallelism(2)
        .name("influx");
    return env.executeAsync();
  }

  private static long counted(JobClient job, String name) {
    return METRICS.findMetrics(job.getJobID(), ".*influx.*" + name).values().stream()
        .mapToLong(metric -> ((Counter) metric).getCount())
        .sum();
  }

  private static long buffered(JobClient job) {
    return METRICS.findMetrics(job.getJobID(), ".*influx.*bufferedLines").values().stream()
        .mapToLong(metric -> (Integer) ((Gauge<?>) metric).getValue())
        .sum();
  }

  private static InfluxSettings.Builder settings(String database) {
    return InfluxSettings.builder(influx.url(), database)
        .dialect(Dialect.V1)
        .linger(Duration.ofMillis(100))
        .backoff(Duration.ofMillis(50), Duration.ofMillis(500));
  }

  private static InfluxSettings database(String name) throws IOException {
    InfluxSettings settings = settings(name).build();
    InfluxCheck.createDatabase(settings, Optional.empty());
    return settings;
  }

  /** The number of each stored point by {@code job@time}. */
  private static Map<String, Long> stored(String database) {
    Map<String, Long> stored = new HashMap<>();
    influx
        .query(database, "SELECT events, job FROM pipeline")
        .forEach(
            row ->
                stored.put(
                    row.get("job").asText() + '@' + row.get("time").asLong(),
                    row.get("events").asLong()));
    return stored;
  }
}
