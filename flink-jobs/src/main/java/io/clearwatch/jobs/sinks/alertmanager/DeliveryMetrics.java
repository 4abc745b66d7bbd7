package io.clearwatch.jobs.sinks.alertmanager;

import io.clearwatch.jobs.sinks.delivery.Throttle;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sink counts and logs: {@code alertsSent}, {@code alertSendFailures} (both count an alert
 * once per server and request) and {@code alertsKept}. Logs at most one line in 10 s for each kind
 * of error, with the number of those it left out.
 */
final class DeliveryMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerSink.class);
  private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Counter sent;
  private final Counter failures;
  private final Throttle refusalLog = new Throttle(LOG_EVERY_NANOS);
  private final Throttle retryLog = new Throttle(LOG_EVERY_NANOS);

  /**
   * @param kept number of alerts that are kept now; called by the thread that reports metrics
   */
  DeliveryMetrics(MetricGroup group, Supplier<Integer> kept) {
    sent = group.counter("alertsSent");
    failures = group.counter("alertSendFailures");
    group.gauge("alertsKept", (Gauge<Integer>) kept::get);
  }

  void answered(String url, int alerts, Answer answer, long pauseMillis) {
    long now = System.nanoTime();
    switch (answer.verdict()) {
      case TAKEN -> sent.inc(alerts);
      case REFUSED -> {
        failures.inc(alerts);
        if (refusalLog.permits(now)) {
          LOG.error(
              "Alertmanager at {} refused some of {} alert(s): {} ({} such messages left out)",
              url,
              alerts,
              answer.message(),
              refusalLog.takeLeftOut());
        }
      }
      case RETRY -> {
        failures.inc(alerts);
        if (retryLog.permits(now)) {
          LOG.warn(
              "Alertmanager at {} did not take {} alert(s), they are kept and sent again in {} ms:"
                  + " {} ({} such messages left out)",
              url,
              alerts,
              pauseMillis,
              answer.message(),
              retryLog.takeLeftOut());
        }
      }
    }
  }
}
