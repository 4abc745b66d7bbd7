package io.clearwatch.generators;

import org.apache.avro.specific.SpecificRecordBase;

/** Hands the events of one source to the outbox: late as messages are, and some of them twice. */
final class Messenger {
  /** From the event to its delivery, where all goes well. */
  private static final Span USUAL = new Span(1.5 / 3600, 0.8, 30.0 / 3600);

  private static final Span MINUTES = new Span(6.0 / 60, 0.8, 1);
  private static final Span HOURS = new Span(5, 0.8, 24);
  private static final Span REDELIVERY = new Span(0.5, 1.5, 12);
  private static final double SHORTEST_DAYS_LATE_HOURS = 24;
  private static final double LONGEST_DAYS_LATE_HOURS = 72;

  private final Outbox outbox;
  private final NoiseRates rates;
  private final Draws draws;

  Messenger(Outbox outbox, NoiseRates rates, Draws draws) {
    this.outbox = outbox;
    this.rates = rates;
    this.draws = draws;
  }

  /**
   * @param nowMillis when the event becomes known, by a true clock
   */
  void send(SpecificRecordBase event, long eventTimeMillis, long nowMillis) {
    long deliverAt = nowMillis + delayMillis();
    outbox.send(event, eventTimeMillis, deliverAt);
    if (draws.chance(rates.duplicates())) {
      outbox.send(event, eventTimeMillis, deliverAt + REDELIVERY.millis(draws));
    }
  }

  private long delayMillis() {
    double kind = draws.uniform();
    if (kind < rates.daysLate()) {
      return ShanghaiTime.hours(draws.uniform(SHORTEST_DAYS_LATE_HOURS, LONGEST_DAYS_LATE_HOURS));
    }
    if (kind < rates.daysLate() + rates.hoursLate()) {
      return HOURS.millis(draws);
    }
    if (kind < rates.daysLate() + rates.hoursLate() + rates.minutesLate()) {
      return MINUTES.millis(draws);
    }
    return USUAL.millis(draws);
  }
}
