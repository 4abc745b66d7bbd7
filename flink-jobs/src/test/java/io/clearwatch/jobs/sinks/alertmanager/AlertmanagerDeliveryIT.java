package io.clearwatch.jobs.sinks.alertmanager;

import static io.clearwatch.events.AlertState.FIRING;
import static io.clearwatch.events.AlertState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.events.Alert;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.testing.AlertmanagerServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a job in a Flink cluster over a real Alertmanager to a receiver. */
@Timeout(120)
class AlertmanagerDeliveryIT {
  private static final String IMPORTS = "dalian-import-clearance";
  private static final String EXPORTS = "dalian-export-clearance";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  /** What the running job of a test is given, by name: sources are copied when a job starts. */
  private static final Map<String, BlockingQueue<Alert>> STREAMS = new ConcurrentHashMap<>();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir private Path folder;
  private final String stream = "stream-" + System.identityHashCode(this);
  private final BlockingQueue<Alert> alerts = new LinkedBlockingQueue<>();
  private Receiver receiver;
  private AlertmanagerServer alertmanager;
  private JobClient job;

  @BeforeEach
  void start() throws IOException {
    STREAMS.put(stream, alerts);
    receiver = new Receiver();
    alertmanager =
        AlertmanagerServer.prepare(folder.resolve("alertmanager"), receiver.configuration());
  }

  @AfterEach
  void stop() throws Exception {
    if (job != null) {
      job.cancel().get();
    }
    if (alertmanager != null) {
      alertmanager.close();
    }
    receiver.close();
    STREAMS.remove(stream);
  }

  @Test
  void targetsOfACityAreToldTogetherAndResolved() throws Exception {
    alertmanager.restart();
    submit(2, Optional.empty());
    long began = minutesAgo(2);
    alerts.add(Alerts.imports(FIRING, began));
    alerts.add(Alerts.exports(FIRING, began));

    await(() -> receiver.notifications().stream().anyMatch(AlertmanagerDeliveryIT::tellsOfBoth));
    JsonNode told = receiver.lastOf(IMPORTS).orElseThrow();
    assertThat(millis(told, "startsAt")).isEqualTo(began);
    assertThat(told.path("annotations").path("summary_zh").asText())
        .isEqualTo("大连（进口）进口整体通关时间未达标：42.12 小时，承诺低于 40 小时");

    long ended = minutesAgo(1);
    alerts.add(Alerts.imports(RESOLVED, ended));
    await(() -> isResolved(IMPORTS));
    assertThat(millis(receiver.lastOf(IMPORTS).orElseThrow(), "endsAt")).isEqualTo(ended);
    assertThat(receiver.stateOf(EXPORTS)).contains("firing");
    assertThat(counted("alertsSent")).isPositive();
    assertThat(counted("alertSendFailures")).isZero();
  }

  @Test
  void anAlertmanagerThatHasLostItsDataLearnsOfAllThatFires() throws Exception {
    alertmanager.restart();
    submit(1, Optional.empty());
    alerts.add(Alerts.imports(FIRING, minutesAgo(1)));
    alerts.add(Alerts.exports(FIRING, minutesAgo(1)));
    await(() -> alertmanager.activeAlerts().size() == 2);

    alertmanager.kill();
    alertmanager.loseData();
    alertmanager.restart();
    await(() -> alertmanager.activeAlerts().size() == 2);
  }

  @Test
  void anAlertThatEndsWhileAlertmanagerIsAwayIsToldToHaveEnded() throws Exception {
    alertmanager.restart();
    submit(1, Optional.empty());
    alerts.add(Alerts.imports(FIRING, minutesAgo(3)));
    alerts.add(Alerts.exports(FIRING, minutesAgo(3)));
    await(
        () ->
            receiver.stateOf(IMPORTS).isPresent()
                && receiver.stateOf(EXPORTS).isPresent()
                && alertmanager.hasSavedSince(receiver.lastArrival()));

    alertmanager.kill();
    alerts.add(Alerts.imports(RESOLVED, minutesAgo(1)));
    await(() -> counted("alertSendFailures") > 0);
    alertmanager.restart();

    await(() -> isResolved(IMPORTS));
    assertThat(alertmanager.activeAlerts())
        .extracting(alert -> alert.path("labels").path("target").asText())
        .containsExactly(EXPORTS);
  }

  @Test
  void alertsAreKeptOverARestartOfTheJobWithAnotherParallelism() throws Exception {
    submit(2, Optional.empty());
    alerts.add(Alerts.imports(FIRING, minutesAgo(1)));
    await(() -> counted("alertSendFailures") > 0);
    String savepoint =
        job.stopWithSavepoint(
                false, folder.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
            .get(SOON.toSeconds(), TimeUnit.SECONDS);

    alertmanager.restart();
    submit(1, Optional.of(savepoint));
    await(() -> receiver.stateOf(IMPORTS).equals(Optional.of("firing")));
  }

  private void submit(int parallelism, Optional<String> savepoint) throws Exception {
    Configuration configuration = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
    savepoint.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    AlertmanagerSettings settings =
        new AlertmanagerSettings(
            List.of(alertmanager.url()),
            Duration.ofSeconds(1),
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));
    String name = stream;
    GeneratorFunction<Long, Long> beat = i -> i;
    new AlertmanagerSink(settings, Catalogue.builtIn(), PortRegistry.builtIn())
        .of(
            environment
                .fromSource(
                    new DataGeneratorSource<>(
                        beat,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(50),
                        TypeInformation.of(Long.class)),
                    WatermarkStrategy.noWatermarks(),
                    "beats")
                .uid("beats")
                .flatMap((Long i, Collector<Alert> out) -> next(name, out))
                .returns(new AvroTypeInfo<>(Alert.class))
                .uid("alerts"));
    job = environment.executeAsync();
  }

  private static void next(String stream, Collector<Alert> out) {
    Alert alert = STREAMS.get(stream).poll();
    if (alert != null) {
      out.collect(alert);
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(SOON).until(condition);
  }

  private boolean isResolved(String target) {
    return receiver.stateOf(target).equals(Optional.of("resolved"));
  }

  private static boolean tellsOfBoth(JsonNode notification) {
    return notification.path("alerts").size() == 2
        && notification.path("groupLabels").path("city").asText().equals("dalian");
  }

  private long counted(String name) {
    return METRICS.findMetrics(job.getJobID(), ".*alertmanager.*" + name).values().stream()
        .mapToLong(metric -> ((Counter) metric).getCount())
        .sum();
  }

  private static long millis(JsonNode alert, String time) {
    return Instant.parse(alert.path(time).asText()).toEpochMilli();
  }

  private static long minutesAgo(long minutes) {
    return Instant.now().minus(Duration.ofMinutes(minutes)).toEpochMilli();
  }
}
