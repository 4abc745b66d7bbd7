package io.clearwatch.testing;

import io.clearwatch.jobs.sources.LiveWatermarks;
import io.clearwatch.wire.EventType;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How late events may come if two live runs of them are to store the same points.
 *
 * <p>A live run corrects the ticks of 24 hours before the watermark, and where that stands when an
 * event comes is not the same in two runs: so none may come later than half a day. Alerts are not
 * corrected. They are compared in a city all of whose events come before the ticks that they belong
 * to.
 */
public final class LateEvents {
  /** The city without late events. */
  public static final String PUNCTUAL_CITY = "dalian";

  private static final long LATE_AT_MOST_MILLIS = Duration.ofHours(12).toMillis();
  private static final long PUNCTUAL_MILLIS = LiveWatermarks.OUT_OF_ORDERNESS.toMillis();

  private LateEvents() {}

  /** True if an event that comes at this time is corrected for in any live run. */
  public static boolean isComparable(SpecificRecordBase event, long arrivalMillis) {
    long lateMillis = arrivalMillis - EventType.of(event).timeMillisOf(event);
    return lateMillis <= (isPunctual(event) ? PUNCTUAL_MILLIS : LATE_AT_MOST_MILLIS);
  }

  private static boolean isPunctual(SpecificRecordBase event) {
    Schema schema = event.getSchema();
    String place = schema.getField("city") == null ? "port" : "city";
    // The id of a port begins with its city.
    return ((String) event.get(schema.getField(place).pos())).startsWith(PUNCTUAL_CITY);
  }
}
