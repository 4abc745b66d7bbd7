package io.clearwatch.standalone.live;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.testing.InfluxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is compared between a replay and a store, at the ticks of both: the figures of the cities in
 * the short windows, and the states of the targets.
 *
 * @param means by metric, window, tick, city and direction
 * @param states by target, tick, city and direction, on the day that is watched
 */
record CityFigures(Map<String, Mean> means, Map<String, String> states) {
  private static final Set<String> WINDOWS = Set.of("1h", "24h");
  private static final List<String> ROLLED_UP =
      EnumSet.complementOf(EnumSet.of(Dimension.CITY, Dimension.DIRECTION)).stream()
          .map(Dimension::key)
          .toList();

  /** Completions and their mean. */
  record Mean(long count, double mean) {}

  /** The ticks that are compared, both ends included. */
  record Span(Instant from, Instant to, long stepMillis) {
    boolean has(Instant tick) {
      return !tick.isBefore(from) && !tick.isAfter(to) && tick.toEpochMilli() % stepMillis == 0;
    }
  }

  static String key(String... parts) {
    return String.join(" ", parts);
  }

  /** Those that a replay has written. */
  static CityFigures replayed(Path results, Span span) throws IOException {
    Map<String, Mean> means = new HashMap<>();
    for (Map<String, String> row : rows(results.resolve("rolling.csv"))) {
      if (!row.get("city").equals(Dimension.ALL)
          && ROLLED_UP.stream().allMatch(key -> row.get(key).equals(Dimension.ALL))
          && WINDOWS.contains(row.get("window"))
          && span.has(Instant.parse(row.get("time")))) {
        means.put(
            key(
                row.get("metric"),
                row.get("window"),
                row.get("time"),
                row.get("city"),
                row.get("direction")),
            new Mean(Long.parseLong(row.get("count")), Double.parseDouble(row.get("mean"))));
      }
    }
    Map<String, String> states = new HashMap<>();
    for (Map<String, String> row : rows(results.resolve("compliance.csv"))) {
      if (row.get("window").equals("24h") && span.has(Instant.parse(row.get("time")))) {
        states.put(
            key(row.get("target"), row.get("time"), row.get("city"), row.get("direction")),
            row.get("state"));
      }
    }
    return new CityFigures(means, states);
  }

  /** Those that are stored; points that cover nothing are left out. */
  static CityFigures stored(InfluxServer influx, String database, Span span) {
    String rolledUp = ROLLED_UP.stream().map(key -> key + " = 'all'").collect(joining(" AND "));
    Map<String, Mean> means = new HashMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            database,
            "SELECT \"count\", mean FROM rolling WHERE \"window\" =~ /^(1h|24h)$/"
                + " AND city != 'all' AND provisional = false AND "
                + rolledUp
                + within(span)
                + " GROUP BY metric, \"window\", city, direction")) {
      if (row.get("count").asLong() > 0 && span.has(time(row))) {
        means.put(
            key(
                row.get("metric").asText(),
                row.get("window").asText(),
                time(row).toString(),
                row.get("city").asText(),
                row.get("direction").asText()),
            new Mean(row.get("count").asLong(), row.get("mean").asDouble()));
      }
    }
    Map<String, String> states = new HashMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            database,
            "SELECT state FROM compliance WHERE \"window\" = '24h'"
                + within(span)
                + " GROUP BY target, city, direction")) {
      states.put(
          key(
              row.get("target").asText(),
              time(row).toString(),
              row.get("city").asText(),
              row.get("direction").asText()),
          row.get("state").asText());
    }
    return new CityFigures(means, states);
  }

  private static String within(Span span) {
    return " AND time >= "
        + span.from().toEpochMilli()
        + "ms AND time <= "
        + span.to().toEpochMilli()
        + "ms";
  }

  private static Instant time(Map<String, JsonNode> row) {
    return Instant.ofEpochMilli(row.get("time").asLong());
  }

  /** The rows of a result file, by column. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] columns = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> values = Arrays.asList(line.split(",", -1));
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
