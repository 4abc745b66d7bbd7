package io.clearwatch.standalone.disorder;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Events without any sense of what is usual: phases are missing, repeated at other times, in the
 * wrong order, or after a cancellation; attributes contradict each other.
 */
final class RandomEvents {
  private static final Instant START = Instant.parse("2026-03-06T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(3);

  /** From the first to the last event of a subject. */
  static final Duration LONGEST_LIFE = Duration.ofHours(12);

  private static final List<String> PORTS =
      List.of("dalian-dayaowan", "dalian-zhoushuizi-airport", "qingdao-qianwan");

  private final Random random;
  private final List<SpecificRecordBase> events = new ArrayList<>();
  private int eventIds;

  private RandomEvents(Random random) {
    this.random = random;
  }

  /** Some hundred events of three days, of all four kinds. */
  static List<SpecificRecordBase> of(Random random) {
    RandomEvents made = new RandomEvents(random);
    int subjects = 5 + random.nextInt(30);
    for (int i = 0; i < subjects; i++) {
      made.declaration("D" + i);
      made.refund("R" + i);
    }
    return made.events;
  }

  private void declaration(String id) {
    Instant begin = anyTime();
    some(0.95, begin, time -> own(id, DeclarationPhase.ARRIVED, time));
    some(0.9, begin, time -> own(id, DeclarationPhase.DECLARED, time));
    some(0.3, begin, time -> own(id, DeclarationPhase.DUTY_PAID, time));
    some(0.8, begin, time -> release(id, ReleasePhase.RELEASED, time));
    some(0.5, begin, time -> release(id, ReleasePhase.COLLECTED, time));
    some(0.5, begin, time -> release(id, ReleasePhase.LOADED, time));
    some(0.15, begin, time -> own(id, DeclarationPhase.CANCELLED, time));
    for (int i = random.nextInt(3); i > 0; i--) {
      String inspection = "I" + i + id;
      for (InspectionPhase phase : InspectionPhase.values()) {
        double usual = phase == InspectionPhase.CANCELLED ? 0.15 : 0.75;
        some(usual, begin, time -> inspection(inspection, id, phase, time));
      }
    }
  }

  private void refund(String id) {
    Instant begin = anyTime();
    for (RefundPhase phase : RefundPhase.values()) {
      double usual =
          switch (phase) {
            case SUBMITTED, ACCEPTED, APPROVED, PAID -> 0.85;
            case SUSPENDED, RESUMED, REJECTED, WITHDRAWN -> 0.1;
          };
      some(usual, begin, time -> refund(id, phase, time));
    }
  }

  private interface EventAt {
    SpecificRecordBase at(Instant time);
  }

  /** Adds the event at some time from the beginning on; now and then once more at another. */
  private void some(double usual, Instant begin, EventAt event) {
    if (random.nextDouble() < usual) {
      do {
        Duration after = Duration.ofSeconds(random.nextInt((int) LONGEST_LIFE.toSeconds()));
        Instant time = begin.plus(after);
        Instant end = START.plus(SPAN);
        events.add(event.at(time.isBefore(end) ? time : end.minusMillis(1)));
      } while (random.nextInt(10) == 0);
    }
  }

  private Instant anyTime() {
    return START.plusMillis((long) (random.nextDouble() * SPAN.toMillis()));
  }

  private DeclarationEvent own(String id, DeclarationPhase phase, Instant time) {
    boolean declared = phase == DeclarationPhase.DECLARED;
    return new DeclarationEvent(
        eventId(),
        time,
        phase,
        id,
        any(Direction.values()),
        port(),
        any(Transport.values()),
        declared ? orNull(any(Filing.values())) : null,
        declared ? orNull(any(Handling.values())) : null,
        declared ? orNull(any(Commodity.values())) : null,
        declared ? "T1" : null,
        declared ? orNull(any(TraderClass.values())) : null,
        declared ? orNull(random.nextBoolean()) : null,
        declared ? orNull(any(Channel.values())) : null);
  }

  private ReleaseEvent release(String id, ReleasePhase phase, Instant time) {
    return new ReleaseEvent(eventId(), time, phase, id, port());
  }

  private InspectionEvent inspection(
      String id, String declarationId, InspectionPhase phase, Instant time) {
    return new InspectionEvent(
        eventId(),
        time,
        phase,
        id,
        declarationId,
        port(),
        any(Direction.values()),
        any(InspectionKind.values()),
        orNull(any(Commodity.values())),
        phase == InspectionPhase.CONFIRMED ? time.plusSeconds(3_600) : null,
        phase == InspectionPhase.FINISHED ? orNull(any(Outcome.values())) : null);
  }

  private RefundEvent refund(String id, RefundPhase phase, Instant time) {
    return new RefundEvent(
        eventId(),
        time,
        phase,
        id,
        random.nextBoolean() ? "dalian" : "shenzhen",
        "E1",
        any(ExporterClass.values()),
        100L,
        random.nextBoolean());
  }

  /** Not in the order of time. */
  private String eventId() {
    return "E" + random.nextInt(1_000) + "-" + eventIds++;
  }

  private String port() {
    return any(PORTS.toArray(String[]::new));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T orNull(T value) {
    return random.nextInt(5) == 0 ? null : value;
  }
}
