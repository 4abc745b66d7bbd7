package io.clearwatch.generators;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.Outcome;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import java.time.Instant;

/** Tells what happens at a port, with the clocks of its feeds. */
final class PortReporter {
  /** A correction moves an arrival by up to this, to either side. */
  private static final long CORRECTION_MILLIS = 90 * ShanghaiTime.MINUTE_MILLIS;

  private static final long SOONEST_CORRECTION_MILLIS = 2 * ShanghaiTime.HOUR_MILLIS;
  private static final long LATEST_CORRECTION_MILLIS = 12 * ShanghaiTime.HOUR_MILLIS;

  private final String port;
  private final Simulator simulator;
  private final Outbox outbox;
  private final Messenger messenger;
  private final NoiseRates rates;
  private final Draws draws;
  private final DeclarationNumbers numbers;
  private final long declarationSkewMillis;
  private final long releaseSkewMillis;
  private final long inspectionSkewMillis;

  PortReporter(
      PortProfile profile, Simulator simulator, Outbox outbox, NoiseRates rates, Draws draws) {
    port = profile.id();
    this.simulator = simulator;
    this.outbox = outbox;
    this.rates = rates;
    this.draws = draws;
    messenger = new Messenger(outbox, rates, draws);
    numbers = new DeclarationNumbers(profile.customsCode());
    declarationSkewMillis = skewMillis("declarations");
    releaseSkewMillis = skewMillis("releases");
    inspectionSkewMillis = skewMillis("inspections");
  }

  private long skewMillis(String stem) {
    return rates.skewedClocks() ? SkewedClocks.millis(port, stem) : 0;
  }

  /** Goods arrive: told, or missing, or told and corrected later. */
  void arrived(Declaration declaration) {
    if (!isTold(declaration) || draws.chance(rates.missingArrivals())) {
      return;
    }
    long now = simulator.nowMillis();
    long time = now + declarationSkewMillis;
    messenger.send(arrival(declaration, time), time, now);
    if (draws.chance(rates.corrections())) {
      long corrected = time + draws.between(-CORRECTION_MILLIS, CORRECTION_MILLIS);
      long knownAt = now + draws.between(SOONEST_CORRECTION_MILLIS, LATEST_CORRECTION_MILLIS);
      messenger.send(arrival(declaration, corrected), corrected, knownAt);
    }
  }

  void declared(Declaration declaration) {
    if (isTold(declaration)) {
      long time = simulator.nowMillis() + declarationSkewMillis;
      DeclarationEvent event = declaration(declaration, DeclarationPhase.DECLARED, time);
      Attributes attributes = declaration.attributes;
      event.setFiling(attributes.filing());
      event.setHandling(attributes.handling());
      event.setCommodity(attributes.commodity());
      event.setTrader(attributes.trader().code());
      event.setTraderClass(attributes.trader().traderClass());
      event.setPaperless(attributes.paperless());
      event.setChannel(attributes.channel());
      messenger.send(event, time, simulator.nowMillis());
    }
  }

  void dutyPaid(Declaration declaration) {
    tell(declaration, DeclarationPhase.DUTY_PAID);
  }

  void cancelled(Declaration declaration) {
    tell(declaration, DeclarationPhase.CANCELLED);
  }

  void released(Declaration declaration) {
    tell(declaration, ReleasePhase.RELEASED);
  }

  /** Collected, if an import, or loaded, if an export. */
  void handedOver(Declaration declaration) {
    tell(declaration, declaration.isImport() ? ReleasePhase.COLLECTED : ReleasePhase.LOADED);
  }

  void inspection(Inspection inspection, InspectionPhase phase) {
    send(inspection, phase, null, null);
  }

  void confirmed(Inspection inspection, long slotStartMillis) {
    send(inspection, InspectionPhase.CONFIRMED, Instant.ofEpochMilli(slotStartMillis), null);
  }

  void finished(Inspection inspection, Outcome outcome) {
    send(inspection, InspectionPhase.FINISHED, null, outcome);
  }

  private boolean isTold(Declaration declaration) {
    if (!declaration.isKnown()) {
      long now = simulator.nowMillis();
      declaration.becomeKnown(numbers.next(declaration.direction, now), outbox.tells(now));
    }
    return declaration.isTold();
  }

  private void tell(Declaration declaration, DeclarationPhase phase) {
    if (declaration.isTold()) {
      long time = simulator.nowMillis() + declarationSkewMillis;
      messenger.send(declaration(declaration, phase, time), time, simulator.nowMillis());
    }
  }

  private void tell(Declaration declaration, ReleasePhase phase) {
    if (declaration.isTold()) {
      long time = simulator.nowMillis() + releaseSkewMillis;
      messenger.send(
          new ReleaseEvent(
              declaration.nextEventId(), Instant.ofEpochMilli(time), phase, declaration.id(), port),
          time,
          simulator.nowMillis());
    }
  }

  private void send(
      Inspection inspection, InspectionPhase phase, Instant slotStart, Outcome outcome) {
    Declaration declaration = inspection.declaration();
    if (declaration.isTold()) {
      long time = simulator.nowMillis() + inspectionSkewMillis;
      messenger.send(
          new InspectionEvent(
              inspection.nextEventId(),
              Instant.ofEpochMilli(time),
              phase,
              inspection.id(),
              declaration.id(),
              port,
              declaration.direction,
              inspection.kind(),
              declaration.attributes.commodity(),
              slotStart,
              outcome),
          time,
          simulator.nowMillis());
    }
  }

  private DeclarationEvent arrival(Declaration declaration, long timeMillis) {
    return declaration(declaration, DeclarationPhase.ARRIVED, timeMillis);
  }

  private DeclarationEvent declaration(
      Declaration declaration, DeclarationPhase phase, long timeMillis) {
    return new DeclarationEvent(
        declaration.nextEventId(),
        Instant.ofEpochMilli(timeMillis),
        phase,
        declaration.id(),
        declaration.direction,
        port,
        declaration.transport(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
