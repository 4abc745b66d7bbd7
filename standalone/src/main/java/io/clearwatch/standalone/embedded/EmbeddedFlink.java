package io.clearwatch.standalone.embedded;

import static io.clearwatch.standalone.embedded.Ports.LOOPBACK;

import io.clearwatch.standalone.CommandException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster in this process, with its web page on loopback. */
public final class EmbeddedFlink implements AutoCloseable {
  private final MiniCluster cluster;
  private final Configuration configuration;
  private final URI webUrl;

  private EmbeddedFlink(MiniCluster cluster, Configuration configuration, URI webUrl) {
    this.cluster = cluster;
    this.configuration = configuration;
    this.webUrl = webUrl;
  }

  /**
   * Starts a cluster; returns when it takes jobs.
   *
   * @throws CommandException if the port of the web page is in use or the cluster does not start
   */
  public static EmbeddedFlink start(FlinkSettings settings) {
    Configuration configuration = settings.configuration(Ports.free(settings.webPort()));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setCommonBindAddress(LOOPBACK)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .build());
    try {
      Files.createDirectories(settings.folder());
      cluster.start();
      return new EmbeddedFlink(cluster, configuration, cluster.getRestAddress().get());
    } catch (Exception e) {
      cluster.closeAsync();
      throw new CommandException(
          "the embedded Flink did not start in " + settings.folder() + ": " + e.getMessage(), e);
    }
  }

  /** Address of the web page. */
  public URI webUrl() {
    return webUrl;
  }

  /** A new environment for one job, with the cluster's configuration. */
  public StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
    return new StreamExecutionEnvironment(
        new Configuration(configuration).set(ExecutionOptions.RUNTIME_MODE, mode));
  }

  /**
   * Starts the job that was built in the environment; returns when the cluster has taken it.
   *
   * @throws CommandException if the cluster refuses the job
   */
  public JobHandle submit(String name, StreamExecutionEnvironment environment)
      throws InterruptedException {
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(name);
    try {
      return new JobHandle(name, cluster.submitJob(graph).get().getJobID(), cluster);
    } catch (ExecutionException e) {
      throw JobHandle.failure(name, e.getCause());
    }
  }

  /** Stops all jobs and the cluster. */
  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
