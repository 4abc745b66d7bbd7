package io.clearwatch.standalone.live;

import io.clearwatch.jobs.Job;
import io.clearwatch.jobs.JobSettings;
import io.clearwatch.jobs.LiveRun;
import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.sinks.alertmanager.AlertmanagerSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.standalone.embedded.EmbeddedFlink;
import io.clearwatch.standalone.embedded.FlinkSettings;
import io.clearwatch.standalone.embedded.JobHandle;
import io.clearwatch.standalone.embedded.Ports;
import io.clearwatch.wire.WriterSchemas;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The three jobs in a Flink of their own, between a broker and a store. */
public final class LiveJobs implements AutoCloseable {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  private final EmbeddedFlink flink;
  private final List<JobHandle> jobs = new ArrayList<>();

  private LiveJobs(EmbeddedFlink flink) {
    this.flink = flink;
  }

  /**
   * Starts the jobs with the built-in catalogue.
   *
   * @param folder for Flink's files
   * @param patience silence after which a partition follows the wall clock
   */
  public static LiveJobs start(
      Path folder, String broker, Duration patience, InfluxSettings store, Ticks ticks)
      throws InterruptedException {
    return start(folder, broker, patience, store, ticks, Catalogue.builtIn());
  }

  /** Starts the jobs with a catalogue, where the topic of targets says nothing else. */
  static LiveJobs start(
      Path folder,
      String broker,
      Duration patience,
      InfluxSettings store,
      Ticks ticks,
      Catalogue catalogue)
      throws InterruptedException {
    return start(folder, broker, patience, store, null, ticks, catalogue);
  }

  /** Starts the jobs with the built-in catalogue and alerts to an Alertmanager. */
  static LiveJobs start(
      Path folder,
      String broker,
      Duration patience,
      InfluxSettings store,
      AlertmanagerSettings alertmanager,
      Ticks ticks)
      throws InterruptedException {
    return start(folder, broker, patience, store, alertmanager, ticks, Catalogue.builtIn());
  }

  private static LiveJobs start(
      Path folder,
      String broker,
      Duration patience,
      InfluxSettings store,
      AlertmanagerSettings alertmanager,
      Ticks ticks,
      Catalogue catalogue)
      throws InterruptedException {
    LiveJobs started =
        new LiveJobs(
            EmbeddedFlink.start(
                new FlinkSettings(folder, 1, Job.ALL.size(), Ports.ANY, CHECKPOINT_INTERVAL, 0)));
    JobSettings settings = JobSettings.live(ticks, catalogue, PortRegistry.builtIn());
    LiveRun run =
        new LiveRun(
            broker,
            KafkaSettings.of(broker, Map.of()),
            WriterSchemas.published(),
            patience,
            store,
            alertmanager,
            settings);
    run = run.by(run.beginning().catalogue());
    for (Job<?, ?> job : Job.ALL) {
      StreamExecutionEnvironment environment =
          started.flink.environment(RuntimeExecutionMode.STREAMING);
      run.define(job, environment);
      started.jobs.add(started.flink.submit(job.name(), environment));
    }
    return started;
  }

  /** Address of the Flink that they run in. */
  public URI flinkUrl() {
    return flink.webUrl();
  }

  /** Their ids there. */
  public List<String> ids() {
    return jobs.stream().map(job -> job.id().toString()).toList();
  }

  /** Throws the cause if a job has ended. */
  void check() throws InterruptedException {
    for (JobHandle job : jobs) {
      if (!job.isRunning()) {
        job.await();
        throw new AssertionError(job.name() + " has ended");
      }
    }
  }

  @Override
  public void close() {
    flink.close();
  }
}
