package io.clearwatch.jobs.sinks.influx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The token of InfluxDB. It is looked up on the machine where it is used, so it is neither an
 * argument nor a part of a job graph.
 */
public final class Secrets {
  /** Environment variable that holds the token; on 1.x {@code user:password}. */
  public static final String TOKEN = "INFLUX_TOKEN";

  /** Environment variable that names a file that holds the token. */
  public static final String TOKEN_FILE = "INFLUX_TOKEN_FILE";

  private Secrets() {}

  /**
   * The token, or empty where the server asks for none. {@link #TOKEN} goes before {@link
   * #TOKEN_FILE}; surrounding white space does not count.
   *
   * @throws IOException if the file that is named cannot be read
   */
  public static Optional<String> influxToken() throws IOException {
    return influxToken(System.getenv());
  }

  static Optional<String> influxToken(Map<String, String> environment) throws IOException {
    String token = environment.getOrDefault(TOKEN, "").strip();
    String file = environment.getOrDefault(TOKEN_FILE, "").strip();
    if (token.isEmpty() && !file.isEmpty()) {
      token = read(file);
    }
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  private static String read(String file) throws IOException {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IOException(
          "cannot read the token of InfluxDB from "
              + file
              + " (named by "
              + TOKEN_FILE
              + "): make it a readable file",
          e);
    }
  }
}
