package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.sources.TargetTopic;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.TargetSuccession;
import io.clearwatch.standalone.CommandException;
import io.clearwatch.standalone.live.KafkaTopics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes changed targets to the jobs that run. */
@Command(
    name = "apply",
    description = {
      "Publishes what a file changes to the topic targets; the jobs that run take it up from the "
          + "event time that it names. Targets that are not in the file stay as they are.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A new limit needs a time ahead: effectiveFrom: TIME beside it, and the old limit holds up to",
      "then. KAFKA_CONFIG_FILE names a file of client properties, as for TLS and SASL.",
      "",
      "Examples:",
      "  clearwatch targets apply my-port.yaml --kafka broker:9092 --dry-run",
      "  clearwatch targets apply my-port.yaml --kafka broker:9092"
    })
public final class TargetsApplyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A document, or a folder of documents.")
  private Path file;

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka broker, or several separated by commas.")
  private String broker;

  @Option(names = "--dry-run", description = "Tell what would change, and publish nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue wanted;
    try {
      wanted = Catalogue.load(file);
    } catch (SeedException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return ExitCode.SOFTWARE;
    }
    Map<String, Object> client = KafkaSettings.of(broker, System.getenv());
    if (!dryRun) {
      KafkaTopics.createMissing(client);
    }
    TargetTopic topic = new TargetTopic(client);
    List<TargetSuccession> changes = changes(wanted, topic.standing());
    if (!dryRun) {
      topic.publish(changes.stream().map(TargetSuccession::next).toList());
    }
    changes.forEach(change -> out.println(TargetText.change(change)));
    int same = wanted.targets().size() - changes.size();
    out.printf(
        "%s: %s %d, as they stand %d%n",
        file, dryRun ? "to publish" : "published", changes.size(), same);
    return ExitCode.OK;
  }

  private List<TargetSuccession> changes(Catalogue wanted, Map<String, Target> standing) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<TargetSuccession> changes = new ArrayList<>();
    for (Target target : wanted.targets()) {
      Target before = standing.getOrDefault(target.id(), Catalogue.builtIn().target(target.id()));
      try {
        TargetSuccession succession = TargetSuccession.of(before, target, now);
        if (succession.isChange()) {
          changes.add(succession);
        }
      } catch (IllegalArgumentException e) {
        throw new CommandException(file + ": " + e.getMessage(), e);
      }
    }
    return changes;
  }
}
