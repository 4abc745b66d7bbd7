package io.clearwatch.standalone.imports;

import io.clearwatch.wire.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** What an import has made of one type of event. */
public final class TypeSummary {
  private static final int FIRST = 3;

  private final EventType type;
  private final List<SpecificRecordBase> first = new ArrayList<>();
  private long events;
  private long earliestMillis = Long.MAX_VALUE;
  private long latestMillis = Long.MIN_VALUE;

  TypeSummary(EventType type) {
    this.type = type;
  }

  void add(SpecificRecordBase event) {
    long timeMillis = type.timeMillisOf(event);
    events++;
    earliestMillis = Math.min(earliestMillis, timeMillis);
    latestMillis = Math.max(latestMillis, timeMillis);
    if (first.size() < FIRST) {
      first.add(event);
    }
  }

  public EventType type() {
    return type;
  }

  public long events() {
    return events;
  }

  /** Time of the earliest event; of no use if there is none. */
  public Instant earliest() {
    return Instant.ofEpochMilli(earliestMillis);
  }

  /** Time of the latest event; of no use if there is none. */
  public Instant latest() {
    return Instant.ofEpochMilli(latestMillis);
  }

  /** The first three. */
  public List<SpecificRecordBase> first() {
    return List.copyOf(first);
  }
}
