package io.clearwatch.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clearwatch.generators.Delivery;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.wire.EventChecks;
import io.clearwatch.wire.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final long START = 1_772_352_900_000L;
  private static final String SPARED = "dalian-zhoushuizi-airport";

  private static List<Delivery> until(long endMillis) {
    Load load = new Load(START, 2_000, SPARED);
    List<Delivery> deliveries = new ArrayList<>();
    for (Delivery next = load.next(); next.deliverAtMillis() < endMillis; next = load.next()) {
      deliveries.add(next);
    }
    return deliveries;
  }

  @Test
  void afterTwoMinutesTheRateIsReached() {
    long events =
        until(START + 180_000).stream()
            .filter(delivery -> delivery.deliverAtMillis() >= START + 120_000)
            .count();

    assertThat(events / 60.0).isCloseTo(2_000, within(20.0));
  }

  @Test
  void eventsAreDeliveredInOrderAtTheirOwnTime() {
    List<Delivery> deliveries = until(START + 60_000);

    assertThat(deliveries).isSortedAccordingTo(Comparator.comparingLong(Delivery::deliverAtMillis));
    assertThat(deliveries)
        .allSatisfy(
            delivery -> {
              SpecificRecordBase event = delivery.event();
              assertThat(EventType.of(event).timeMillisOf(event))
                  .isEqualTo(delivery.deliverAtMillis());
            });
  }

  @Test
  void everyEventIsUsableAndNoneIsAtTheSparedPort() {
    PortRegistry ports = PortRegistry.builtIn();
    EventChecks checks = EventChecks.live(ports.portIds(), ports.cityIds());

    assertThat(until(START + 60_000))
        .allSatisfy(
            delivery -> {
              EventType type = EventType.of(delivery.event());
              assertThat(checks.check(type, delivery.event(), delivery.deliverAtMillis())).isNull();
              assertThat(delivery.event().toString()).doesNotContain(SPARED);
            });
  }

  @Test
  void theSameLoadAgainGivesTheSameEvents() {
    assertThat(until(START + 20_000)).isEqualTo(until(START + 20_000));
  }
}
