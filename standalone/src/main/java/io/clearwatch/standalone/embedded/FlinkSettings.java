package io.clearwatch.standalone.embedded;

import static io.clearwatch.standalone.embedded.Ports.LOOPBACK;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * Size and place of an embedded Flink.
 *
 * @param folder holds checkpoints and temporary files, made if it does not exist
 * @param parallelism subtasks of an operator
 * @param slots a job takes as many slots as its parallelism
 * @param webPort port of the web page, or {@link Ports#ANY}
 * @param checkpointInterval time between checkpoints; zero for none
 * @param restarts how often a job that fails starts again from its last checkpoint
 */
public record FlinkSettings(
    Path folder,
    int parallelism,
    int slots,
    int webPort,
    Duration checkpointInterval,
    int restarts) {

  /** Allocated at the start; in 32 KiB buffers, enough for dozens of keyed exchanges. */
  private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(64);

  /** Allocated on use, which with state on the heap means sorting in batch mode only. */
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(64);

  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);

  /** The cluster's configuration, which is its jobs' default too. */
  Configuration configuration(int freeWebPort) {
    Configuration configuration = new Configuration();

    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.PORT, freeWebPort);
    configuration.set(RestOptions.BIND_PORT, Integer.toString(freeWebPort));
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    // The page shows. Jobs come and go with the process, and a foreign web page in the same
    // browser must not be able to send one.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);

    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
    configuration.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, folder.resolve("work").toString());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_MEMORY);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_MEMORY);

    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);

    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    // A job that is held up, as by a store that is away, cannot complete a checkpoint in time. To
    // start it again would not help: it would be held up again, with more to do.
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    if (!checkpointInterval.isZero()) {
      configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    }
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY, restarts == 0 ? "none" : "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    return configuration;
  }
}
