package io.clearwatch.standalone.embedded;

import io.clearwatch.standalone.CommandException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.SerializedThrowable;

/** A job that was given to an {@link EmbeddedFlink}. */
public final class JobHandle {
  private final String name;
  private final JobID id;
  private final MiniCluster cluster;
  private final CompletableFuture<JobResult> result;

  JobHandle(String name, JobID id, MiniCluster cluster) {
    this.name = name;
    this.id = id;
    this.cluster = cluster;
    this.result = cluster.requestJobResult(id);
  }

  public String name() {
    return name;
  }

  public JobID id() {
    return id;
  }

  /** Whether the job has neither finished nor failed nor been cancelled. */
  public boolean isRunning() {
    return !result.isDone();
  }

  /**
   * Waits until the job has ended, by itself or by {@link #cancel}.
   *
   * @throws CommandException with the first cause if the job has failed
   */
  public void await() throws InterruptedException {
    try {
      check(result.get());
    } catch (ExecutionException e) {
      throw failure(name, e.getCause());
    }
  }

  /**
   * Waits at most this long for the job to end.
   *
   * @return whether it has ended
   * @throws CommandException with the first cause if the job has failed
   */
  public boolean await(Duration limit) throws InterruptedException {
    try {
      check(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw failure(name, e.getCause());
    }
  }

  private void check(JobResult ended) {
    if (ended.getApplicationStatus() == ApplicationStatus.FAILED) {
      throw failure(name, ended.getSerializedThrowable().orElse(null));
    }
  }

  /** Stops the job and waits for its end; does nothing if it has ended. */
  public void cancel() throws InterruptedException {
    if (isRunning()) {
      cluster.cancelJob(id);
    }
    try {
      result.get();
    } catch (ExecutionException e) {
      throw failure(name, e.getCause());
    }
  }

  /**
   * What a job's failure tells the user: not the layers of Flink around it, but its first cause.
   */
  static CommandException failure(String name, Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new CommandException("job " + name + " failed: " + firstLine(cause), thrown);
  }

  private static String firstLine(Throwable cause) {
    if (cause == null) {
      return "no cause is known";
    }
    String message =
        cause instanceof SerializedThrowable remote
            ? remote.getMessage()
            : cause.getClass().getName() + ": " + cause.getMessage();
    return message.lines().findFirst().orElse(cause.getClass().getName());
  }
}
