package io.clearwatch.jobs;

import io.clearwatch.jobs.options.KafkaSettings;
import io.clearwatch.jobs.options.SettingsException;
import io.clearwatch.jobs.rolling.Ticks;
import io.clearwatch.jobs.rolling.Ticks.Coarse;
import io.clearwatch.jobs.sinks.alertmanager.AlertmanagerSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.SeedException;
import io.clearwatch.seeds.StuckLimits;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.SchemaFolderException;
import io.clearwatch.wire.WriterSchemas;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of a run between real servers, the same in one process and on a Flink cluster. A
 * command that mixes them in has to convert durations and times.
 *
 * <p>None is a secret. The tokens of InfluxDB and Alertmanager are looked up where the sinks run;
 * the properties of the file that {@link KafkaSettings} reads travel with the job.
 */
public final class ServerOptions {
  /** Before any figure: each window goes on from where its state stands. */
  private static final Instant LONG_AGO = Instant.ofEpochMilli(EventChecks.EARLIEST_MILLIS);

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /**
   * How a run begins.
   *
   * @param start time of the start, at which the past ends
   * @param goesOn true if it goes on from a savepoint or checkpoint, where its figures end
   */
  public record Begin(Instant start, boolean goesOn) {
    /** A first start. */
    public static Begin anew(Instant start) {
      return new Begin(start, false);
    }
  }

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Kafka broker, or several separated by commas.")
  private String broker;

  @Option(
      names = "--influx",
      required = true,
      paramLabel = "URL",
      description = "InfluxDB 2.x or 3.x, or with --influx-v1 1.x.")
  private String influx;

  @Option(
      names = "--org",
      paramLabel = "NAME",
      defaultValue = "clearwatch",
      description = "Organization in InfluxDB (default: ${DEFAULT-VALUE}).")
  private String org;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      defaultValue = "clearwatch",
      description = "Bucket, or database of a 1.x (default: ${DEFAULT-VALUE}).")
  private String bucket;

  @Option(names = "--influx-v1", description = "The InfluxDB is a 1.x.")
  private boolean influxV1;

  @Option(
      names = "--alertmanager",
      split = ",",
      paramLabel = "URL",
      description =
          "Prometheus Alertmanager to tell of alerts, or every member of one that is a cluster; "
              + "repeated or separated by commas.")
  private List<String> alertmanagers;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description =
          "Targets to judge by, a file or a folder, in place of the built-in ones; one that the "
              + "topic targets has already counts as it stands there.")
  private Path targets;

  @Option(
      names = "--stuck",
      paramLabel = "FILE",
      description = "Limits past which something is stuck, in place of the built-in ones.")
  private Path stuck;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "Avro schemas (*.avsc) of writers whose version of an event is their own.")
  private Path schemas;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Give figures from this time on (default: now, or where the savepoint ends that the "
              + "job goes on from).")
  private Instant from;

  @Option(
      names = "--past-every",
      paramLabel = "DURATION",
      defaultValue = "1h",
      description =
          "Figures before the start only this often: 1m, 5m, 10m, 15m, 20m, 30m or whole hours "
              + "(default: ${DEFAULT-VALUE}).")
  private Duration pastEvery;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description =
          "Longest silence of Kafka, in the middle of the past, that is waited for; after it time "
              + "goes on, and what comes then is late (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The run that was asked for.
   *
   * @param begin where the figures begin if no option says it
   * @param environment variables, for the client properties of Kafka
   * @throws ParameterException if an option cannot be used
   * @throws SettingsException if the client properties cannot be read
   * @throws SeedException if the targets or the limits of stuck cases are wrong
   * @throws SchemaFolderException if the schemas cannot be used
   */
  public LiveRun liveRun(Begin begin, Map<String, String> environment) {
    Catalogue catalogue = targets == null ? Catalogue.builtIn() : Catalogue.load(targets);
    StuckLimits limits = stuck == null ? StuckLimits.builtIn() : StuckLimits.load(stuck);
    return new LiveRun(
        broker,
        KafkaSettings.of(broker, environment),
        schemas == null ? WriterSchemas.published() : WriterSchemas.publishedAnd(schemas),
        checkedPatience(),
        store(),
        alertmanager(),
        JobSettings.live(ticks(begin), catalogue, PortRegistry.builtIn()).with(limits));
  }

  private InfluxSettings store() {
    try {
      return InfluxSettings.builder(influx, bucket)
          .org(org)
          .dialect(influxV1 ? Dialect.V1 : Dialect.V2)
          .build();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private AlertmanagerSettings alertmanager() {
    if (alertmanagers == null) {
      return null;
    }
    try {
      return AlertmanagerSettings.of(alertmanagers);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Ticks ticks(Begin begin) {
    long stepMillis = pastEvery.toMillis();
    if (!fitsAllTicks(stepMillis)) {
      throw wrong("--past-every is neither 1m, 5m, 10m, 15m, 20m, 30m nor whole hours");
    }
    if (from == null && begin.goesOn()) {
      return Ticks.live(LONG_AGO.toEpochMilli());
    }
    long startMillis = begin.start().toEpochMilli();
    return Ticks.live(from == null ? startMillis : from.toEpochMilli())
        .with(List.of(new Coarse(startMillis, stepMillis)));
  }

  /** Of this step and any step of the windows (1, 5, 60 minutes), one has to divide the other. */
  private static boolean fitsAllTicks(long stepMillis) {
    if (stepMillis < MINUTE) {
      return false;
    }
    boolean dividesAnHour = HOUR % stepMillis == 0;
    boolean fitsFiveMinutes = stepMillis == MINUTE || stepMillis % FIVE_MINUTES == 0;
    return stepMillis % HOUR == 0 || dividesAnHour && fitsFiveMinutes;
  }

  private Duration checkedPatience() {
    if (patience.isZero()) {
      throw wrong("--patience is not at least 1s");
    }
    return patience;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(command.commandLine(), what);
  }
}
