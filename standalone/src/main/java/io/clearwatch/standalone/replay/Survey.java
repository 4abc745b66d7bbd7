package io.clearwatch.standalone.replay;

import io.clearwatch.events.RejectReason;
import io.clearwatch.wire.EventType;
import java.util.EnumMap;
import java.util.Map;

/** What was found in event files: how many events, of which time, and how many are of no use. */
final class Survey {
  private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
  private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  /** Takes note of an event. */
  void event(EventType type, long timeMillis) {
    events.merge(type, 1L, Long::sum);
    firstMillis = Math.min(firstMillis, timeMillis);
    lastMillis = Math.max(lastMillis, timeMillis);
  }

  /** Takes note of a record that cannot be used. */
  void rejected(RejectReason reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  /** Adds what was found elsewhere. */
  void add(Survey other) {
    other.events.forEach((type, count) -> events.merge(type, count, Long::sum));
    other.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    firstMillis = Math.min(firstMillis, other.firstMillis);
    lastMillis = Math.max(lastMillis, other.lastMillis);
  }

  /** Usable events by kind. */
  Map<EventType, Long> events() {
    return events;
  }

  long totalEvents() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<RejectReason, Long> rejected() {
    return rejected;
  }

  /** Time of the first event, milliseconds since the epoch. */
  long firstMillis() {
    return firstMillis;
  }

  /** Time of the last event, milliseconds since the epoch. */
  long lastMillis() {
    return lastMillis;
  }
}
