package io.clearwatch.oracle;

import java.util.Comparator;
import java.util.Map;

/**
 * One event as its line says it: time and phase parsed, everything else left as text.
 *
 * @param subject id of the declaration, inspection or refund
 * @param phase phase that the subject entered
 * @param timeMillis when, milliseconds since the epoch
 * @param eventId id of the event itself
 * @param attributes the other fields that are given, by their names in the file
 */
record Event(
    String subject, String phase, long timeMillis, String eventId, Map<String, String> attributes) {

  /** Which of two events counts: the earlier one, at the same time the smaller id. */
  static final Comparator<Event> EARLIEST =
      Comparator.comparingLong(Event::timeMillis).thenComparing(Event::eventId);

  /** The attribute, or null if it is absent. */
  String attribute(String name) {
    return attributes.get(name);
  }
}
