package io.clearwatch.wire;

import org.apache.avro.specific.SpecificRecordBase;

/** Puts an event together from the plain values of one line. Not thread-safe. */
final class EventAssembler {
  private final EventType type;
  private final EventFields fields;
  private final EventChecks checks;

  private SpecificRecordBase event;
  private long present;
  private EventProblem firstProblem;

  EventAssembler(EventType type, EventChecks checks) {
    this.type = type;
    this.checks = checks;
    fields = EventFields.of(type);
  }

  EventFields fields() {
    return fields;
  }

  void begin() {
    event = type.newEvent();
    present = 0;
    firstProblem = null;
  }

  /** Sets a field to what a text stands for; an empty one is no value. */
  void setText(EventField field, String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      set(field, field.parse(text));
    } catch (UnusableException e) {
      problem(e.problem());
    }
  }

  /** Sets a field to a value of its own Java class. */
  void set(EventField field, Object value) {
    event.put(field.position(), value);
    present |= 1L << field.position();
  }

  /** Notes what is wrong with the line; the first such note counts. */
  void problem(EventProblem problem) {
    if (firstProblem == null) {
      firstProblem = problem;
    }
  }

  SpecificRecordBase event() {
    return event;
  }

  /** What makes the event unusable, or null. */
  EventProblem check() {
    if (firstProblem != null) {
      return firstProblem;
    }
    for (EventField field : fields.all()) {
      if (field.required() && (present & 1L << field.position()) == 0) {
        return EventChecks.missing(field);
      }
    }
    return checks.check(type, event, EventChecks.NO_CLOCK);
  }
}
