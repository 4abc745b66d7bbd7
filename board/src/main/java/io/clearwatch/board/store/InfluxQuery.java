package io.clearwatch.board.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final String url;
  private final String database;
  private final Optional<String> org;
  private final Optional<String> token;

  /**
   * @param url of the server
   * @param database on 2.x the bucket, which is asked as the database of its name
   * @param org organization on 2.x
   * @param token where the server asks for one; on 1.x {@code user:password}
   */
  public InfluxQuery(String url, String database, Optional<String> org, Optional<String> token) {
    this.url = url.replaceAll("/+$", "");
    this.database = database;
    this.org = org;
    this.token = token;
  }

  /** A text as InfluxQL quotes it. */
  public static String quoted(String text) {
    return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }

  /**
   * The rows of all series of the answer, by column and tag; times in milliseconds.
   *
   * @throws StoreAwayException if the server is away or refuses
   */
  public List<Map<String, JsonNode>> rows(String statement) {
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

  private JsonNode answer(String statement) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/query"))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(statement)));
    token.ifPresent(value -> request.header("Authorization", authorization(value)));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() == 401 || response.statusCode() == 403) {
        throw new StoreAwayException(
            "InfluxDB at %s does not let this token read: set INFLUX_TOKEN (or INFLUX_TOKEN_FILE)"
                .formatted(url));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new StoreAwayException(
          "no InfluxDB answers at "
              + url
              + " ("
              + e.getClass().getSimpleName()
              + "); start one there, or correct the URL",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreAwayException("stopped while asking InfluxDB", e);
    }
  }

  private String form(String statement) {
    String form = "epoch=ms&db=" + encoded(database) + "&q=" + encoded(statement);
    return org.map(name -> form + "&org=" + encoded(name)).orElse(form);
  }

  /** 1.x knows users; without a colon it is a token. */
  private static String authorization(String token) {
    return token.indexOf(':') < 0
        ? "Token " + token
        : "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
  }

  private StoreAwayException refused(JsonNode error) {
    return new StoreAwayException(
        "InfluxDB at "
            + url
            + " refuses: "
            + error.asText().lines().findFirst().orElse("")
            + "; check the bucket, here "
            + database);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
