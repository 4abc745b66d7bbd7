package io.clearwatch.jobs.sources;

import io.clearwatch.jobs.types.FlatRecordSerializer;
import io.clearwatch.wire.EventRead;
import io.clearwatch.wire.EventType;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The events that a job reads, and the shape in which it sees them.
 *
 * @param <T> that shape
 */
public final class EventMapper<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A function that can travel to the tasks. */
  public interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}

  private final SerializableFunction<SpecificRecordBase, T> toEvent;
  private final TypeInformation<T> type;

  /**
   * @param toEvent gives null for an event that the job has no use for
   */
  public EventMapper(SerializableFunction<SpecificRecordBase, T> toEvent, TypeInformation<T> type) {
    this.toEvent = toEvent;
    this.type = type;
  }

  /** For a job that reads one kind of event as it is. */
  public static <T extends SpecificRecordBase> EventMapper<T> as(Class<T> eventClass) {
    return new EventMapper<>(eventClass::cast, FlatRecordSerializer.typeOf(eventClass));
  }

  /** The shape of an event; null if the job has no use for it. */
  public T map(SpecificRecordBase event) {
    return toEvent.apply(event);
  }

  /** What the job sees of a record. */
  public Received<T> map(EventRead read) {
    if (read.rejected() != null) {
      return Received.rejected(read.rejected());
    }
    EventType eventType = read.type();
    return Received.event(toEvent.apply(read.event()), eventType.timeMillisOf(read.event()));
  }

  /** Flink's type of what is received. */
  public TypeInformation<Received<T>> receivedType() {
    return Received.typeOf(type);
  }

  /** Flink's type of the events. */
  public TypeInformation<T> type() {
    return type;
  }
}
