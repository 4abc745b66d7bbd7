package io.clearwatch.jobs;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.ExporterClass;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import java.time.Instant;

/** Events for tests, complete but for what a test is about. */
public final class Events {
  public static final String SEAPORT = "dalian-dayaowan";
  public static final String AIRPORT = "dalian-zhoushuizi-airport";

  private Events() {}

  /** An import by sea to Dalian; DECLARED has the attributes that only it has. */
  public static DeclarationEvent declaration(String id, DeclarationPhase phase, long timeMillis) {
    DeclarationEvent event = new DeclarationEvent();
    event.setEventId(id + phase + timeMillis);
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setDeclarationId(id);
    event.setDirection(Direction.IMPORT);
    event.setPort(SEAPORT);
    event.setTransport(Transport.SEA);
    if (phase == DeclarationPhase.DECLARED) {
      event.setFiling(Filing.ADVANCE);
      event.setHandling(Handling.SHIPSIDE_PICKUP);
      event.setCommodity(Commodity.GENERAL);
      event.setTrader("T1");
      event.setTraderClass(TraderClass.AEO);
      event.setPaperless(true);
      event.setChannel(Channel.SINGLE_WINDOW);
    }
    return event;
  }

  public static ReleaseEvent release(String id, ReleasePhase phase, long timeMillis) {
    ReleaseEvent event = new ReleaseEvent();
    event.setEventId(id + phase + timeMillis);
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setDeclarationId(id);
    event.setPort(SEAPORT);
    return event;
  }

  /** A scan of a declaration's goods at Dalian, found clear. */
  public static InspectionEvent inspection(
      String id, String declarationId, InspectionPhase phase, long timeMillis) {
    InspectionEvent event = new InspectionEvent();
    event.setEventId(id + phase + timeMillis);
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setInspectionId(id);
    event.setDeclarationId(declarationId);
    event.setPort(SEAPORT);
    event.setDirection(Direction.IMPORT);
    event.setKind(InspectionKind.SCAN);
    if (phase == InspectionPhase.FINISHED) {
      event.setOutcome(Outcome.CLEAR);
    }
    return event;
  }

  /** A refund of a class 1 exporter in Dalian, without paper. */
  public static RefundEvent refund(String id, RefundPhase phase, long timeMillis) {
    RefundEvent event = new RefundEvent();
    event.setEventId(id + phase + timeMillis);
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setRefundId(id);
    event.setCity("dalian");
    event.setExporter("E1");
    event.setExporterClass(ExporterClass.CLASS_1);
    event.setAmountFen(100);
    event.setPaperless(true);
    return event;
  }
}
