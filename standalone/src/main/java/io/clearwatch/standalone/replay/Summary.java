package io.clearwatch.standalone.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearwatch.wire.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The {@code summary.json} of a replay. */
final class Summary {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Summary() {}

  /**
   * @param repeated events whose id came before
   * @param rows number of rows by result file
   * @param refundsWithoutDays normal refunds of years whose holidays are not known
   * @param seconds wall time of the whole replay
   */
  static void write(
      Path file,
      Survey survey,
      long repeated,
      Map<String, Long> rows,
      long refundsWithoutDays,
      double seconds)
      throws IOException {
    ObjectNode summary = JSON.createObjectNode();
    ObjectNode events = summary.putObject("events");
    for (EventType type : EventType.values()) {
      events.put(type.stem(), survey.events().getOrDefault(type, 0L));
    }
    ObjectNode rejected = summary.putObject("rejected");
    survey.rejected().forEach((reason, count) -> rejected.put(reason.name(), count));
    summary.put("duplicates", repeated);
    ObjectNode results = summary.putObject("results");
    rows.forEach((name, count) -> results.put(name.substring(0, name.indexOf('.')), count));
    summary.put("refunds_without_working_days", refundsWithoutDays);
    summary.put("first_event", Instant.ofEpochMilli(survey.firstMillis()).toString());
    summary.put("last_event", Instant.ofEpochMilli(survey.lastMillis()).toString());
    summary.put("wall_seconds", seconds);
    summary.put("events_per_second", survey.totalEvents() / seconds);
    JSON.writeValue(file.toFile(), summary);
  }
}
