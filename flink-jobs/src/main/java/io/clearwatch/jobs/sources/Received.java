package io.clearwatch.jobs.sources;

import io.clearwatch.events.Rejected;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What a source makes of one record: an event, or why there is none. Mutable public fields, so that
 * Flink serializes it as a POJO.
 *
 * @param <T> the event as the job sees it
 */
public final class Received<T> {
  /** Null if there is none: rejected, or of a phase that the job has no use for. */
  public T event;

  /** Null unless the record was rejected. */
  public Rejected rejected;

  /** Time of the event, milliseconds since the epoch; of no meaning if rejected. */
  public long timeMillis;

  /** For Flink. */
  public Received() {}

  private Received(T event, Rejected rejected, long timeMillis) {
    this.event = event;
    this.rejected = rejected;
    this.timeMillis = timeMillis;
  }

  static <T> Received<T> event(T event, long timeMillis) {
    return new Received<>(event, null, timeMillis);
  }

  static <T> Received<T> rejected(Rejected rejected) {
    return new Received<>(null, rejected, Long.MIN_VALUE);
  }

  /** Neither an event nor a rejected record. */
  static <T> Received<T> nothing() {
    return new Received<>(null, null, Long.MIN_VALUE);
  }

  /** Flink's type of what is received of events of a type. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static <T> TypeInformation<Received<T>> typeOf(TypeInformation<T> event) {
    return (TypeInformation)
        Types.POJO(
            Received.class,
            Map.of(
                "event",
                event,
                "rejected",
                TypeInformation.of(Rejected.class),
                "timeMillis",
                Types.LONG));
  }
}
