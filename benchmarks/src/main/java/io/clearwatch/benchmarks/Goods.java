package io.clearwatch.benchmarks;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionKind;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.seeds.Port;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The goods of one declaration, as events tell of them. Ids are as long as those of the synthetic
 * world, which follow the form of real declaration numbers.
 */
public record Goods(
    String declarationId,
    String port,
    Direction direction,
    Transport transport,
    Filing filing,
    Commodity commodity,
    TraderClass traderClass,
    boolean paperless) {

  /** Goods with random attributes, at a port that has their transport. */
  public static Goods random(String declarationId, Port port, RandomGenerator random) {
    Transport[] transports = port.transports().toArray(new Transport[0]);
    return new Goods(
        declarationId,
        port.id(),
        one(Direction.values(), random),
        one(transports, random),
        one(Filing.values(), random),
        one(Commodity.values(), random),
        one(TraderClass.values(), random),
        random.nextBoolean());
  }

  private static <T> T one(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  /** ARRIVED, DECLARED or DUTY_PAID; DECLARED has the attributes that only it has. */
  public DeclarationEvent declaration(DeclarationPhase phase, long timeMillis) {
    DeclarationEvent event = new DeclarationEvent();
    event.setEventId(eventId(phase));
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setDeclarationId(declarationId);
    event.setDirection(direction);
    event.setPort(port);
    event.setTransport(transport);
    if (phase == DeclarationPhase.DECLARED) {
      event.setFiling(filing);
      event.setHandling(Handling.ORDINARY);
      event.setCommodity(commodity);
      event.setTrader("T" + declarationId.hashCode() % 1000);
      event.setTraderClass(traderClass);
      event.setPaperless(paperless);
      event.setChannel(Channel.SINGLE_WINDOW);
    }
    return event;
  }

  public ReleaseEvent released(long timeMillis) {
    return release(ReleasePhase.RELEASED, timeMillis);
  }

  /** Collection of an import, loading of an export. */
  public ReleaseEvent handedOver(long timeMillis) {
    return release(
        direction == Direction.IMPORT ? ReleasePhase.COLLECTED : ReleasePhase.LOADED, timeMillis);
  }

  private ReleaseEvent release(ReleasePhase phase, long timeMillis) {
    ReleaseEvent event = new ReleaseEvent();
    event.setEventId(eventId(phase));
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setDeclarationId(declarationId);
    event.setPort(port);
    return event;
  }

  /** An event of the only inspection. */
  public InspectionEvent inspection(InspectionPhase phase, long timeMillis) {
    InspectionEvent event = new InspectionEvent();
    event.setEventId(eventId(phase) + "-I");
    event.setEventTime(Instant.ofEpochMilli(timeMillis));
    event.setPhase(phase);
    event.setInspectionId(declarationId + "-I1");
    event.setDeclarationId(declarationId);
    event.setPort(port);
    event.setDirection(direction);
    event.setKind(InspectionKind.SCAN);
    event.setCommodity(commodity);
    if (phase == InspectionPhase.CONFIRMED) {
      event.setSlotStart(Instant.ofEpochMilli(timeMillis));
    }
    if (phase == InspectionPhase.FINISHED) {
      event.setOutcome(Outcome.CLEAR);
    }
    return event;
  }

  private String eventId(Enum<?> phase) {
    return declarationId + '-' + phase;
  }
}
