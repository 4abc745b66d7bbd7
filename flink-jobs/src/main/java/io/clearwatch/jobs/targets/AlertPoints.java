package io.clearwatch.jobs.targets;

import io.clearwatch.events.Alert;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Point;
import org.apache.flink.api.common.functions.MapFunction;

/** Transitions of target alerts as points of {@code alert}. */
public final class AlertPoints implements MapFunction<Alert, Point> {
  private static final long serialVersionUID = 1L;

  @Override
  public Point map(Alert alert) {
    return Point.of(
            Measurement.ALERT,
            alert.getEventTime().toEpochMilli(),
            alert.getKind().name(),
            alert.getTarget(),
            alert.getCity(),
            alert.getPort(),
            alert.getDirection(),
            alert.getState().name())
        .with(0, alert.getAlertId())
        .with(1, alert.getValue() == null ? 0 : alert.getValue())
        .with(2, alert.getLimit() == null ? 0 : alert.getLimit())
        .with(3, alert.getSubject());
  }
}
