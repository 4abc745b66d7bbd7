package io.clearwatch.standalone.commands;

import io.clearwatch.board.store.InfluxQuery;
import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The InfluxDB in which the jobs store their figures, for commands that ask it. */
final class InfluxOptions {
  @Option(
      names = "--influx",
      required = true,
      paramLabel = "URL",
      description = "InfluxDB 2.x, or with --influx-v1 1.x; its token is in INFLUX_TOKEN.")
  private String url;

  @Option(
      names = "--org",
      paramLabel = "NAME",
      defaultValue = "clearwatch",
      description = "Organization there (default: ${DEFAULT-VALUE}).")
  private String org;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      defaultValue = "clearwatch",
      description = "Bucket there, or database of a 1.x (default: ${DEFAULT-VALUE}).")
  private String bucket;

  @Option(names = "--influx-v1", description = "The InfluxDB is a 1.x.")
  private boolean isV1;

  /**
   * What asks it.
   *
   * @throws ParameterException if the URL cannot be one
   * @throws IOException if the token cannot be read
   */
  InfluxQuery query(CommandLine command) throws IOException {
    try {
      return query(
          InfluxSettings.builder(url, bucket)
              .org(org)
              .dialect(isV1 ? Dialect.V1 : Dialect.V2)
              .build());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  /** What asks the store that a sink writes to. */
  static InfluxQuery query(InfluxSettings store) throws IOException {
    Optional<String> org =
        store.dialect() == Dialect.V2 ? Optional.of(store.org()) : Optional.empty();
    return new InfluxQuery(store.url(), store.database(), org, Secret.INFLUX.read());
  }
}
