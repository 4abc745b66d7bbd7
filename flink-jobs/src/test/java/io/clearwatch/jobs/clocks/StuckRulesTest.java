package io.clearwatch.jobs.clocks;

import static io.clearwatch.jobs.Events.SEAPORT;
import static io.clearwatch.jobs.Events.declaration;
import static io.clearwatch.jobs.Events.inspection;
import static io.clearwatch.jobs.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.DeclarationPhase;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.InspectionEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.events.ReleasePhase;
import io.clearwatch.jobs.Events;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** When something is stuck, by the built-in limits; times are days since the start. */
class StuckRulesTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long LOST = START + 100 * DAY;
  private static final PortRegistry PORTS = PortRegistry.builtIn();

  @Test
  void importIsStuckFromEachLimitToItsRelease() {
    assertThat(cases(arrived(0, Direction.IMPORT), released(20)))
        .containsExactly("import-unreleased-7d 7-20", "import-unreleased-14d 14-20");
  }

  @Test
  void whatMovesUpToTheLimitIsNotStuck() {
    assertThat(cases(arrived(0, Direction.IMPORT), released(7))).isEmpty();
    assertThat(cases(arrived(2, Direction.IMPORT), released(1))).isEmpty();
  }

  @Test
  void whatNothingIsHeardOfIsStuckUntilItIsLost() {
    assertThat(cases(arrived(0, Direction.EXPORT)))
        .containsExactly("export-unreleased-7d 7-100", "export-unreleased-90d 90-100");
  }

  @Test
  void cancellationEndsEveryStage() {
    assertThat(
            cases(
                arrived(0, Direction.IMPORT),
                declaration("D1", DeclarationPhase.CANCELLED, START + 8 * DAY)))
        .containsExactly("import-unreleased-7d 7-8");
  }

  @Test
  void releasedImportWaitsForItsCollection() {
    assertThat(
            cases(
                arrived(0, Direction.IMPORT),
                declared(0, Direction.IMPORT, Filing.ORDINARY),
                released(1),
                release("D1", ReleasePhase.LOADED, START + 2 * DAY),
                release("D1", ReleasePhase.COLLECTED, START + 17 * DAY)))
        .containsExactly("import-uncollected-15d 16-17");
  }

  @Test
  void releaseBeforeTheArrivalWaitsForCollectionFromTheArrivalOn() {
    assertThat(
            cases(
                declared(0, Direction.IMPORT, Filing.ADVANCE),
                released(1),
                arrived(5, Direction.IMPORT)))
        .containsExactly("import-uncollected-15d 20-100");
  }

  @Test
  void releasedExportWaitsToBeLoaded() {
    assertThat(
            cases(
                arrived(0, Direction.EXPORT),
                declared(0, Direction.EXPORT, Filing.ORDINARY),
                released(1),
                release("D1", ReleasePhase.LOADED, START + 12 * DAY)))
        .containsExactly("export-unloaded-10d 11-12");
  }

  @Test
  void onlyAnExportInAdvanceHasToArriveSoon() {
    assertThat(cases(declared(0, Direction.EXPORT, Filing.ADVANCE), arrived(4, Direction.EXPORT)))
        .contains("export-unarrived-3d 3-4");
    assertThat(cases(declared(0, Direction.EXPORT, Filing.ORDINARY))).isEmpty();
    assertThat(cases(declared(0, Direction.IMPORT, Filing.ADVANCE))).isEmpty();
  }

  @Test
  void caseStandsAtThePlaceOfTheEventThatItsStageBeginsWith() {
    DeclarationEvent declared = declared(1, Direction.IMPORT, Filing.ORDINARY);
    declared.setPort(Events.AIRPORT);

    List<StuckCase> all = declarationCases(arrived(0, Direction.IMPORT), declared, released(8));

    assertThat(all).extracting(StuckCase::port).containsExactly(SEAPORT, Events.AIRPORT);
    assertThat(all).extracting(StuckCase::city).containsOnly("dalian");
    assertThat(all.get(0).alertId())
        .isEqualTo("STUCK:import-unreleased-7d:D1:2026-03-02T00:00:00Z");
  }

  @Test
  void inspectionIsStuckUntilItStartsAndThenUntilItIsFinished() {
    assertThat(
            inspectionCases(
                inspection("I1", "D1", InspectionPhase.ORDERED, START),
                inspection("I1", "D1", InspectionPhase.STARTED, START + 4 * DAY),
                inspection("I1", "D1", InspectionPhase.FINISHED, START + 6 * DAY)))
        .containsExactly(
            "inspection-unstarted-24h 1-4",
            "inspection-unstarted-72h 3-4",
            "inspection-unfinished-24h 5-6");
  }

  @Test
  void inspectionThatIsFinishedOrCancelledWaitsForNothing() {
    assertThat(
            inspectionCases(
                inspection("I1", "D1", InspectionPhase.ORDERED, START),
                inspection("I1", "D1", InspectionPhase.FINISHED, START + DAY)))
        .isEmpty();
    assertThat(
            inspectionCases(
                inspection("I1", "D1", InspectionPhase.ORDERED, START),
                inspection("I1", "D1", InspectionPhase.CANCELLED, START + 2 * DAY)))
        .containsExactly("inspection-unstarted-24h 1-2");
  }

  private static List<String> cases(SpecificRecordBase... events) {
    return texts(declarationCases(events));
  }

  private static List<StuckCase> declarationCases(SpecificRecordBase... events) {
    DeclarationRules rules = new DeclarationRules(PORTS);
    DeclarationMilestones known = rules.none();
    for (SpecificRecordBase event : events) {
      rules.merge(known, DeclarationMilestone.of(event));
    }
    return new DeclarationStuckRules(StuckLimits.builtIn(), PORTS).cases(known, LOST);
  }

  private static List<String> inspectionCases(InspectionEvent... events) {
    InspectionRules rules = new InspectionRules(PORTS);
    InspectionMilestones known = rules.none();
    for (InspectionEvent event : events) {
      rules.merge(known, event);
    }
    return texts(new InspectionStuckRules(StuckLimits.builtIn(), PORTS).cases(known, LOST));
  }

  private static List<String> texts(List<StuckCase> cases) {
    return cases.stream()
        .map(
            stuck ->
                stuck.cause()
                    + ' '
                    + (stuck.fromMillis() - START) / DAY
                    + '-'
                    + (stuck.closedMillis() - START) / DAY)
        .toList();
  }

  private static DeclarationEvent arrived(long day, Direction direction) {
    DeclarationEvent event = declaration("D1", DeclarationPhase.ARRIVED, START + day * DAY);
    event.setDirection(direction);
    return event;
  }

  private static DeclarationEvent declared(long day, Direction direction, Filing filing) {
    DeclarationEvent event = declaration("D1", DeclarationPhase.DECLARED, START + day * DAY);
    event.setDirection(direction);
    event.setFiling(filing);
    return event;
  }

  private static SpecificRecordBase released(long day) {
    return release("D1", ReleasePhase.RELEASED, START + day * DAY);
  }
}
