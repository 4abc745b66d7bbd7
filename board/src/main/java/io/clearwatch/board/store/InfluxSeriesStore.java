package io.clearwatch.board.store;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Measurement.FieldType;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link SeriesStore} on an InfluxDB, in InfluxQL, which 1.x and 2.x understand. */
public final class InfluxSeriesStore implements SeriesStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final URI query;
  private final String database;
  private final Optional<String> authorization;

  /**
   * @param url of the server
   * @param database on 2.x the name of the bucket
   * @param authorization value of the header of that name, if the server asks for one
   */
  public InfluxSeriesStore(URI url, String database, Optional<String> authorization) {
    this.query = URI.create(url.toString().replaceAll("/+$", "") + "/query");
    this.database = database;
    this.authorization = authorization;
  }

  @Override
  public List<Row> newest(Selection selection, Instant from) {
    return rows(
        selection.measurement(),
        "SELECT * FROM %s WHERE %s GROUP BY * ORDER BY time DESC LIMIT 1"
            .formatted(
                quoted(selection.measurement().key()), condition(selection, from, Instant.MAX)));
  }

  @Override
  public List<Row> course(Selection selection, Instant from, Instant to, Duration step) {
    String fields =
        selection.measurement().fields().stream()
            .map(field -> "first(%1$s) AS %1$s".formatted(quoted(field.name())))
            .collect(joining(", "));
    return rows(
        selection.measurement(),
        "SELECT %s FROM %s WHERE %s GROUP BY time(%ds), * fill(none)"
            .formatted(
                fields,
                quoted(selection.measurement().key()),
                condition(selection, from, to),
                step.toSeconds()));
  }

  @Override
  public List<Row> points(Selection selection, Instant from, Instant to, int limit) {
    List<Row> rows =
        rows(
            selection.measurement(),
            "SELECT * FROM %s WHERE %s GROUP BY * LIMIT %d"
                .formatted(
                    quoted(selection.measurement().key()), condition(selection, from, to), limit));
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private static String condition(Selection selection, Instant from, Instant to) {
    List<String> conditions = new ArrayList<>();
    selection
        .allowed()
        .forEach(
            (tag, values) ->
                conditions.add(
                    values.stream()
                        .map(value -> quoted(tag) + " = " + text(value))
                        .collect(joining(" OR ", "(", ")"))));
    conditions.add("time >= " + from.toEpochMilli() + "ms");
    if (!to.equals(Instant.MAX)) {
      conditions.add("time < " + to.toEpochMilli() + "ms");
    }
    return String.join(" AND ", conditions);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String text(String value) {
    return '\'' + value.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }

  private List<Row> rows(Measurement measurement, String statement) {
    JsonNode answer = ask(statement);
    JsonNode result = answer.path("results").path(0);
    if (answer.has("error") || result.has("error")) {
      throw new StoreAwayException(
          "InfluxDB refuses: " + answer.path("error").asText(result.path("error").asText()));
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode series : result.path("series")) {
      Map<String, String> tags = new HashMap<>();
      for (String tag : measurement.tags()) {
        tags.put(tag, series.path("tags").path(tag).asText());
      }
      List<String> columns = new ArrayList<>();
      series.path("columns").forEach(column -> columns.add(column.asText()));
      for (JsonNode values : series.path("values")) {
        Instant time = Instant.ofEpochMilli(values.path(columns.indexOf("time")).asLong());
        Map<String, Object> fields = new HashMap<>();
        for (Field field : measurement.fields()) {
          int column = columns.indexOf(field.name());
          if (column >= 0 && !values.path(column).isNull()) {
            fields.put(field.name(), value(field.type(), values.path(column)));
          }
        }
        rows.add(new Row(time, tags, fields));
      }
    }
    rows.sort(Comparator.comparing(Row::time));
    return rows;
  }

  private static Object value(FieldType type, JsonNode value) {
    return switch (type) {
      case INTEGER -> value.asLong();
      case NUMBER -> value.asDouble();
      case BOOLEAN -> value.asBoolean();
      case TEXT -> value.asText();
    };
  }

  private JsonNode ask(String statement) {
    String form = "epoch=ms&db=" + encoded(database) + "&q=" + encoded(statement);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(query)
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() == 401 || response.statusCode() == 403) {
        throw new StoreAwayException("InfluxDB does not let this token read");
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new StoreAwayException(
          "no InfluxDB answers at " + query.getHost() + ':' + query.getPort(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreAwayException("stopped while asking InfluxDB", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
