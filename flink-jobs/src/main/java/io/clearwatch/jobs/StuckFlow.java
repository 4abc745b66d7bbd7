package io.clearwatch.jobs;

import io.clearwatch.events.Alert;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.jobs.rolling.StuckCounts;
import io.clearwatch.jobs.stuck.StuckAlerts;
import io.clearwatch.measurements.Point;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The way from stuck cases to their counts and alerts.
 *
 * @param points how many there are; right at once, whatever alerts wait
 * @param alerts a bounded number per minute
 */
record StuckFlow(DataStream<Point> points, DataStream<Alert> alerts) {

  static StuckFlow of(DataStream<StuckChange> changes, JobSettings settings) {
    DataStream<Point> points =
        changes
            .filter(change -> change.kind != StuckChange.Kind.IS_LAST)
            .name("changes of stuck cases")
            .keyBy(StuckChange::cell)
            .process(new StuckCounts(settings.ticks(), settings.horizonMillis()))
            .name("stuck counts")
            .uid("stuck-counts");
    DataStream<Alert> alerts =
        changes
            .keyBy(change -> "all", Types.STRING)
            .process(
                new StuckAlerts(settings.stuck().alertsPerMinute(), settings.ticks().untilMillis()))
            .name("stuck alerts")
            .uid("stuck-alerts");
    return new StuckFlow(points, alerts);
  }
}
