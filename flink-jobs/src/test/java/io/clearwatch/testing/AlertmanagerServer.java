package io.clearwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.FileUtils;
import org.awaitility.Awaitility;

/**
 * A real Prometheus Alertmanager on a free loopback port. It can be killed, lose its data, and be
 * started again on the same port. It writes its log of notifications to its folder every second, so
 * that it knows after a kill what it has told. Where the program cannot be had, the test that asks
 * for it is skipped (with {@code CI=true} it fails).
 */
public final class AlertmanagerServer implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(20);

  /** From the beginning of a write to the end of it, at most. */
  private static final Duration SAVE = Duration.ofSeconds(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  private AlertmanagerServer(Path program, Path folder, int port) {
    this.program = program;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a server.
   *
   * @param folder for its files; made if absent
   * @param configuration its routes and receivers, YAML
   */
  public static AlertmanagerServer start(Path folder, String configuration) throws IOException {
    AlertmanagerServer server = prepare(folder, configuration);
    server.restart();
    return server;
  }

  /** A server that {@link #restart()} starts; until then nothing answers at its URL. */
  public static AlertmanagerServer prepare(Path folder, String configuration) throws IOException {
    Path program = DebianProgram.ALERTMANAGER.require();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("alertmanager.yml"), configuration);
    return new AlertmanagerServer(program, folder, FreePort.find());
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Ends the process at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** True once its log of notifications on the disk is younger than a time. */
  public boolean hasSavedSince(Instant time) throws IOException {
    Path saved = data().resolve("nflog");
    return Files.exists(saved)
        && Files.getLastModifiedTime(saved).toInstant().isAfter(time.plus(SAVE));
  }

  /** Deletes all that it remembers over a restart. */
  public void loseData() throws IOException {
    FileUtils.deleteDirectory(data().toFile());
  }

  /** Starts the process (again) on the same data and port, and waits until it answers. */
  public void restart() throws IOException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + data(),
                "--data.maintenance-interval=1s",
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .directory(DebianProgram.home(program).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    Awaitility.await("alertmanager, see " + log())
        .atMost(READY)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw new IOException("alertmanager ended at its start: " + Files.readString(log()));
    }
  }

  /** The alerts that it holds to be active. */
  public List<JsonNode> activeAlerts() {
    try {
      List<JsonNode> alerts = new ArrayList<>();
      JSON.readTree(get("/api/v2/alerts?active=true").body()).forEach(alerts::add);
      return alerts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("alertmanager.log");
  }
}
