package io.clearwatch.wire;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import java.time.Instant;

/** One ordinary event of some types. */
final class SampleEvents {
  static final Instant TIME = Instant.parse("2026-03-01T08:15:00Z");

  private SampleEvents() {}

  static DeclarationEvent declaration() {
    return DeclarationEvent.newBuilder()
        .setEventId("e1")
        .setEventTime(TIME)
        .setPhase(DeclarationPhase.DECLARED)
        .setDeclarationId("D1")
        .setDirection(Direction.IMPORT)
        .setPort("shenzhen-yantian")
        .setTransport(Transport.SEA)
        .setFiling(Filing.ADVANCE)
        .setHandling(Handling.ORDINARY)
        .setCommodity(Commodity.PERISHABLE)
        .setTrader("Trader 1")
        .setTraderClass(TraderClass.AEO)
        .setPaperless(true)
        .setChannel(Channel.SINGLE_WINDOW)
        .build();
  }

  static ReleaseEvent release() {
    return new ReleaseEvent("e2", TIME, ReleasePhase.RELEASED, "D1", "shenzhen-yantian");
  }

  static RefundEvent refund() {
    return RefundEvent.newBuilder()
        .setEventId("e3")
        .setEventTime(TIME.plusMillis(250))
        .setPhase(RefundPhase.ACCEPTED)
        .setRefundId("R1")
        .setCity("shenzhen")
        .setExporter("Exporter 1")
        .setExporterClass(ExporterClass.CLASS_2)
        .setAmountFen(123_456)
        .setPaperless(false)
        .build();
  }
}
