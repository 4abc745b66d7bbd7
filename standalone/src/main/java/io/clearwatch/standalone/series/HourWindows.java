package io.clearwatch.standalone.series;

import io.clearwatch.board.store.InfluxQuery;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Window;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What an InfluxDB holds for the window of an hour, minute by minute. A bucket has one retention
 * for all that is in it, so a shorter one for this part is a deletion.
 */
public final class HourWindows {
  private final InfluxQuery influx;

  public HourWindows(InfluxQuery influx) {
    this.influx = influx;
  }

  /** The measurements that have windows. */
  static List<Measurement> measurements() {
    return Arrays.stream(Measurement.values())
        .filter(measurement -> measurement.tags().contains("window"))
        .toList();
  }

  /**
   * Deletes the points of an hour's window before a time.
   *
   * @throws io.clearwatch.board.store.StoreAwayException if the server is away or refuses
   */
  public void deleteBefore(Instant time) {
    for (Measurement measurement : measurements()) {
      influx.rows(
          "DELETE FROM \"%s\" WHERE \"window\" = %s AND time < %s"
              .formatted(
                  measurement.key(),
                  InfluxQuery.quoted(Window.H1.key()),
                  InfluxQuery.quoted(time.toString())));
    }
  }
}
