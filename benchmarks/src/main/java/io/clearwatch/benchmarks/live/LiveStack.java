package io.clearwatch.benchmarks.live;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.LiveRun;
import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.influx.InfluxCheck;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.Folders;
import io.clearwatch.standalone.WorkFolder;
import io.clearwatch.standalone.embedded.EmbeddedFlink;
import io.clearwatch.standalone.embedded.EmbeddedKafka;
import io.clearwatch.standalone.embedded.EmbeddedKafka.Topic;
import io.clearwatch.standalone.embedded.FlinkSettings;
import io.clearwatch.standalone.embedded.JobHandle;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.standalone.live.KafkaTopics;
import io.clearwatch.testing.InfluxServer;
import io.clearwatch.wire.EventType;
import io.clearwatch.wire.WriterSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three jobs as {@code clearwatch run} runs them, between a broker in this process and a real
 * InfluxDB 1.x beside it.
 */
final class LiveStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStack.class);
  private static final String DATABASE = "clearwatch";
  private static final int PARTITIONS = 2;

  /** As the command has them. */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);

  private static final int RESTARTS = Integer.MAX_VALUE;

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<JobHandle> jobs = new ArrayList<>();
  private final EmbeddedKafka kafka;
  private final InfluxServer influx;
  private final EmbeddedFlink flink;
  private final InfluxSettings store;

  private LiveStack(String name) throws IOException, InterruptedException {
    try {
      Path work = opened(WorkFolder.create(Folders.work(), name)).path();
      influx = opened(startInflux(work.resolve("influx")));
      store = InfluxSettings.builder(influx.url(), DATABASE).dialect(Dialect.V1).build();
      InfluxCheck.createDatabase(store);
      kafka = opened(EmbeddedKafka.start(work.resolve("kafka"), Ports.ANY));
      kafka.createTopics(
          Arrays.stream(EventType.values())
              .map(type -> new Topic(type.topic(), PARTITIONS, false))
              .toList());
      KafkaTopics.createMissing(KafkaSettings.of(kafka.bootstrapServers(), Map.of()));
      flink = opened(EmbeddedFlink.start(flinkSettings(work.resolve("flink"))));
      submitJobs();
    } catch (IOException | RuntimeException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /** Starts all parts; returns when the jobs are taken. */
  static LiveStack start(String name) throws IOException, InterruptedException {
    return new LiveStack(name);
  }

  private static InfluxServer startInflux(Path folder) throws IOException {
    try {
      return InfluxServer.start(folder);
    } catch (TestAbortedException | AssertionError e) {
      throw new CommandException(e.getMessage() + "; put influxd 1.x on the PATH", e);
    }
  }

  private static FlinkSettings flinkSettings(Path folder) {
    int parallelism = parallelism();
    return new FlinkSettings(
        folder,
        parallelism,
        parallelism * Job.ALL.size(),
        Ports.ANY,
        CHECKPOINT_INTERVAL,
        RESTARTS);
  }

  /** Subtasks of each operator. */
  static int parallelism() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void submitJobs() throws InterruptedException {
    JobSettings settings =
        JobSettings.live(
            Ticks.live(System.currentTimeMillis()), Catalogue.builtIn(), PortRegistry.builtIn());
    LiveRun run =
        new LiveRun(
            kafka.bootstrapServers(),
            Map.of(),
            WriterSchemas.published(),
            LiveRun.DEFAULT_PATIENCE,
            store,
            settings);
    for (Job<?, ?> job : Job.ALL) {
      StreamExecutionEnvironment environment = flink.environment(RuntimeExecutionMode.STREAMING);
      run.define(job, environment);
      jobs.add(flink.submit(job.name(), environment));
    }
  }

  /** Closes the part with the stack, before all that was opened earlier. */
  <T extends AutoCloseable> T opened(T part) {
    parts.add(part);
    return part;
  }

  String broker() {
    return kafka.bootstrapServers();
  }

  /** The server itself, which can be killed and started again. */
  InfluxServer influx() {
    return influx;
  }

  /** What it has stored. */
  Stored stored() {
    return new Stored(influx, DATABASE);
  }

  /** Most lines that all sinks together hold back. */
  long mostBufferedLines() {
    return (long) store.bufferedLines() * parallelism() * Job.ALL.size();
  }

  JobMetrics metrics() {
    return new JobMetrics(flink.webUrl(), jobs.stream().map(JobHandle::id).toList());
  }

  /**
   * Finds out whether all goes on.
   *
   * @throws CommandException if a job has ended
   */
  void check() throws InterruptedException {
    for (JobHandle job : jobs) {
      if (!job.isRunning()) {
        job.await();
        throw new CommandException(job.name() + " has ended");
      }
    }
  }

  /** Stops all parts, the last one first, also in a thread that is interrupted. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    for (int i = parts.size() - 1; i >= 0; i--) {
      try {
        parts.get(i).close();
      } catch (Exception e) {
        LOG.warn("a part did not close", e);
      }
    }
    parts.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
