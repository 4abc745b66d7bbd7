package io.clearwatch.jobs.clocks;

import static io.clearwatch.events.DeclarationPhase.ARRIVED;
import static io.clearwatch.events.DeclarationPhase.CANCELLED;
import static io.clearwatch.events.DeclarationPhase.DECLARED;
import static io.clearwatch.events.DeclarationPhase.DUTY_PAID;
import static io.clearwatch.events.ReleasePhase.COLLECTED;
import static io.clearwatch.events.ReleasePhase.LOADED;
import static io.clearwatch.events.ReleasePhase.RELEASED;
import static io.clearwatch.jobs.Events.declaration;
import static io.clearwatch.jobs.Events.inspection;
import static io.clearwatch.jobs.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.ReleaseEvent;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.Events;
import io.clearwatch.measurements.Stage;
import io.clearwatch.seeds.PortRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class DeclarationRulesTest {
  private static final DeclarationRules RULES = new DeclarationRules(PortRegistry.builtIn());

  @Test
  void clearanceNeedsArrivalDeclarationAndRelease() {
    assertThat(clearance(arrived(0), declared(5))).isNull();
    assertThat(clearance(arrived(0), released(9))).isNull();
    assertThat(clearance(declared(5), released(9))).isNull();

    Clearance clearance = clearance(arrived(0), declared(5), released(9));
    assertThat(clearance.getCustomsMillis()).isEqualTo(9);
    assertThat(clearance.getSignedMillis()).isEqualTo(9);
    assertThat(clearance.getLogisticsMillis()).isNull();
    assertThat(clearance.getHandoverMillis()).isNull();
    assertThat(clearance.getCity()).isEqualTo("dalian");
  }

  @Test
  void releaseBeforeArrivalTakesNoTimeButItsSignIsKept() {
    Clearance clearance = clearance(arrived(10), declared(2), released(4));

    assertThat(clearance.getCustomsMillis()).isZero();
    assertThat(clearance.getSignedMillis()).isEqualTo(-6);
    assertThat(clearance.getPreparationMillis()).isZero();
    assertThat(clearance.getCustomsStageMillis()).isZero();
  }

  @Test
  void importIsHandedOverWhenCollectedAndExportWhenLoaded() {
    Clearance imported = clearance(arrived(0), declared(1), released(5), collected(8), loaded(6));
    assertThat(imported.getLogisticsMillis()).isEqualTo(8);
    assertThat(imported.getHandoverMillis()).isEqualTo(3);

    DeclarationEvent export = declared(1);
    export.setDirection(Direction.EXPORT);
    Clearance exported = clearance(arrived(0), export, released(5), collected(8), loaded(6));
    assertThat(exported.getLogisticsMillis()).isEqualTo(6);
    assertThat(exported.getHandoverMillis()).isEqualTo(1);
  }

  @Test
  void handOverWithoutReleaseGivesLogisticsOnly() {
    Clearance clearance = clearance(arrived(0), declared(1), collected(8));

    assertThat(clearance.getLogisticsMillis()).isEqualTo(8);
    assertThat(clearance.getCustomsMillis()).isNull();
    assertThat(clearance.getCustomsStageMillis()).isNull();
    assertThat(clearance.getHandoverMillis()).isNull();
    assertThat(clearance.getReleased()).isNull();
  }

  @Test
  void cancellationRemovesTheDeclarationOnlyBeforeItsCompletion() {
    assertThat(clearance(arrived(0), declared(1), released(5), cancelled(4))).isNull();
    assertThat(clearance(arrived(0), declared(1), released(5), cancelled(5))).isNotNull();
    assertThat(clearance(arrived(0), declared(1), released(5), cancelled(6))).isNotNull();
    // Completed at the arrival, which comes after the release.
    assertThat(clearance(arrived(9), declared(1), released(5), cancelled(8))).isNull();
    // Completed at the release, before the cancellation, though handed over after it.
    assertThat(clearance(arrived(0), declared(1), released(5), collected(9), cancelled(7)))
        .isNotNull();
    // Without a release the hand-over completes it.
    assertThat(clearance(arrived(0), declared(1), collected(9), cancelled(7))).isNull();
  }

  @Test
  void earliestOfEachPhaseCounts() {
    Clearance clearance =
        clearance(arrived(5), arrived(3), declared(6), declared(4), released(20), released(9));

    assertThat(clearance.getArrived()).isEqualTo(Instant.ofEpochMilli(3));
    assertThat(clearance.getDeclared()).isEqualTo(Instant.ofEpochMilli(4));
    assertThat(clearance.getCustomsMillis()).isEqualTo(6);
  }

  @Test
  void attributesAreThoseOfTheEarliestDeclared() {
    DeclarationEvent first = declared(4);
    first.setCommodity(Commodity.PERISHABLE);
    first.setPort(Events.AIRPORT);
    DeclarationEvent second = declared(6);
    second.setCommodity(Commodity.BULK);

    Clearance clearance = clearance(second, arrived(0), released(9), first);
    assertThat(clearance.getCommodity()).isEqualTo(Commodity.PERISHABLE);
    assertThat(clearance.getPort()).isEqualTo(Events.AIRPORT);
  }

  @Test
  void smallerEventIdDecidesAmongEventsOfTheSameTime() {
    DeclarationEvent a = declared(4);
    a.setEventId("a");
    a.setCommodity(Commodity.BULK);
    DeclarationEvent b = declared(4);
    b.setEventId("b");
    b.setCommodity(Commodity.VEHICLE);

    assertThat(clearance(arrived(0), a, b, released(9)).getCommodity()).isEqualTo(Commodity.BULK);
    assertThat(clearance(arrived(0), b, a, released(9)).getCommodity()).isEqualTo(Commodity.BULK);
  }

  @Test
  void portOfReleaseAndInspectionHasNoInfluence() {
    ReleaseEvent elsewhere = release("D1", RELEASED, 9);
    elsewhere.setPort("qingdao-qianwan");

    assertThat(clearance(arrived(0), declared(1), elsewhere).getPort()).isEqualTo(Events.SEAPORT);
  }

  @Test
  void dutyAndBookingOfAnInspectionSetNoMilestone() {
    assertThat(DeclarationMilestone.of(declaration("D1", DUTY_PAID, 1))).isNull();
    for (InspectionPhase phase :
        List.of(InspectionPhase.REQUESTED, InspectionPhase.CONFIRMED, InspectionPhase.FEE_WAIVED)) {
      assertThat(DeclarationMilestone.of(inspection("I1", "D1", phase, 1))).isNull();
    }
  }

  @Test
  void inspectionCountsIfOrderedUntilCompletionAndNeverCancelled() {
    assertThat(inspections(ordered("I1", 5))).isEqualTo(1);
    assertThat(inspections(ordered("I1", 9))).isEqualTo(1);
    assertThat(inspections(ordered("I1", 10))).isZero();
    assertThat(inspections(ordered("I1", 5), inspectionCancelled("I1", 99))).isZero();
    assertThat(inspections(ordered("I1", 5), ordered("I2", 6))).isEqualTo(2);
    assertThat(inspections(started("I1", 5))).isZero();
  }

  @Test
  void stagesAddUpToTheCustomsTime() {
    Clearance clearance =
        clearance(
            arrived(0),
            declared(10),
            ordered("I1", 12),
            started("I1", 20),
            finished("I1", 23),
            released(40));

    assertThat(clearance.getPreparationMillis()).isEqualTo(10);
    assertThat(clearance.getInspectionWaitMillis()).isEqualTo(8);
    assertThat(clearance.getInspectionMillis()).isEqualTo(3);
    assertThat(clearance.getCustomsStageMillis()).isEqualTo(19);
  }

  @Test
  void inspectionsOfADeclarationAreTakenTogetherWithoutCancelledOnes() {
    Clearance clearance =
        clearance(
            arrived(0),
            declared(1),
            ordered("I1", 4),
            started("I2", 6),
            ordered("I2", 5),
            finished("I2", 8),
            started("I1", 7),
            finished("I1", 12),
            ordered("I3", 2),
            started("I3", 3),
            finished("I3", 30),
            inspectionCancelled("I3", 3),
            released(40));

    assertThat(clearance.getInspections()).isEqualTo(2);
    assertThat(clearance.getInspectionWaitMillis()).isEqualTo(2);
    assertThat(clearance.getInspectionMillis()).isEqualTo(6);
  }

  @Test
  void stagesWithMissingMilestonesAreZero() {
    Clearance clearance = clearance(arrived(0), declared(1), ordered("I1", 4), released(40));

    assertThat(clearance.getInspectionWaitMillis()).isZero();
    assertThat(clearance.getInspectionMillis()).isZero();
    assertThat(clearance.getCustomsStageMillis()).isEqualTo(39);
  }

  @Test
  void openFromItsArrivalUntilReleaseOrCancellation() {
    assertThat(open(declared(1))).isNull();
    assertThat(open(arrived(3)).closedMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(open(arrived(3), released(9)).closedMillis()).isEqualTo(9);
    assertThat(open(arrived(3), released(9), cancelled(7)).closedMillis()).isEqualTo(7);
    assertThat(open(arrived(3), released(3)).closedMillis()).isEqualTo(3);
    assertThat(open(arrived(3), released(2))).isNull();
    assertThat(open(arrived(3), cancelled(2))).isNull();
  }

  @Test
  void placeInTheBacklogIsThatOfArrivedUntilItIsDeclaredAndThenThatOfDeclared() {
    DeclarationEvent arrived = arrived(3);
    arrived.setPort(Events.AIRPORT);
    DeclarationEvent declared = declared(5);
    declared.setPort("qingdao-qianwan");

    assertThat(stays(arrived)).containsExactly("dalian|IMPORT " + Events.AIRPORT + " 3 to ever");
    assertThat(stays(declared, arrived))
        .isEqualTo(stays(arrived, declared))
        .containsExactly(
            "dalian|IMPORT " + Events.AIRPORT + " 3 to 5",
            "qingdao|IMPORT qingdao-qianwan 5 to ever");
    assertThat(stays(declared, arrived, released(5)))
        .containsExactly("dalian|IMPORT " + Events.AIRPORT + " 3 to 5");
    assertThat(stays(arrived, declared, released(9)))
        .endsWith("qingdao|IMPORT qingdao-qianwan 5 to 9");
  }

  @Test
  void declarationInAdvanceIsAtItsOwnPlaceFromTheArrivalOn() {
    DeclarationEvent declared = declared(1);
    declared.setPort("qingdao-qianwan");

    assertThat(stays(arrived(3), declared))
        .containsExactly("qingdao|IMPORT qingdao-qianwan 3 to ever");
  }

  @Test
  void declarationThatStaysWhereItIsHasOneStay() {
    assertThat(stays(arrived(3), declared(5)))
        .containsExactly("dalian|IMPORT " + Events.SEAPORT + " 3 to ever");
  }

  @Test
  void stageOfAnOpenDeclarationIsWhatItWaitsForAsOfATime() {
    OpenDeclaration open =
        open(arrived(0), declared(10), ordered("I1", 20), started("I1", 30), finished("I1", 40));

    assertThat(open.stageAt(10)).isEqualTo(Stage.PREPARATION);
    assertThat(open.stageAt(11)).isEqualTo(Stage.CUSTOMS);
    assertThat(open.stageAt(21)).isEqualTo(Stage.INSPECTION_WAIT);
    assertThat(open.stageAt(30)).isEqualTo(Stage.INSPECTION_WAIT);
    assertThat(open.stageAt(31)).isEqualTo(Stage.INSPECTION);
    assertThat(open.stageAt(41)).isEqualTo(Stage.CUSTOMS);
  }

  @Test
  void cancelledInspectionIsWaitedForUntilItsCancellation() {
    OpenDeclaration open =
        open(arrived(0), declared(10), ordered("I1", 20), inspectionCancelled("I1", 30));

    assertThat(open.stageAt(30)).isEqualTo(Stage.INSPECTION_WAIT);
    assertThat(open.stageAt(31)).isEqualTo(Stage.CUSTOMS);
  }

  @Test
  void oneInspectionUnderWayGoesBeforeAnotherThatIsWaitedFor() {
    OpenDeclaration open =
        open(arrived(0), declared(1), ordered("I1", 2), ordered("I2", 3), started("I1", 4));

    assertThat(open.stageAt(5)).isEqualTo(Stage.INSPECTION);
    assertThat(open(arrived(0), ordered("I1", 2)).stageAt(3)).isEqualTo(Stage.INSPECTION_WAIT);
  }

  @Test
  void stagesAfterTheReleaseAreOfNoInterest() {
    assertThat(open(arrived(0), declared(1), released(9), ordered("I1", 9)).stages())
        .isEqualTo(open(arrived(0), declared(1), released(9)).stages());
  }

  @Test
  void staysDifferFromTheEarliestChangeOn() {
    OpenDeclaration open = open(arrived(5), declared(10));

    assertThat(open.differsAfterMillis(open)).isEqualTo(Long.MAX_VALUE);
    assertThat(open.differsAfterMillis(null)).isEqualTo(5);
    assertThat(open.differsAfterMillis(open(arrived(3), declared(10)))).isEqualTo(3);
    assertThat(open.differsAfterMillis(open(arrived(5), declared(10), released(20)))).isEqualTo(20);
    assertThat(open.differsAfterMillis(open(arrived(5), declared(8)))).isEqualTo(8);
    assertThat(open.differsAfterMillis(open(arrived(5), declared(2)))).isEqualTo(5);
    assertThat(open.differsAfterMillis(open(arrived(5), declared(10), ordered("I1", 12))))
        .isEqualTo(12);
  }

  @Test
  void redeliveryChangesNothing() {
    DeclarationMilestones known = merged(List.of(arrived(0), declared(1), ordered("I1", 2)));

    assertThat(RULES.merge(known, DeclarationMilestone.of(arrived(0)))).isFalse();
    assertThat(RULES.merge(known, DeclarationMilestone.of(declared(1)))).isFalse();
    assertThat(RULES.merge(known, DeclarationMilestone.of(ordered("I1", 2)))).isFalse();
    assertThat(RULES.merge(known, DeclarationMilestone.of(ordered("I1", 1)))).isTrue();
  }

  @Property(tries = 300)
  void orderAndDuplicatesMakeNoDifference(@ForAll Random random) {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(randomEvent(random));
    }
    DeclarationMilestones inOrder = merged(events);
    events.addAll(events.subList(0, random.nextInt(events.size())));
    Collections.shuffle(events, random);
    DeclarationMilestones shuffled = merged(events);

    assertThat(RULES.result(shuffled)).isEqualTo(RULES.result(inOrder));
    assertThat(RULES.stays(shuffled)).isEqualTo(RULES.stays(inOrder));
    assertThat(RULES.isFinished(shuffled)).isEqualTo(RULES.isFinished(inOrder));
    assertThat(RULES.lastMillis(shuffled)).isEqualTo(RULES.lastMillis(inOrder));
  }

  private static SpecificRecordBase randomEvent(Random random) {
    // Few times, so that many are equal.
    long time = random.nextInt(8);
    switch (random.nextInt(3)) {
      case 0 -> {
        DeclarationEvent event =
            declaration(
                "D1",
                new DeclarationPhase[] {ARRIVED, DECLARED, CANCELLED}[random.nextInt(3)],
                time);
        event.setEventId("E" + random.nextInt(100_000));
        event.setDirection(Direction.values()[random.nextInt(2)]);
        event.setPort(random.nextBoolean() ? Events.SEAPORT : Events.AIRPORT);
        return event;
      }
      case 1 -> {
        return release("D1", ReleasePhase.values()[random.nextInt(3)], time);
      }
      default -> {
        InspectionPhase[] phases = {
          InspectionPhase.ORDERED,
          InspectionPhase.STARTED,
          InspectionPhase.FINISHED,
          InspectionPhase.CANCELLED
        };
        return inspection("I" + random.nextInt(3), "D1", phases[random.nextInt(4)], time);
      }
    }
  }

  private static int inspections(SpecificRecordBase... events) {
    List<SpecificRecordBase> all = new ArrayList<>(List.of(events));
    all.addAll(List.of(arrived(0), declared(1), released(9)));
    return RULES.result(merged(all)).getInspections();
  }

  private static Clearance clearance(SpecificRecordBase... events) {
    return RULES.result(merged(List.of(events)));
  }

  private static List<String> stays(SpecificRecordBase... events) {
    return RULES.stays(merged(List.of(events))).stream()
        .map(
            stay ->
                String.join(
                    " ",
                    stay.cell(),
                    stay.port(),
                    String.valueOf(stay.fromMillis()),
                    "to",
                    stay.closedMillis() == Long.MAX_VALUE
                        ? "ever"
                        : String.valueOf(stay.closedMillis())))
        .toList();
  }

  /** The one stay, or null. */
  private static OpenDeclaration open(SpecificRecordBase... events) {
    List<OpenDeclaration> stays = RULES.stays(merged(List.of(events)));
    assertThat(stays).hasSizeLessThan(2);
    return stays.isEmpty() ? null : stays.get(0);
  }

  private static DeclarationMilestones merged(List<SpecificRecordBase> events) {
    DeclarationMilestones known = RULES.none();
    events.forEach(event -> RULES.merge(known, DeclarationMilestone.of(event)));
    return known;
  }

  private static DeclarationEvent arrived(long time) {
    return declaration("D1", ARRIVED, time);
  }

  private static DeclarationEvent declared(long time) {
    return declaration("D1", DECLARED, time);
  }

  private static DeclarationEvent cancelled(long time) {
    return declaration("D1", CANCELLED, time);
  }

  private static ReleaseEvent released(long time) {
    return release("D1", RELEASED, time);
  }

  private static ReleaseEvent collected(long time) {
    return release("D1", COLLECTED, time);
  }

  private static ReleaseEvent loaded(long time) {
    return release("D1", LOADED, time);
  }

  private static SpecificRecordBase ordered(String id, long time) {
    return inspection(id, "D1", InspectionPhase.ORDERED, time);
  }

  private static SpecificRecordBase started(String id, long time) {
    return inspection(id, "D1", InspectionPhase.STARTED, time);
  }

  private static SpecificRecordBase finished(String id, long time) {
    return inspection(id, "D1", InspectionPhase.FINISHED, time);
  }

  private static SpecificRecordBase inspectionCancelled(String id, long time) {
    return inspection(id, "D1", InspectionPhase.CANCELLED, time);
  }
}
