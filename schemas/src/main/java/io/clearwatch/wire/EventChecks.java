package io.clearwatch.wire;

import io.clearwatch.events.RejectReason;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** Decides whether a decoded event can be used. */
public final class EventChecks implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The clock of a reader that has none: nothing is in its future. */
  public static final long NO_CLOCK = Long.MAX_VALUE;

  /** Events before this instant are taken for a clock that was never set. */
  public static final long EARLIEST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  /** How far a live event may be ahead of the wall clock. */
  public static final long MAX_AHEAD_MILLIS = Duration.ofMinutes(5).toMillis();

  // ISO-8601 with four digits for the year ends here; no event file could carry a later time.
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final Instant OLDEST = Instant.parse("0000-01-01T00:00:00Z");

  private final Set<String> ports;
  private final Set<String> cities;
  private final boolean live;

  private EventChecks(Set<String> ports, Set<String> cities, boolean live) {
    this.ports = Set.copyOf(ports);
    this.cities = Set.copyOf(cities);
    this.live = live;
  }

  /** Checks for past events: no event is too far in the future. */
  public static EventChecks replay(Set<String> ports, Set<String> cities) {
    return new EventChecks(ports, cities, false);
  }

  /** Checks for events as they happen: one from the future must not move the watermark. */
  public static EventChecks live(Set<String> ports, Set<String> cities) {
    return new EventChecks(ports, cities, true);
  }

  /**
   * What makes the event unusable.
   *
   * @param wallMillis the wall clock in milliseconds since the epoch, or {@link #NO_CLOCK}
   * @return the first problem found, or null if the event can be used
   */
  public EventProblem check(EventType type, SpecificRecordBase event, long wallMillis) {
    EventFields fields = EventFields.of(type);
    for (EventField field : fields.all()) {
      EventProblem problem = check(field, event.get(field.position()));
      if (problem != null) {
        return problem;
      }
    }
    long timeMillis = type.timeMillisOf(event);
    if (timeMillis < EARLIEST_MILLIS) {
      return new EventProblem(
          RejectReason.ancient_time,
          "eventTime " + Instant.ofEpochMilli(timeMillis) + " is before the year 2000");
    }
    if (live && timeMillis - MAX_AHEAD_MILLIS > wallMillis) {
      return new EventProblem(
          RejectReason.future_time,
          "eventTime "
              + Instant.ofEpochMilli(timeMillis)
              + " is more than 5 minutes ahead of the clock, "
              + Instant.ofEpochMilli(wallMillis));
    }
    return null;
  }

  /**
   * What makes one value unusable, whatever else the event has.
   *
   * @param value as {@link EventField#parse} gives it, or null
   * @return the problem, or null if the value can be used
   */
  public EventProblem check(EventField field, Object value) {
    if (value == null) {
      return field.required() ? missing(field) : null;
    }
    return switch (field.meaning()) {
      case ID -> checkId(field, (String) value);
      case PORT ->
          ports.contains(value)
              ? null
              : new EventProblem(
                  RejectReason.unknown_port, "port '" + value + "' is not in the port registry");
      case CITY -> cities.contains(value) ? null : bad(field, value, "unknown");
      case AMOUNT -> (long) value < 0 ? bad(field, value, "negative") : null;
      case TIME -> {
        Instant time = (Instant) value;
        yield time.isAfter(LATEST) || time.isBefore(OLDEST)
            ? bad(field, time.toEpochMilli(), "not in the years 0 to 9999")
            : null;
      }
      case OTHER -> null;
    };
  }

  static EventProblem missing(EventField field) {
    return new EventProblem(RejectReason.missing_field, field.name() + " is missing");
  }

  private static EventProblem checkId(EventField field, String id) {
    if (id.isBlank()) {
      return new EventProblem(RejectReason.bad_value, field.name() + " is blank");
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (Character.isISOControl(c)) {
        return bad(field, id, "has a control character");
      }
      if (Character.isSurrogate(c)) {
        // UTF-8 cannot carry half a pair: ids that differ in it only would become one.
        if (Character.isHighSurrogate(c)
            && i + 1 < id.length()
            && Character.isLowSurrogate(id.charAt(i + 1))) {
          i++;
        } else {
          return bad(field, id, "is not valid Unicode");
        }
      }
    }
    return null;
  }

  private static EventProblem bad(EventField field, Object value, String why) {
    return new EventProblem(RejectReason.bad_value, field.name() + " '" + value + "' is " + why);
  }
}
