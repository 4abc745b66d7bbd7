package io.clearwatch.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedFlinkIT {
  /** Jobs run in this process, so a test sees what they count. */
  private static final AtomicLong SEEN = new AtomicLong();

  private static final Duration SOON = Duration.ofSeconds(30);

  /** Numbers that may pass. */
  private static final Semaphore HELD = new Semaphore(0);

  @TempDir Path folder;

  @BeforeEach
  void reset() {
    SEEN.set(0);
  }

  @Test
  void aBoundedJobRunsToItsEnd() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);
      count(numbers(environment, 1000, 1e9));
      JobHandle job = flink.submit("count", environment);

      job.await();

      assertThat(job.isRunning()).isFalse();
      assertThat(SEEN).hasValue(1000);
    }
  }

  @Test
  void jobsRunInBatchModeToo() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.BATCH);
      count(numbers(environment, 1000, 1e9).keyBy(number -> number % 7).reduce(Long::sum));
      flink.submit("sums", environment).await();

      assertThat(SEEN).hasValue(7);
    }
  }

  @Test
  void aRunningJobWritesCheckpointsAndCanBeCancelled() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);
      count(numbers(environment, Long.MAX_VALUE, 1000));
      JobHandle job = flink.submit("endless", environment);
      await().until(() -> hasCheckpoint(folder));
      assertThat(job.await(Duration.ofMillis(1))).isFalse();

      job.cancel();

      assertThat(job.isRunning()).isFalse();
      assertThat(SEEN).hasPositiveValue();
    }
  }

  @Test
  void aJobThatIsHeldUpOutlivesItsCheckpoints() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);
      environment.getCheckpointConfig().setCheckpointTimeout(Duration.ofMillis(200).toMillis());
      HELD.drainPermits();
      numbers(environment, 1000, 1e9)
          .rebalance()
          .map(EmbeddedFlinkIT::hold)
          .returns(Types.LONG)
          .sinkTo(new DiscardingSink<>());
      JobHandle job = flink.submit("held up", environment);
      URI checkpoints = flink.webUrl().resolve("/jobs/" + job.id() + "/checkpoints");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(get(checkpoints)).containsPattern("failed\":([3-9]|\\d\\d)"));
      assertThat(job.isRunning()).isTrue();

      HELD.release(1000);

      job.await();
      assertThat(SEEN).hasValue(1000);
    }
  }

  @Test
  void theFirstCauseOfAFailureIsTold() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);
      numbers(environment, 10, 1e9)
          .map(EmbeddedFlinkIT::refuse)
          .returns(Types.LONG)
          .sinkTo(new DiscardingSink<>());
      JobHandle job = flink.submit("broken", environment);

      assertThatThrownBy(job::await)
          .isInstanceOf(CommandException.class)
          .hasMessageStartingWith("job broken failed: ")
          .hasMessageContaining("the yard is closed");
    }
  }

  @Test
  void aJobWithAGenericTypeIsRefused() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);

      numbers(environment, 10, 1e9)
          .map(Duration::ofHours)
          .keyBy(Duration::toHours)
          .sinkTo(new DiscardingSink<>());

      assertThatThrownBy(() -> flink.submit("durations", environment))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("Generic types have been disabled");
    }
  }

  @Test
  void theWebPageIsServed() throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      await().untilAsserted(() -> assertThat(get(flink.webUrl())).contains("<html"));
    }
  }

  @Test
  void twoClustersRunSideBySide(@TempDir Path other) throws Exception {
    try (EmbeddedFlink first = EmbeddedFlink.start(settings(folder));
        EmbeddedFlink second = EmbeddedFlink.start(settings(other))) {
      for (EmbeddedFlink flink : List.of(first, second)) {
        URI overview = flink.webUrl().resolve("/overview");
        await().untilAsserted(() -> assertThat(get(overview)).contains("\"slots-total\":2"));
      }
    }
  }

  @Test
  void portInUseIsNamed(@TempDir Path other) throws Exception {
    try (EmbeddedFlink flink = EmbeddedFlink.start(settings(folder))) {
      int port = flink.webUrl().getPort();
      FlinkSettings clash = new FlinkSettings(other, 1, 1, port, Duration.ZERO, 0);

      assertThatThrownBy(() -> EmbeddedFlink.start(clash))
          .isInstanceOf(CommandException.class)
          .hasMessage("port " + port + " is in use");
    }
  }

  private static FlinkSettings settings(Path folder) {
    return new FlinkSettings(folder, 2, 2, Ports.ANY, Duration.ofMillis(200), 0);
  }

  private static DataStream<Long> numbers(
      StreamExecutionEnvironment environment, long count, double perSecond) {
    DataGeneratorSource<Long> source =
        new DataGeneratorSource<>(
            number -> number, count, RateLimiterStrategy.perSecond(perSecond), Types.LONG);
    return environment.fromSource(source, WatermarkStrategy.noWatermarks(), "numbers");
  }

  private static void count(DataStream<Long> numbers) {
    numbers
        .map(
            number -> {
              SEEN.incrementAndGet();
              return number;
            })
        .returns(Types.LONG)
        .sinkTo(new DiscardingSink<>());
  }

  private static Long hold(Long number) throws InterruptedException {
    HELD.acquire();
    SEEN.incrementAndGet();
    return number;
  }

  private static Long refuse(Long number) throws IOException {
    throw new IOException("the yard is closed");
  }

  private static boolean hasCheckpoint(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    }
  }

  private static String get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
