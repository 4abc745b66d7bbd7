package io.clearwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A real InfluxDB 1.x on free loopback ports. It can be killed and started again with the same data
 * on the same port. Where the program cannot be had, the test that asks for it is skipped (with
 * {@code CI=true} it fails).
 */
public final class InfluxServer implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path program;
  private final Path folder;
  private final int port;
  private final InfluxQueries queries;
  private Process process;

  private InfluxServer(Path program, Path folder, int port, String credentials) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.queries = new InfluxQueries(url(), credentials);
  }

  /**
   * The program {@code influxd} of a 1.x; where it cannot be had the test is skipped, or fails if
   * {@code CI=true}.
   */
  public static Path program() {
    return DebianProgram.INFLUXD.require();
  }

  /**
   * Starts a server that asks for no user.
   *
   * @param folder for its data; made if absent
   */
  public static InfluxServer start(Path folder) throws IOException {
    return start(folder, false, null, List.of());
  }

  /** Starts a server that brings its files into their final form as soon as it is idle. */
  public static InfluxServer startCompacting(Path folder) throws IOException {
    return start(
        folder,
        false,
        null,
        List.of(
            "  cache-snapshot-write-cold-duration = \"2s\"",
            "  compact-full-write-cold-duration = \"5s\""));
  }

  /** Starts a server with one user, an administrator. */
  public static InfluxServer startWithUser(Path folder, String user, String password)
      throws IOException {
    InfluxServer server = start(folder, true, user + ':' + password, List.of());
    server.query(
        "", "CREATE USER \"" + user + "\" WITH PASSWORD '" + password + "' WITH ALL PRIVILEGES");
    return server;
  }

  private static InfluxServer start(
      Path folder, boolean users, String credentials, List<String> dataSettings)
      throws IOException {
    Path program = program();
    Files.createDirectories(folder);
    int port = FreePort.find();
    Files.writeString(
        folder.resolve("influxd.conf"), configuration(folder, port, users, dataSettings));
    InfluxServer server = new InfluxServer(program, folder, port, credentials);
    server.restart();
    return server;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Ends the process at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts the process (again) on the same data and port, and waits until it answers. */
  public void restart() throws IOException {
    process =
        new ProcessBuilder(
                program.toString(), "run", "-config", folder.resolve("influxd.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    Awaitility.await("influxd, see " + log())
        .atMost(READY)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || answers());
    if (!process.isAlive()) {
      throw new IOException("influxd ended at its start: " + Files.readString(log()));
    }
  }

  /** Runs a statement of InfluxQL; the rows of all its series, by column, tags included. */
  public List<Map<String, JsonNode>> query(String database, String statement) {
    return queries.query(database, statement);
  }

  @Override
  public void close() {
    kill();
  }

  private boolean answers() throws InterruptedException {
    try {
      HttpRequest ping = HttpRequest.newBuilder(URI.create(url() + "/ping")).build();
      return http.send(ping, BodyHandlers.discarding()).statusCode() == 204;
    } catch (IOException e) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("influxd.log");
  }

  private static String configuration(
      Path folder, int port, boolean users, List<String> dataSettings) throws IOException {
    return String.join(
        "\n",
        "reporting-disabled = true",
        "bind-address = \"127.0.0.1:" + FreePort.find() + "\"",
        "[meta]",
        "  dir = \"" + folder.resolve("meta") + "\"",
        "[data]",
        "  dir = \"" + folder.resolve("data") + "\"",
        "  wal-dir = \"" + folder.resolve("wal") + "\"",
        "  index-version = \"tsi1\"",
        String.join("\n", dataSettings),
        "[monitor]",
        "  store-enabled = false",
        "[http]",
        "  bind-address = \"127.0.0.1:" + port + "\"",
        "  auth-enabled = " + users,
        "  log-enabled = false",
        "[continuous_queries]",
        "  enabled = false",
        "");
  }
}
