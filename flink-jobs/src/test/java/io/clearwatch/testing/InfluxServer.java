package io.clearwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
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
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path program;
  private final Path folder;
  private final int port;
  private final String authorization;
  private Process process;

  private InfluxServer(Path program, Path folder, int port, String authorization) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.authorization = authorization;
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
    byte[] credentials = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
    String authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    InfluxServer server = start(folder, true, authorization, List.of());
    server.query(
        "", "CREATE USER \"" + user + "\" WITH PASSWORD '" + password + "' WITH ALL PRIVILEGES");
    return server;
  }

  private static InfluxServer start(
      Path folder, boolean users, String authorization, List<String> dataSettings)
      throws IOException {
    Path program = DebianProgram.INFLUXD.require();
    Files.createDirectories(folder);
    int port = FreePort.find();
    Files.writeString(
        folder.resolve("influxd.conf"), configuration(folder, port, users, dataSettings));
    InfluxServer server = new InfluxServer(program, folder, port, authorization);
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
    try {
      String form = "epoch=ms&db=" + encode(database) + "&q=" + encode(statement);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url() + "/query"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form));
      if (authorization != null) {
        request.header("Authorization", authorization);
      }
      JsonNode answer = JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
      JsonNode result = answer.path("results").path(0);
      if (answer.has("error") || result.has("error")) {
        throw new IOException(statement + ": " + answer);
      }
      return rows(result.path("series"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static List<Map<String, JsonNode>> rows(JsonNode allSeries) {
    List<Map<String, JsonNode>> rows = new ArrayList<>();
    for (JsonNode series : allSeries) {
      for (JsonNode values : series.path("values")) {
        Map<String, JsonNode> row = new LinkedHashMap<>();
        series.path("tags").properties().forEach(tag -> row.put(tag.getKey(), tag.getValue()));
        for (int i = 0; i < values.size(); i++) {
          row.put(series.path("columns").path(i).asText(), values.path(i));
        }
        rows.add(row);
      }
    }
    return rows;
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

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
