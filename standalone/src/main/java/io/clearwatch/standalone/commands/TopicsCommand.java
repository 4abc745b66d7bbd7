package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.standalone.live.KafkaTopics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the topics on a broker. */
@Command(
    name = "topics",
    description = {
      "Makes the topics that the jobs read and write, where they are missing. One that is there is "
          + "left as it is.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The topics of events are to keep 31 days or more, as windows need their past; that is up to",
      "the broker or to the topic's own retention.ms. KAFKA_CONFIG_FILE names a file of client",
      "properties, as for TLS and SASL.",
      "",
      "Example:",
      "  clearwatch topics --kafka broker:9092 --partitions 12 --replicas 3"
    })
public final class TopicsCommand implements Callable<Integer> {
  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka broker, or several separated by commas.")
  private String broker;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of each, at least as many as subtasks are to read it (default: the broker's "
              + "own number).")
  private Integer partitions;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Replicas of each partition (default: the broker's own number).")
  private Short replicas;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requirePositive("--partitions", partitions);
    requirePositive("--replicas", replicas);
    PrintWriter out = spec.commandLine().getOut();
    List<String> made =
        KafkaTopics.createMissing(KafkaSettings.of(broker, System.getenv()), partitions, replicas);
    out.println(
        made.isEmpty()
            ? "All topics are there already."
            : "Made the topics " + String.join(", ", made) + '.');
    return ExitCode.OK;
  }

  private void requirePositive(String option, Number value) {
    if (value != null && value.intValue() < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + "; give 1 or more");
    }
  }
}
