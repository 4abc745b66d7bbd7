package io.clearwatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a line of one of the four event files has to look like to be used.
 *
 * @param stem file stem
 * @param subject field that names the declaration, inspection or refund
 * @param phases values of {@code phase}
 * @param required other fields that must be given, with what their text must satisfy
 * @param optional fields that may be absent, with the same
 */
record Layout(
    String stem,
    String subject,
    Set<String> phases,
    Map<String, Predicate<String>> required,
    Map<String, Predicate<String>> optional) {

  /** Events before the year 2000 are taken for clock faults. */
  private static final long OLDEST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private static final Predicate<String> ANY = text -> true;
  private static final Predicate<String> BOOLEAN = oneOf("true", "false");
  private static final Predicate<String> INTEGER = text -> text.matches("-?\\d{1,18}");
  private static final Predicate<String> TIME = text -> millis(text) != null;
  private static final Predicate<String> DIRECTION = oneOf("IMPORT", "EXPORT");
  private static final Predicate<String> COMMODITY =
      oneOf(
          "GENERAL",
          "PERISHABLE",
          "DANGEROUS",
          "BULK",
          "ECOMMERCE",
          "VEHICLE",
          "BATTERY",
          "HIGH_TECH");

  static final Layout DECLARATIONS =
      new Layout(
          "declarations",
          "declarationId",
          Set.of("ARRIVED", "DECLARED", "DUTY_PAID", "CANCELLED"),
          Map.of(
              "direction", DIRECTION,
              "port", ANY,
              "transport", oneOf("SEA", "AIR", "ROAD", "RAIL", "POST")),
          Map.of(
              "filing", oneOf("ORDINARY", "ADVANCE", "TWO_STEP"),
              "handling", oneOf("ORDINARY", "SHIPSIDE_PICKUP", "DIRECT_LOADING", "COMBINED_PORT"),
              "commodity", COMMODITY,
              "trader", ANY,
              "traderClass", oneOf("AEO", "REGULAR"),
              "paperless", BOOLEAN,
              "channel", oneOf("SINGLE_WINDOW", "OTHER")));

  static final Layout RELEASES =
      new Layout(
          "releases",
          "declarationId",
          Set.of("RELEASED", "COLLECTED", "LOADED"),
          Map.of("port", ANY),
          Map.of());

  static final Layout INSPECTIONS =
      new Layout(
          "inspections",
          "inspectionId",
          Set.of(
              "ORDERED",
              "REQUESTED",
              "CONFIRMED",
              "STARTED",
              "FINISHED",
              "CANCELLED",
              "FEE_WAIVED"),
          Map.of(
              "declarationId", ANY,
              "port", ANY,
              "direction", DIRECTION,
              "kind", oneOf("DOCUMENT", "SCAN", "PHYSICAL", "FUMIGATION", "SAMPLING")),
          Map.of("commodity", COMMODITY, "slotStart", TIME, "outcome", oneOf("CLEAR", "FINDING")));

  static final Layout REFUNDS =
      new Layout(
          "refunds",
          "refundId",
          Set.of(
              "SUBMITTED",
              "ACCEPTED",
              "SUSPENDED",
              "RESUMED",
              "APPROVED",
              "PAID",
              "REJECTED",
              "WITHDRAWN"),
          Map.of(
              "city", ANY,
              "exporter", ANY,
              "exporterClass", oneOf("CLASS_1", "CLASS_2", "CLASS_3", "CLASS_4"),
              "amountFen", INTEGER,
              "paperless", BOOLEAN),
          Map.of());

  static final List<Layout> ALL = List.of(DECLARATIONS, RELEASES, INSPECTIONS, REFUNDS);

  private static Predicate<String> oneOf(String... values) {
    return Set.of(values)::contains;
  }

  /** The time of an ISO-8601 text in milliseconds, or null if it is none. */
  private static Long millis(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      return null;
    }
  }

  /**
   * Reads an object of a file. Nothing is returned for one that cannot be used: a required field is
   * missing, a value is not one of those allowed, the port is not registered, or it happened before
   * 2000.
   */
  Optional<Event> parse(JsonNode object, Set<String> ports) {
    Map<String, String> given = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isValueNode()) {
        if (knows(field.getKey())) {
          return Optional.empty();
        }
      } else if (!field.getValue().isNull() && !field.getValue().asText().isEmpty()) {
        given.put(field.getKey(), field.getValue().asText());
      }
    }

    String eventId = given.get("eventId");
    String phase = given.get("phase");
    String time = given.get("eventTime");
    if (eventId == null
        || phase == null
        || time == null
        || !given.containsKey(subject)
        || !given.keySet().containsAll(required.keySet())) {
      return Optional.empty();
    }
    Map<String, Predicate<String>> checks = new LinkedHashMap<>(required);
    checks.putAll(optional);
    Map<String, String> attributes = new HashMap<>();
    for (Map.Entry<String, Predicate<String>> check : checks.entrySet()) {
      String value = given.get(check.getKey());
      if (value != null) {
        if (!check.getValue().test(value)) {
          return Optional.empty();
        }
        attributes.put(check.getKey().intern(), value.intern());
      }
    }
    Long timeMillis = millis(time);
    if (timeMillis == null || !phases.contains(phase)) {
      return Optional.empty();
    }
    if (given.containsKey("port") && required.containsKey("port")) {
      if (!ports.contains(given.get("port"))) {
        return Optional.empty();
      }
    }
    if (timeMillis < OLDEST_MILLIS) {
      return Optional.empty();
    }
    return Optional.of(
        new Event(given.get(subject), phase.intern(), timeMillis, eventId, Map.copyOf(attributes)));
  }

  private boolean knows(String field) {
    return field.equals("eventId")
        || field.equals("eventTime")
        || field.equals("phase")
        || field.equals(subject)
        || required.containsKey(field)
        || optional.containsKey(field);
  }
}
