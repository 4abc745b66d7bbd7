package io.clearwatch.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an object of one of the four event files has to look like to be used. An empty text is the
 * same as an absent field.
 *
 * @param stem file stem
 * @param subject field that names the declaration, inspection or refund
 * @param required fields that must be given, and what their values have to be
 * @param optional fields that may be absent, and the same
 */
record Layout(
    String stem,
    String subject,
    Map<String, Predicate<JsonNode>> required,
    Map<String, Predicate<JsonNode>> optional) {

  /** Events before the year 2000 are taken for clock faults. */
  private static final long OLDEST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Predicate<JsonNode> ID = value -> value.isTextual() && isId(value.asText());
  private static final Predicate<JsonNode> BOOLEAN = JsonNode::isBoolean;
  private static final Predicate<JsonNode> AMOUNT =
      value -> value.canConvertToLong() && value.isIntegralNumber() && value.asLong() >= 0;
  private static final Predicate<JsonNode> TIME =
      value -> value.isTextual() && millis(value.asText()) != null;
  private static final Predicate<JsonNode> DIRECTION = oneOf("IMPORT", "EXPORT");
  private static final Predicate<JsonNode> COMMODITY =
      oneOf(
          "GENERAL",
          "PERISHABLE",
          "DANGEROUS",
          "BULK",
          "ECOMMERCE",
          "VEHICLE",
          "BATTERY",
          "HIGH_TECH");

  private static final Layout DECLARATIONS =
      new Layout(
          "declarations",
          "declarationId",
          Map.of(
              "eventId", ID,
              "eventTime", TIME,
              "phase", oneOf("ARRIVED", "DECLARED", "DUTY_PAID", "CANCELLED"),
              "declarationId", ID,
              "direction", DIRECTION,
              "port", TEXT,
              "transport", oneOf("SEA", "AIR", "ROAD", "RAIL", "POST")),
          Map.of(
              "filing", oneOf("ORDINARY", "ADVANCE", "TWO_STEP"),
              "handling", oneOf("ORDINARY", "SHIPSIDE_PICKUP", "DIRECT_LOADING", "COMBINED_PORT"),
              "commodity", COMMODITY,
              "trader", TEXT,
              "traderClass", oneOf("AEO", "REGULAR"),
              "paperless", BOOLEAN,
              "channel", oneOf("SINGLE_WINDOW", "OTHER")));

  private static final Layout RELEASES =
      new Layout(
          "releases",
          "declarationId",
          Map.of(
              "eventId", ID,
              "eventTime", TIME,
              "phase", oneOf("RELEASED", "COLLECTED", "LOADED"),
              "declarationId", ID,
              "port", TEXT),
          Map.of());

  private static final Layout INSPECTIONS =
      new Layout(
          "inspections",
          "inspectionId",
          Map.of(
              "eventId", ID,
              "eventTime", TIME,
              "phase",
                  oneOf(
                      "ORDERED",
                      "REQUESTED",
                      "CONFIRMED",
                      "STARTED",
                      "FINISHED",
                      "CANCELLED",
                      "FEE_WAIVED"),
              "inspectionId", ID,
              "declarationId", ID,
              "port", TEXT,
              "direction", DIRECTION,
              "kind", oneOf("DOCUMENT", "SCAN", "PHYSICAL", "FUMIGATION", "SAMPLING")),
          Map.of("commodity", COMMODITY, "slotStart", TIME, "outcome", oneOf("CLEAR", "FINDING")));

  private static final Layout REFUNDS =
      new Layout(
          "refunds",
          "refundId",
          Map.of(
              "eventId", ID,
              "eventTime", TIME,
              "phase",
                  oneOf(
                      "SUBMITTED",
                      "ACCEPTED",
                      "SUSPENDED",
                      "RESUMED",
                      "APPROVED",
                      "PAID",
                      "REJECTED",
                      "WITHDRAWN"),
              "refundId", ID,
              "city", TEXT,
              "exporter", TEXT,
              "exporterClass", oneOf("CLASS_1", "CLASS_2", "CLASS_3", "CLASS_4"),
              "amountFen", AMOUNT,
              "paperless", BOOLEAN),
          Map.of());

  static final List<Layout> ALL = List.of(DECLARATIONS, RELEASES, INSPECTIONS, REFUNDS);

  private static Predicate<JsonNode> oneOf(String... values) {
    Set<String> allowed = Set.of(values);
    return value -> value.isTextual() && allowed.contains(value.asText());
  }

  /** Not blank, no control characters, and no half of a surrogate pair. */
  private static boolean isId(String text) {
    return !text.isBlank()
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  /** The time of an ISO-8601 text in milliseconds; null if it is none of a year up to 9999. */
  private static Long millis(String text) {
    try {
      return text.startsWith("+") ? null : Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      return null;
    }
  }

  /**
   * The event of an object, or nothing if it cannot be used: a required field is missing, a value
   * is not one of those allowed, the port or city is not registered, or it happened before 2000.
   */
  Optional<Event> parse(JsonNode object, Set<String> ports, Set<String> cities) {
    Map<String, String> given = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      boolean absent = value.isNull() || (value.isTextual() && value.asText().isEmpty());
      Predicate<JsonNode> check =
          required.getOrDefault(field.getKey(), optional.get(field.getKey()));
      if (!absent && check != null) {
        if (!check.test(value)) {
          return Optional.empty();
        }
        given.put(field.getKey(), value.asText());
      }
    }
    if (!given.keySet().containsAll(required.keySet())
        || !ports.containsAll(values(given, "port"))
        || !cities.containsAll(values(given, "city"))) {
      return Optional.empty();
    }
    long timeMillis = millis(given.remove("eventTime"));
    String eventId = given.remove("eventId");
    String phase = given.remove("phase").intern();
    String id = given.get(subject);
    if (timeMillis < OLDEST_MILLIS) {
      return Optional.empty();
    }
    given.keySet().removeAll(Set.of(subject, "trader", "exporter", "amountFen", "slotStart"));
    given.replaceAll((field, value) -> value.intern());
    return Optional.of(new Event(id, phase, timeMillis, eventId, Map.copyOf(given)));
  }

  /** The value of a field, if it is given. */
  private static List<String> values(Map<String, String> given, String field) {
    return given.containsKey(field) ? List.of(given.get(field)) : List.of();
  }
}
