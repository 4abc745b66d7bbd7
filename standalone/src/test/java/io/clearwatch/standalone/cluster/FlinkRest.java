package io.clearwatch.standalone.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What is asked of a Flink cluster over HTTP. */
final class FlinkRest {
  private static final Duration STOPPED = Duration.ofSeconds(180);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  FlinkRest(String url) {
    this.url = url;
  }

  /** Task managers that are known to the job manager; 0 while that is away. */
  int taskManagers() throws InterruptedException {
    try {
      return get("/overview").path("taskmanagers").asInt();
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * When a job was last restored from a checkpoint, in milliseconds since the epoch; 0 if it never
   * was under this job manager.
   */
  long restoredMillis(String job) throws InterruptedException {
    try {
      return get("/jobs/" + job + "/checkpoints")
          .path("latest")
          .path("restored")
          .path("restore_timestamp")
          .asLong();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Checkpoints that a job has completed. */
  long checkpoints(String job) throws InterruptedException {
    try {
      return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asLong();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Stops a job with everything written that it has computed; where its savepoint is. */
  String stopWithSavepoint(String job, Path folder) throws IOException, InterruptedException {
    String request = stop(job, folder.toUri().toString());
    return await("savepoint of " + job)
        .atMost(STOPPED)
        .until(() -> savepoint(job, request), location -> !location.isEmpty());
  }

  /** Asks a job to stop with a savepoint; the id of the request. */
  private String stop(String job, String folder) throws IOException, InterruptedException {
    String body =
        JSON.writeValueAsString(
            Map.of("targetDirectory", folder, "drain", false, "formatType", "CANONICAL"));
    return send(request("/jobs/" + job + "/stop").POST(BodyPublishers.ofString(body)))
        .path("request-id")
        .asText();
  }

  /** Where the savepoint of a stopped job is, or an empty text while it is not done. */
  private String savepoint(String job, String request) throws IOException, InterruptedException {
    JsonNode operation = get("/jobs/" + job + "/savepoints/" + request).path("operation");
    if (operation.has("failure-cause")) {
      throw new IllegalStateException(operation.toString());
    }
    return operation.path("location").asText();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
