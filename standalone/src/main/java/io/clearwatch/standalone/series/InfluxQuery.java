package io.clearwatch.standalone.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.jobs.sinks.delivery.Secret;
import io.clearwatch.jobs.sinks.influx.InfluxSettings;
import io.clearwatch.jobs.sinks.influx.InfluxSettings.Dialect;
import io.clearwatch.standalone.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks an InfluxDB in InfluxQL by {@code /query}, which 1.x and 2.x answer alike. */
public final class InfluxQuery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InfluxSettings settings;
  private final HttpClient http;

  /**
   * @param settings where; on 2.x the bucket is asked as the database of its name
   */
  public InfluxQuery(InfluxSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(settings.connectTimeoutMillis()))
            .build();
  }

  /** A text as InfluxQL quotes it. */
  public static String quoted(String text) {
    return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }

  /**
   * The rows of all series of the answer, by column and tag; times in milliseconds.
   *
   * @throws CommandException if the server is away or refuses
   * @throws IOException if the token cannot be read
   */
  public List<Map<String, JsonNode>> rows(String statement)
      throws IOException, InterruptedException {
    JsonNode answer = answer(statement);
    JsonNode result = answer.path("results").path(0);
    if (answer.has("error") || result.has("error")) {
      throw refused(answer.has("error") ? answer.path("error") : result.path("error"));
    }
    List<Map<String, JsonNode>> rows = new ArrayList<>();
    for (JsonNode series : result.path("series")) {
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

  private JsonNode answer(String statement) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/query"))
            .timeout(Duration.ofMillis(settings.requestTimeoutMillis()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(statement)));
    authorization().ifPresent(value -> request.header("Authorization", value));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() == 401 || response.statusCode() == 403) {
        throw new CommandException(
            "InfluxDB at %s does not let this token read: set %s (or %s)"
                .formatted(settings.url(), Secret.INFLUX.variable(), Secret.INFLUX.fileVariable()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new CommandException(
          "no InfluxDB answers at "
              + settings.url()
              + " ("
              + e.getClass().getSimpleName()
              + "); start one there, or correct the URL",
          e);
    }
  }

  private String form(String statement) {
    String form = "epoch=ms&db=" + encoded(settings.database()) + "&q=" + encoded(statement);
    return settings.dialect() == Dialect.V2 ? form + "&org=" + encoded(settings.org()) : form;
  }

  /**
   * The header by which the token of the environment is shown: 1.x knows users; without a colon it
   * is a token.
   *
   * @throws IOException if the token cannot be read
   */
  public static Optional<String> authorization() throws IOException {
    return Secret.INFLUX
        .read()
        .map(
            token ->
                token.indexOf(':') < 0
                    ? "Token " + token
                    : "Basic "
                        + Base64.getEncoder()
                            .encodeToString(token.getBytes(StandardCharsets.UTF_8)));
  }

  private CommandException refused(JsonNode error) {
    return new CommandException(
        "InfluxDB at "
            + settings.url()
            + " refuses: "
            + error.asText().lines().findFirst().orElse("")
            + "; check the bucket, here "
            + settings.bucket());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
