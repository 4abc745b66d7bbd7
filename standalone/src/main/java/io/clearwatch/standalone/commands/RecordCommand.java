package io.clearwatch.standalone.commands;

import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.standalone.cli.ProgressBar;
import io.clearwatch.standalone.cli.Terminal;
import io.clearwatch.standalone.recording.Recording;
import io.clearwatch.standalone.recording.Verification;
import io.clearwatch.wire.WriterSchemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records the topics of events into event files. */
@Command(
    name = "record",
    description = {
      "Records the topics of events into a folder of event files, which 'replay' reads. Run again "
          + "on the same folder, it goes on where it ended: each record is there once.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A record that cannot be used is kept as it came, with the reason, in rejected-NNNNNN.jsonl.",
      "manifest.json has the SHA-256 of every file. KAFKA_CONFIG_FILE names a file of client",
      "properties, as for TLS and SASL. Ctrl-C stops it; what was recorded by then is complete.",
      "",
      "Examples:",
      "  clearwatch record --kafka broker:9092 --out archive",
      "  clearwatch record --kafka broker:9092 --out march --from 2026-03-01T00:00:00+08:00 \\",
      "    --to 2026-04-01T00:00:00+08:00",
      "  clearwatch record --kafka broker:9092 --out archive --follow",
      "  clearwatch record --verify archive"
    })
public final class RecordCommand implements Callable<Integer> {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Kafka broker, or several separated by commas.")
  private String broker;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files, made if it is missing.")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Leave out what happened before this time.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Leave out what happened at or after this time.")
  private Instant to;

  @Option(
      names = "--follow",
      description =
          "Go on with what comes, until Ctrl-C (default: up to what is there at the beginning).")
  private boolean follow;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "Schemas of other writers, as for 'run'.")
  private Path schemas;

  @Option(
      names = "--verify",
      paramLabel = "DIR",
      description = "Only check that the files of a recording are as they were recorded.")
  private Path verified;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (verified != null) {
      if (broker != null || folder != null) {
        throw wrong("--verify goes alone");
      }
      out.printf(
          Locale.ROOT,
          "%,d records in %s, all as they were recorded%n",
          Verification.check(verified),
          verified);
      return ExitCode.OK;
    }
    if (broker == null || folder == null) {
      throw wrong("needs --kafka and --out, or --verify");
    }
    if (from != null && to != null && !to.isAfter(from)) {
      throw wrong("--to is not after --from");
    }
    WriterSchemas known =
        schemas == null ? WriterSchemas.published() : WriterSchemas.publishedAnd(schemas);
    Recording recording =
        new Recording(
            new Recording.Settings(
                KafkaSettings.of(broker, System.getenv()), known, folder, from, to, follow),
            out::println,
            new RecordingBar(Terminal.of(spec.commandLine().getErr()))::update);
    long recorded = recording.run();
    out.printf(
        Locale.ROOT,
        "%,d records %s in %s%s%n",
        recorded,
        recording.wasStopped() ? "recorded before it was stopped" : "recorded",
        folder,
        recording.wasStopped() ? "; run it again to go on" : "");
    return ExitCode.OK;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  /** Shows how far a recording is. */
  static final class RecordingBar {
    private final Clock clock = Clock.systemUTC();
    private final long startMillis = clock.millis();
    private final ProgressBar bar;

    RecordingBar(Terminal terminal) {
      bar = new ProgressBar(terminal, clock, "Recording");
    }

    void update(double done, long records) {
      long perSecond = records * 1000 / Math.max(1, clock.millis() - startMillis);
      bar.update(
          done, String.format(Locale.ROOT, "%,d records, %,d records/s", records, perSecond));
    }
  }
}
