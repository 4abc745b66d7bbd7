package io.clearwatch.jobs;

import io.clearwatch.jobs.ServerOptions.Begin;
import io.clearwatch.jobs.options.DurationConverter;
import io.clearwatch.jobs.options.InstantConverter;
import io.clearwatch.jobs.options.SettingsException;
import io.clearwatch.jobs.sources.TargetTopic.Beginning;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.wire.SchemaFolderException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/**
 * The main of a job, for {@code flink run}. Parallelism, checkpoints and state backend are up to
 * the cluster's configuration.
 */
@Command(
    description = {"The job of this name, between a Kafka broker and an InfluxDB.", ""},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class JobMain {
  private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);

  @Mixin private ServerOptions options;

  private JobMain() {}

  /**
   * Builds a job and hands it to the cluster that runs this main.
   *
   * @throws ProgramParametrizationException if an option cannot be used or help was asked for;
   *     Flink prints its message alone
   */
  static void run(Job<?, ?> job, String... args) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration());
    boolean goesOn =
        environment.getConfiguration().getOptional(StateRecoveryOptions.SAVEPOINT_PATH).isPresent();
    Begin begin = new Begin(Instant.now(), goesOn);
    LiveRun run = liveRun(job.name(), begin, System.getenv(), args);
    run.by(beginning(job.name(), run).catalogue()).define(job, environment);
    environment.execute(job.name());
  }

  private static Beginning beginning(String jobName, LiveRun run) throws InterruptedException {
    try {
      Beginning beginning = run.beginning();
      if (!beginning.overruled().isEmpty()) {
        LOG.info("{}", beginning.notice());
      }
      return beginning;
    } catch (SettingsException e) {
      throw new ProgramParametrizationException(jobName + ": " + e.getMessage());
    }
  }

  /** What holds on any cluster: no state that only the generic serializer could read. */
  static Configuration configuration() {
    return new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
  }

  /** The run that the arguments ask for. */
  static LiveRun liveRun(
      String jobName, Begin begin, Map<String, String> environment, String... args) {
    JobMain main = new JobMain();
    CommandLine command =
        new CommandLine(main)
            .setCommandName(jobName)
            .registerConverter(Duration.class, new DurationConverter())
            .registerConverter(Instant.class, new InstantConverter());
    try {
      if (command.parseArgs(args).isUsageHelpRequested()) {
        throw new ProgramParametrizationException(command.getUsageMessage());
      }
      return main.options.liveRun(begin, environment);
    } catch (ParameterException | SettingsException | SeedException | SchemaFolderException e) {
      throw new ProgramParametrizationException(jobName + ": " + e.getMessage());
    }
  }
}
