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
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks an InfluxDB 1.x. */
public final class InfluxQueries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String credentials;

  /**
   * @param credentials {@code user:password}, or null where it asks for no user
   */
  public InfluxQueries(String url, String credentials) {
    this.url = url;
    this.credentials = credentials;
  }

  /** Runs a statement of InfluxQL; the rows of all its series, by column, tags included. */
  public List<Map<String, JsonNode>> query(String database, String statement) {
    try {
      String form = "epoch=ms&db=" + encode(database) + "&q=" + encode(statement);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + "/query"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form));
      if (credentials != null) {
        byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
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

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
