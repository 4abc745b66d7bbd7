package io.clearwatch.standalone.series;

import static io.clearwatch.board.store.InfluxQuery.quoted;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.clearwatch.board.store.InfluxQuery;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.seeds.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How targets were kept, from what the jobs have stored in an InfluxDB. */
public final class ComplianceHistory {
  private static final long HOUR_MILLIS = 3_600_000L;

  private final InfluxQuery influx;

  public ComplianceHistory(InfluxQuery influx) {
    this.influx = influx;
  }

  /**
   * One verdict.
   *
   * @param value in the target's unit; of no meaning without data
   */
  public record Verdict(Instant tick, double value, double limit, TargetState state) {}

  /**
   * The completions of a span of time.
   *
   * @param mean in the metric's unit
   * @param hours of the span from which there are figures
   */
  public record Completions(long count, double mean, int hours) {}

  /**
   * The verdicts on the judged window from a time on, in the order of time, by the direction that
   * is judged.
   */
  public Map<String, List<Verdict>> verdicts(Target target, Instant from, Instant to) {
    Map<String, List<Verdict>> byDirection = new LinkedHashMap<>();
    for (Map<String, JsonNode> row :
        influx.rows(
            "SELECT value, \"limit\", state FROM compliance WHERE "
                + ofJudgedWindow(target)
                + " AND time > "
                + millis(from)
                + " AND time <= "
                + millis(to)
                + " GROUP BY direction")) {
      byDirection
          .computeIfAbsent(row.get("direction").asText(), unused -> new ArrayList<>())
          .add(
              new Verdict(
                  time(row),
                  row.get("value").asDouble(),
                  row.get("limit").asDouble(),
                  TargetState.valueOf(row.get("state").asText())));
    }
    return byDirection;
  }

  /** The first tick of the time in which the state has been what it is at a tick. */
  public Instant since(Target target, String direction, Verdict current) {
    String series =
        ofJudgedWindow(target)
            + " AND direction = "
            + quoted(direction)
            + " AND time <= "
            + millis(current.tick());
    List<Map<String, JsonNode>> other =
        influx.rows(
            "SELECT last(state) FROM compliance WHERE "
                + series
                + " AND state != "
                + quoted(current.state().name()));
    String after = other.isEmpty() ? "" : " AND time > " + millis(time(other.get(0)));
    return time(influx.rows("SELECT first(state) FROM compliance WHERE " + series + after).get(0));
  }

  /**
   * What completed in a span, added up from the windows of an hour at full hours, which lie side by
   * side.
   *
   * @param from a full hour
   */
  public Completions completions(Target target, String direction, Instant from, Instant to) {
    Map<Dimension, String> cell = new LinkedHashMap<>(target.scope());
    cell.put(Dimension.DIRECTION, direction);
    String tags =
        Measurement.ROLLING.tags().stream()
            .filter(tag -> Dimension.byKey(tag) != null)
            .map(
                tag ->
                    '"'
                        + tag
                        + "\" = "
                        + quoted(cell.getOrDefault(Dimension.byKey(tag), Dimension.ALL)))
            .collect(joining(" AND "));
    long count = 0;
    double sum = 0;
    int hours = 0;
    for (Map<String, JsonNode> row :
        influx.rows(
            "SELECT \"count\", mean FROM rolling WHERE metric = "
                + quoted(target.metric())
                + " AND \"window\" = '1h' AND provisional = false AND "
                + tags
                + " AND time > "
                + millis(from)
                + " AND time <= "
                + millis(to))) {
      if (row.get("time").asLong() % HOUR_MILLIS == 0) {
        count += row.get("count").asLong();
        sum += row.get("count").asLong() * row.get("mean").asDouble();
        hours++;
      }
    }
    return new Completions(count, count == 0 ? Double.NaN : sum / count, hours);
  }

  private static String ofJudgedWindow(Target target) {
    return "target = " + quoted(target.id()) + " AND \"window\" = " + quoted(target.judged().key());
  }

  private static String millis(Instant time) {
    return time.toEpochMilli() + "ms";
  }

  private static Instant time(Map<String, JsonNode> row) {
    return Instant.ofEpochMilli(row.get("time").asLong());
  }
}
