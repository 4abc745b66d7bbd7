package io.clearwatch.benchmarks.live;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import java.time.Instant;

/** One claim for a refund, as events tell of it. */
record Claim(String refundId, String city, ExporterClass exporterClass, boolean paperless) {
  RefundEvent event(RefundPhase phase, long timeMillis) {
    RefundEvent event = new RefundEvent();
    event.setEventId(refundId + '-' + phase);
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setRefundId(refundId);
    event.setCity(city);
    event.setExporter("E" + refundId);
    event.setExporterClass(exporterClass);
    event.setAmountFen(100_000);
    event.setPaperless(paperless);
    return event;
  }
}
