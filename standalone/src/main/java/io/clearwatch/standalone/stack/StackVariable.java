package io.clearwatch.standalone.stack;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A variable of the environment that {@code docker-compose.yml} reads.
 *
 * @param purpose what it is for, in a line
 * @param preset what holds where it is not set; null for a secret, which has to be set
 */
public record StackVariable(String name, String purpose, String preset) {
  /** Of a secret, in bytes. */
  private static final int SECRET_BYTES = 24;

  /** Those without which the stack does not start. */
  public static final List<StackVariable> SECRETS =
      List.of(
          secret("INFLUX_TOKEN", "Token by which jobs, Grafana and Flink's metrics reach InfluxDB"),
          secret("INFLUX_PASSWORD", "Password of the user clearwatch on InfluxDB's page"),
          secret("GRAFANA_PASSWORD", "Password of the user admin of Grafana"),
          secret("BOARD_TOKEN", "Password of the board; any user name does"));

  /** Those that have a default. */
  public static final List<StackVariable> SETTINGS =
      List.of(
          new StackVariable("PARALLELISM", "Subtasks of each job; a task manager has 6 slots", "2"),
          new StackVariable("PARTITIONS", "Partitions of each topic, at its making", "8"),
          new StackVariable(
              "PAST_DAYS", "Days before the first start with figures, by the hour", "14"),
          new StackVariable("SCENARIO", "What happens in the world of --profile demo", "normal"),
          new StackVariable(
              "ALERT_EMAIL", "Who is written to by Grafana", "port-operations@example.invalid"),
          new StackVariable(
              "ALERT_WEBHOOK_URL", "What is called by Grafana", "http://127.0.0.1:9/"),
          new StackVariable("SMTP_ENABLED", "Whether Grafana can send mail", "false"),
          new StackVariable("SMTP_HOST", "Mail server, HOST:PORT", "localhost:25"),
          new StackVariable("SMTP_USER", "Its user", ""),
          new StackVariable("SMTP_PASSWORD", "Its password", ""),
          new StackVariable("SMTP_FROM", "Sender of the mails", "clearwatch@example.invalid"));

  private static StackVariable secret(String name, String purpose) {
    return new StackVariable(name, purpose, null);
  }

  /** A secret that nobody guesses, in letters and digits. */
  public static String randomSecret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether a file of variables gives it a value. */
  public boolean isIn(List<String> lines) {
    return lines.stream().anyMatch(line -> line.strip().matches(name + "=.+"));
  }
}
