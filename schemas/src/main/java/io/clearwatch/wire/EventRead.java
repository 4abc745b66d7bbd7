package io.clearwatch.wire;

import io.clearwatch.events.Rejected;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What came of one message or line: an event that can be used, or the record of why it cannot.
 *
 * @param type the type that was expected
 * @param event the event, or null if it was rejected
 * @param rejected the rejection, or null if there is an event
 */
public record EventRead(EventType type, SpecificRecordBase event, Rejected rejected) {

  public EventRead {
    if ((event == null) == (rejected == null)) {
      throw new IllegalArgumentException("needs an event or a rejection, and not both");
    }
  }

  static EventRead event(EventType type, SpecificRecordBase event) {
    return new EventRead(type, event, null);
  }

  static EventRead rejected(
      EventType type, String origin, String position, EventProblem problem, byte[] raw) {
    return new EventRead(
        type,
        null,
        new Rejected(origin, position, problem.reason(), problem.detail(), ByteBuffer.wrap(raw)));
  }
}
