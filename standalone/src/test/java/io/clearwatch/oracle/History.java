package io.clearwatch.oracle;

import java.util.List;
import java.util.Objects;

/** All events of one subject, earliest first; a phase may occur several times. */
record History(String subject, List<Event> events) {

  /** A subject of which nothing is known. */
  static History empty(String subject) {
    return new History(subject, List.of());
  }

  /** The event of a phase that counts, or null if there is none. */
  Event first(String phase) {
    for (Event event : events) {
      if (event.phase().equals(phase)) {
        return event;
      }
    }
    return null;
  }

  /** Time of the event of a phase that counts, or null if there is none. */
  Long time(String phase) {
    Event event = first(phase);
    return event == null ? null : event.timeMillis();
  }

  boolean has(String phase) {
    return first(phase) != null;
  }

  /** The very first event, of whatever phase. */
  Event earliest() {
    return events.get(0);
  }

  /** The attribute of the earliest event that gives it, or null if none does. */
  String firstGiven(String attribute) {
    return events.stream()
        .map(event -> event.attribute(attribute))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
