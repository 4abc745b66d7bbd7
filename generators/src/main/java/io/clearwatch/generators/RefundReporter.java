package io.clearwatch.generators;

import io.clearwatch.events.RefundEvent;
import io.clearwatch.events.RefundPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Tells what happens to the refunds of a city. */
final class RefundReporter {
  private final CityProfile city;
  private final Simulator simulator;
  private final Outbox outbox;
  private final Messenger messenger;
  private final DailyNumbers numbers = new DailyNumbers();

  RefundReporter(CityProfile city, Simulator simulator, Outbox outbox, Messenger messenger) {
    this.city = city;
    this.simulator = simulator;
    this.outbox = outbox;
    this.messenger = messenger;
  }

  void tell(Refund refund, RefundPhase phase) {
    long now = simulator.nowMillis();
    if (!refund.isKnown()) {
      refund.becomeKnown(nextNumber(now), outbox.tells(now));
    }
    if (refund.isTold()) {
      messenger.send(
          new RefundEvent(
              refund.nextEventId(),
              Instant.ofEpochMilli(now),
              phase,
              refund.id(),
              city.id(),
              refund.exporter.code(),
              refund.exporter.exporterClass(),
              refund.amountFen,
              refund.paperless),
          now,
          now);
    }
  }

  private String nextNumber(long nowMillis) {
    return city.regionCode()
        + LocalDate.ofEpochDay(ShanghaiTime.epochDay(nowMillis))
            .format(DateTimeFormatter.BASIC_ISO_DATE)
        + numbers.next(nowMillis);
  }
}
