package io.clearwatch.standalone.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.standalone.cluster.ClusterRun.Stream;
import io.clearwatch.testing.InfluxServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** How far the jobs of a run have come, as it is seen in the database that they write to. */
record StoredTicks(InfluxServer influx, String database) {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);

  /** The newest final tick of a job that is stored; the epoch if there is none. */
  Instant newest(Stream stream) {
    List<Map<String, JsonNode>> rows =
        influx.query(
            database,
            "SELECT last(\"count\") FROM rolling WHERE metric = '"
                + stream.metric()
                + "' AND \"window\" = '1h' AND provisional = false");
    return rows.isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(rows.get(0).get("time").asLong());
  }

  /** Waits until a job has stored a tick at or after a time. */
  void await(Stream stream, Instant time, Duration atMost) {
    Awaitility.await(stream + " at " + time)
        .atMost(atMost)
        .pollInterval(LOOK_INTERVAL)
        .until(() -> !newest(stream).isBefore(time));
  }
}
