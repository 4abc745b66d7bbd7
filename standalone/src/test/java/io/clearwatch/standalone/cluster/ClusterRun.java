package io.clearwatch.standalone.cluster;

import static org.awaitility.Awaitility.await;

import io.clearwatch.jobs.ClearanceJob;
import io.clearwatch.jobs.InspectionJob;
import io.clearwatch.jobs.RefundJob;
import io.clearwatch.testing.InfluxServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The three jobs on a cluster, from the beginning of the topics into a database of their own. */
final class ClusterRun {
  private static final Duration READY = Duration.ofSeconds(180);

  /** A job, with a metric by which its progress is seen in the store. */
  enum Stream {
    CLEARANCE(ClearanceJob.class, "clearance_customs"),
    INSPECTION(InspectionJob.class, "inspection_total"),
    REFUND(RefundJob.class, "refund_approval");

    private final Class<?> mainClass;
    private final String metric;

    Stream(Class<?> mainClass, String metric) {
      this.mainClass = mainClass;
      this.metric = metric;
    }

    String metric() {
      return metric;
    }
  }

  /** Who submits: environment and arguments are the same for every job. */
  record Submission(Map<String, String> environment, List<String> arguments) {}

  private final FlinkCluster cluster;
  private final InfluxServer influx;
  private final String database;
  private final Submission submission;
  private final Map<Stream, String> jobs = new EnumMap<>(Stream.class);

  private ClusterRun(
      FlinkCluster cluster, InfluxServer influx, String database, Submission submission) {
    this.cluster = cluster;
    this.influx = influx;
    this.database = database;
    this.submission = submission;
  }

  /** Makes the database and submits the jobs. */
  static ClusterRun start(
      FlinkCluster cluster,
      InfluxServer influx,
      String database,
      Submission submission,
      int parallelism)
      throws IOException, InterruptedException {
    influx.query("", "CREATE DATABASE " + database);
    ClusterRun run = new ClusterRun(cluster, influx, database, submission);
    for (Stream stream : Stream.values()) {
      run.submit(stream, "-p", Integer.toString(parallelism));
    }
    return run;
  }

  private void submit(Stream stream, String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(submission.arguments());
    arguments.addAll(List.of("--bucket", database));
    jobs.put(
        stream,
        cluster.submit(stream.mainClass, List.of(options), submission.environment(), arguments));
  }

  String job(Stream stream) {
    return jobs.get(stream);
  }

  /** How far it has come. */
  StoredTicks ticks() {
    return new StoredTicks(influx, database);
  }

  /** Waits until every job has something to be restored from. */
  void awaitCheckpoint() {
    for (Stream stream : Stream.values()) {
      await(stream + " has a checkpoint")
          .atMost(READY)
          .until(() -> cluster.rest().checkpoints(job(stream)) > 0);
    }
  }

  /** Waits until the jobs were restored from a checkpoint after a time. */
  void awaitRestoredAfter(Instant time) {
    for (Stream stream : Stream.values()) {
      await(stream + " is restored")
          .atMost(READY)
          .until(() -> cluster.rest().restoredMillis(job(stream)) > time.toEpochMilli());
    }
  }

  /** Stops a job with a savepoint and goes on from there, as an upgrade does. */
  void goOnWith(Stream stream, int parallelism) throws IOException, InterruptedException {
    String savepoint = cluster.stop(job(stream));
    submit(stream, "-s", savepoint, "-p", Integer.toString(parallelism));
  }

  /** Stops all jobs, with everything written that they have computed. */
  void stop() throws IOException, InterruptedException {
    for (String job : jobs.values()) {
      cluster.stop(job);
    }
  }
}
