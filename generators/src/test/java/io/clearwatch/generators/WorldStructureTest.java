package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.wire.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules that every world keeps, without noise and with it. */
class WorldStructureTest {
  private static final Instant FROM = Instant.parse("2026-03-01T16:00:00Z");
  private static final WorldSettings SETTINGS =
      WorldSettings.normal(3, FROM, FROM.plus(Duration.ofDays(10))).withRate(0.2);
  private static Observed quiet;

  @BeforeAll
  static void observe() {
    quiet = Observed.of(new World(SETTINGS, NoiseRates.NONE));
  }

  @Test
  void aReleaseFollowsItsDeclarationAndAHandOverItsReleaseAndArrival() {
    for (Observed.Case c : quiet.cases.values()) {
      if (c.release.containsKey(ReleasePhase.RELEASED)) {
        assertThat(c.declaredMillis()).isLessThanOrEqualTo(c.releasedMillis());
      }
      for (ReleasePhase handOver : List.of(ReleasePhase.COLLECTED, ReleasePhase.LOADED)) {
        if (c.release.containsKey(handOver)) {
          assertThat(c.release.get(handOver).getEventTime().toEpochMilli())
              .isGreaterThanOrEqualTo(c.completedMillis());
        }
      }
    }
  }

  @Test
  void dutyBeforeTheReleaseIsPaidAfterTheDeclaration() {
    assertThat(quiet.cases.values())
        .filteredOn(c -> c.declaration.containsKey(DeclarationPhase.DUTY_PAID))
        .isNotEmpty()
        .allMatch(
            c ->
                c.declaration.get(DeclarationPhase.DUTY_PAID).getEventTime().toEpochMilli()
                    >= c.declaredMillis());
  }

  @Test
  void aReleaseWaitsForTheEndOfEveryInspection() {
    for (Observed.Case c : quiet.cases.values()) {
      if (!c.release.containsKey(ReleasePhase.RELEASED)) {
        continue;
      }
      for (Observed.InspectionCase inspection : c.inspections) {
        InspectionPhase end =
            inspection.has(InspectionPhase.CANCELLED)
                ? InspectionPhase.CANCELLED
                : InspectionPhase.FINISHED;
        assertThat(inspection.millis(end)).isLessThanOrEqualTo(c.releasedMillis());
      }
    }
  }

  @Test
  void anInspectionGoesThroughItsPhasesInOrder() {
    List<InspectionPhase> order =
        List.of(
            InspectionPhase.ORDERED,
            InspectionPhase.REQUESTED,
            InspectionPhase.CONFIRMED,
            InspectionPhase.STARTED,
            InspectionPhase.FINISHED,
            InspectionPhase.FEE_WAIVED);
    assertThat(quiet.inspections).isNotEmpty();
    for (Observed.InspectionCase inspection : quiet.inspections.values()) {
      List<InspectionPhase> seen = order.stream().filter(inspection::has).toList();
      for (int i = 1; i < seen.size(); i++) {
        assertThat(inspection.millis(seen.get(i - 1)))
            .isLessThanOrEqualTo(inspection.millis(seen.get(i)));
      }
      assertThat(inspection.has(InspectionPhase.STARTED))
          .as("neither started and cancelled")
          .isNotEqualTo(inspection.has(InspectionPhase.CANCELLED) || isWaiting(inspection));
    }
  }

  private static boolean isWaiting(Observed.InspectionCase inspection) {
    return !inspection.has(InspectionPhase.CANCELLED) && !inspection.has(InspectionPhase.STARTED);
  }

  @Test
  void inspectionsStartInOpeningHours() {
    for (Observed.InspectionCase inspection : quiet.inspections.values()) {
      if (inspection.has(InspectionPhase.STARTED)) {
        Instant started = inspection.phases.get(InspectionPhase.STARTED).getEventTime();
        String port = inspection.ordered().getPort();
        assertThat(PortRegistry.builtIn().port(port).inspectionHours().isOpen(started))
            .as("%s at %s", port, started)
            .isTrue();
      }
    }
  }

  @Test
  void yearsWhoseHolidaysAreNotPublishedCanBeSimulated() {
    Instant from = Instant.parse("2040-10-01T00:00:00Z");

    Observed world =
        Observed.of(
            new World(WorldSettings.normal(1, from, from.plus(Duration.ofDays(8))).withRate(0.1)));

    assertThat(world.inspections).isNotEmpty();
    assertThat(world.refunds).isNotEmpty();
  }

  @Test
  void declarationNumbersHaveEighteenDigits() {
    assertThat(quiet.cases.keySet()).allMatch(id -> id.matches("\\d{18}"));
  }

  @Test
  void anEventIdStandsForOneEvent() {
    Map<String, Object> events = new HashMap<>();
    World world = new World(SETTINGS);
    while (world.hasNext()) {
      Delivery delivery = world.next();
      String id = EventType.of(delivery.event()).eventIdOf(delivery.event());
      Object same = events.putIfAbsent(id, delivery.event());
      assertThat(same == null || same.equals(delivery.event())).as(id).isTrue();
    }
  }

  @Test
  void noiseIsWithinItsRates() {
    World world = new World(SETTINGS);
    Set<String> ids = new HashSet<>();
    long deliveries = 0;
    long late = 0;
    long veryLate = 0;
    while (world.hasNext()) {
      Delivery delivery = world.next();
      EventType type = EventType.of(delivery.event());
      deliveries++;
      ids.add(type.eventIdOf(delivery.event()));
      long delay = delivery.deliverAtMillis() - type.timeMillisOf(delivery.event());
      late += delay > 5 * 60_000 ? 1 : 0;
      veryLate += delay > 86_400_000 ? 1 : 0;
    }
    Observed noisy = Observed.of(new World(SETTINGS));

    assertThat(1 - ids.size() / (double) deliveries).isBetween(0.004, 0.006);
    assertThat(late / (double) deliveries).isBetween(0.005, 0.03);
    assertThat(veryLate / (double) deliveries).isBetween(0.00005, 0.001);
    double missing =
        Observed.share(
            noisy.cases.values().stream()
                .filter(c -> c.release.containsKey(ReleasePhase.RELEASED))
                .filter(c -> c.release.size() == 2)
                .toList(),
            c -> !c.declaration.containsKey(DeclarationPhase.ARRIVED));
    assertThat(missing).isBetween(0.001, 0.006);
    assertThat(
            Observed.share(
                noisy.cases.values(), c -> c.declaration.containsKey(DeclarationPhase.CANCELLED)))
        .isBetween(0.003, 0.009);
  }
}
