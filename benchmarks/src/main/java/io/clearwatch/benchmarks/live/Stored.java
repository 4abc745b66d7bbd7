package io.clearwatch.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.benchmarks.live.Completions.Place;
import io.clearwatch.testing.InfluxServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Questions to the store. */
final class Stored {
  private static final String CLEARANCES =
      "FROM rolling WHERE metric = 'clearance_customs' AND \"window\" = '1h'";

  /** One series of each job that is there whatever happens. */
  private static final List<String> SERIES_OF_JOBS =
      List.of(
          "SELECT last(\"count\") " + CLEARANCES + " AND city = 'all' AND provisional = false",
          "SELECT last(\"count\") FROM rolling WHERE metric = 'appointment' AND \"window\" = '1h'"
              + " AND city = 'all' AND provisional = false",
          "SELECT last(denominator) FROM share WHERE indicator = 'refund_paperless'"
              + " AND \"window\" = '1h' AND city = 'all'");

  private final InfluxServer influx;
  private final String database;

  Stored(InfluxServer influx, String database) {
    this.influx = influx;
    this.database = database;
  }

  /** A place at a tick, in milliseconds since the epoch. */
  record PlaceAt(Place place, long tickMillis) {}

  /** Most completions of an hour that any tick since a time shows for a place, final or not. */
  long mostCompletions(Place place, long sinceMillis) {
    return influx
        .query(
            database,
            "SELECT max(\"count\") AS most "
                + CLEARANCES
                + " AND port = '"
                + place.port()
                + "' AND direction = '"
                + place.direction()
                + "' AND time >= "
                + sinceMillis
                + "ms")
        .stream()
        .mapToLong(row -> row.get("most").asLong())
        .max()
        .orElse(0);
  }

  /** Newest tick for which every job has stored its final figures; 0 if there is none. */
  long newestFinalTickMillis() {
    long newest = Long.MAX_VALUE;
    for (String query : SERIES_OF_JOBS) {
      List<Map<String, JsonNode>> rows = influx.query(database, query);
      newest = Math.min(newest, rows.isEmpty() ? 0 : rows.get(0).get("time").asLong());
    }
    return newest;
  }

  /** The final counts of completions in an hour, of every port and direction at every tick. */
  Map<PlaceAt, Long> finalCompletions() {
    Map<PlaceAt, Long> counts = new HashMap<>();
    for (Map<String, JsonNode> row :
        influx.query(
            database,
            "SELECT \"count\" "
                + CLEARANCES
                + " AND port != 'all' AND provisional = false GROUP BY port, direction")) {
      Place place = new Place(row.get("port").asText(), row.get("direction").asText());
      counts.put(new PlaceAt(place, row.get("time").asLong()), row.get("count").asLong());
    }
    return counts;
  }
}
