package io.clearwatch.jobs.sinks.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The token of a server. It is looked up on the machine where it is used, so it is neither an
 * argument nor a part of a job graph.
 */
public enum Secret {
  /** On 1.x {@code user:password}. */
  INFLUX("InfluxDB", "INFLUX_TOKEN"),
  /** A bearer token, or {@code user:password}. */
  ALERTMANAGER("Alertmanager", "ALERTMANAGER_TOKEN");

  private final String server;
  private final String variable;

  Secret(String server, String variable) {
    this.server = server;
    this.variable = variable;
  }

  /** Name of the server it opens, for messages. */
  public String server() {
    return server;
  }

  /** Environment variable that holds the token. */
  public String variable() {
    return variable;
  }

  /** Environment variable that names a file that holds the token. */
  public String fileVariable() {
    return variable + "_FILE";
  }

  /**
   * The token, or empty where the server asks for none. {@link #variable()} goes before {@link
   * #fileVariable()}; surrounding white space does not count.
   *
   * @throws IOException if the file that is named cannot be read
   */
  public Optional<String> read() throws IOException {
    return read(System.getenv());
  }

  Optional<String> read(Map<String, String> environment) throws IOException {
    String token = environment.getOrDefault(variable, "").strip();
    String file = environment.getOrDefault(fileVariable(), "").strip();
    if (token.isEmpty() && !file.isEmpty()) {
      token = readFile(file);
    }
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  private String readFile(String file) throws IOException {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IOException(
          "cannot read the token of "
              + server
              + " from "
              + file
              + " (named by "
              + fileVariable()
              + "): make it a readable file",
          e);
    }
  }
}
