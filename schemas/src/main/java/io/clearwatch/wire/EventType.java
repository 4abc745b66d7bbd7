package io.clearwatch.wire;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.ReleaseEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** The four kinds of event: where each travels and what all of them have in common. */
public enum EventType {
  DECLARATIONS(DeclarationEvent.class, DeclarationEvent::new, "declarationId"),
  RELEASES(ReleaseEvent.class, ReleaseEvent::new, "declarationId"),
  INSPECTIONS(InspectionEvent.class, InspectionEvent::new, "inspectionId"),
  REFUNDS(RefundEvent.class, RefundEvent::new, "refundId");

  private static final EventType[] VALUES = values();

  private final String stem = name().toLowerCase(Locale.ROOT);
  private final Class<? extends SpecificRecordBase> recordClass;
  private final Supplier<? extends SpecificRecordBase> constructor;
  private final Schema schema;
  private final int keyPosition;
  private final int eventIdPosition;
  private final int eventTimePosition;
  private final int phasePosition;

  EventType(
      Class<? extends SpecificRecordBase> recordClass,
      Supplier<? extends SpecificRecordBase> constructor,
      String keyField) {
    this.recordClass = recordClass;
    this.constructor = constructor;
    schema = constructor.get().getSchema();
    keyPosition = schema.getField(keyField).pos();
    eventIdPosition = schema.getField("eventId").pos();
    eventTimePosition = schema.getField("eventTime").pos();
    phasePosition = schema.getField("phase").pos();
  }

  /** Name of the Kafka topic. */
  public String topic() {
    return stem;
  }

  /** Start of the names of event files. */
  public String stem() {
    return stem;
  }

  public Class<? extends SpecificRecordBase> recordClass() {
    return recordClass;
  }

  /** The schema of {@link #recordClass()}, which every published version resolves to. */
  public Schema schema() {
    return schema;
  }

  /** An event with nothing set. */
  public SpecificRecordBase newEvent() {
    return constructor.get();
  }

  /** Id of the event's subject, the key on Kafka: of a declaration, an inspection or a refund. */
  public String keyOf(SpecificRecordBase event) {
    return (String) event.get(keyPosition);
  }

  public String eventIdOf(SpecificRecordBase event) {
    return (String) event.get(eventIdPosition);
  }

  /** When it happened: milliseconds since the epoch, UTC. */
  public long timeMillisOf(SpecificRecordBase event) {
    return ((Instant) event.get(eventTimePosition)).toEpochMilli();
  }

  /** The phase that the subject entered: a constant of the phase enum of this type. */
  public Enum<?> phaseOf(SpecificRecordBase event) {
    return (Enum<?>) event.get(phasePosition);
  }

  /**
   * The type of an event.
   *
   * @throws IllegalArgumentException if the record is not an event
   */
  public static EventType of(SpecificRecordBase event) {
    for (EventType type : VALUES) {
      if (type.recordClass == event.getClass()) {
        return type;
      }
    }
    throw new IllegalArgumentException(event.getClass().getName() + " is not an event");
  }

  /** The type whose {@link #stem()} (and {@link #topic()}) is given, or null. */
  public static EventType byStem(String stem) {
    for (EventType type : VALUES) {
      if (type.stem.equals(stem)) {
        return type;
      }
    }
    return null;
  }
}
