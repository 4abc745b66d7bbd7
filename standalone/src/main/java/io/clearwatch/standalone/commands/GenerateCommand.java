package io.clearwatch.standalone.commands;

import io.clearwatch.generators.Pace;
import io.clearwatch.generators.Scenario;
import io.clearwatch.generators.WorldSettings;
import io.clearwatch.standalone.cli.Paragraph;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.wire.EventFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes synthetic events. */
@Command(
    name = "generate",
    description = {
      "Makes the events of synthetic ports, yards and tax offices, to files or to Kafka.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GenerateCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Destination destination;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "First event time, like 2026-03-01 or 2026-03-01T08:15:00Z; to Kafka, now if not given.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End of the event times, not part of them; to Kafka, never if not given.")
  private Instant to;

  @Option(
      names = "--format",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      defaultValue = "jsonl",
      description = "Formats of the files, of jsonl, csv and avro (default: ${DEFAULT-VALUE}).")
  private Set<EventFormat> formats;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description =
          "To Kafka: the past X times as fast as it was; without it, at once. What is not past is "
              + "sent when it happens.")
  private Double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--ports",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      description = "Ports to have, separated by commas (default: all).")
  private List<String> ports = List.of();

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Factor on all volumes; 1 is about 9000 declarations a day (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "normal",
      converter = ScenarioConverter.class,
      description = "What happens (default: ${DEFAULT-VALUE}).")
  private Scenario scenario;

  private CommandSpec spec;

  /** Where events go. */
  private static final class Destination {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Write files to this folder, which must be empty or new.")
    private Path folder;

    @Option(
        names = "--kafka",
        paramLabel = "HOST:PORT",
        description = "Send to the topics of this broker instead.")
    private String broker;
  }

  @Spec
  private void setSpec(CommandSpec spec) {
    this.spec = spec;
    Stream<String> examples =
        Stream.of(
            "",
            "Examples:",
            "  clearwatch generate --from 2026-03-01 --to 2026-04-01 --out events",
            "  clearwatch generate --kafka localhost:9092 --scenario typhoon",
            "",
            "Scenarios:");
    Stream<String> scenarios =
        Arrays.stream(Scenario.values()).map(GenerateCommand::described).map(String::stripTrailing);
    spec.usageMessage().footer(Stream.concat(examples, scenarios).toArray(String[]::new));
  }

  private static String described(Scenario scenario) {
    String line = "%-16s%s".formatted(scenario.key(), scenario.description());
    return Paragraph.of(2, 16, line).replace("%", "%%");
  }

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec.commandLine().getErr());
    ProgressBar progress = new ProgressBar(terminal, Clock.systemUTC(), "Generating");
    String done = destination.folder != null ? toFiles(progress) : toKafka(progress);
    spec.commandLine().getOut().println(done);
    return ExitCode.OK;
  }

  private String toFiles(ProgressBar progress) throws InterruptedException {
    if (speed != null) {
      throw wrong("--speed goes with --kafka only");
    }
    if (from == null || to == null) {
      throw wrong("files need --from and --to");
    }
    return new EventFileGeneration(destination.folder, formats, progress).run(settings(from));
  }

  private String toKafka(ProgressBar progress) throws InterruptedException {
    if (speed != null && from == null) {
      throw wrong("--speed needs a --from in the past");
    }
    Clock clock = Clock.systemUTC();
    Instant start = from == null ? clock.instant() : from;
    return new EventTopicGeneration(destination.broker, clock, progress)
        .run(settings(start), pace(start));
  }

  private Pace pace(Instant start) {
    try {
      return speed == null ? Pace.unpaced() : Pace.times(speed, start.toEpochMilli());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private WorldSettings settings(Instant start) {
    try {
      return new WorldSettings(seed, start, to, ports, rate, scenario);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
