package io.clearwatch.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;

/** What Flink's own interface says of the jobs. Its metrics are up to 10 seconds old. */
final class JobMetrics {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI web;
  private final List<JobID> jobs;

  JobMetrics(URI web, List<JobID> jobs) {
    this.web = web;
    this.jobs = jobs;
  }

  /** Sum over all subtasks of all jobs of the metrics of this name; 0 where there is none yet. */
  long sum(String name) throws IOException, InterruptedException {
    double sum = 0;
    for (JobID job : jobs) {
      for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
        String path = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/metrics";
        String ids =
            StreamSupport.stream(get(path).spliterator(), false)
                .map(metric -> metric.path("id").asText())
                .filter(id -> id.endsWith('.' + name))
                .collect(Collectors.joining(","));
        if (!ids.isEmpty()) {
          sum += sumOf(get(path + "?get=" + encode(ids)));
        }
      }
    }
    return (long) sum;
  }

  /** How often the jobs have started again. */
  long restarts() throws IOException, InterruptedException {
    double sum = 0;
    for (JobID job : jobs) {
      sum += sumOf(get("/jobs/" + job + "/metrics?get=numRestarts"));
    }
    return (long) sum;
  }

  /** Checkpoints of all jobs in this status: {@code completed}, {@code failed}. */
  long checkpoints(String status) throws IOException, InterruptedException {
    long sum = 0;
    for (JobID job : jobs) {
      sum += get("/jobs/" + job + "/checkpoints").path("counts").path(status).asLong();
    }
    return sum;
  }

  private static double sumOf(JsonNode metrics) {
    double sum = 0;
    for (JsonNode metric : metrics) {
      sum += metric.path("value").asDouble();
    }
    return sum;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(web.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("Flink answers " + answer.statusCode() + " to " + path);
    }
    return JSON.readTree(answer.body());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
