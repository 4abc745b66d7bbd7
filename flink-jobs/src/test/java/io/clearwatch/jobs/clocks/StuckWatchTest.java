package io.clearwatch.jobs.clocks;

import static io.clearwatch.events.DeclarationPhase.ARRIVED;
import static io.clearwatch.events.DeclarationPhase.CANCELLED;
import static io.clearwatch.events.DeclarationPhase.DECLARED;
import static io.clearwatch.events.ReleasePhase.COLLECTED;
import static io.clearwatch.events.ReleasePhase.LOADED;
import static io.clearwatch.events.ReleasePhase.RELEASED;
import static io.clearwatch.jobs.Events.declaration;
import static io.clearwatch.jobs.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Clearance;
import io.clearwatch.seeds.PortRegistry;
import io.clearwatch.seeds.StuckLimits;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the clock of declarations tells of stuck cases, and the timers that it needs for it. */
class StuckWatchTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  private KeyedOneInputStreamOperatorTestHarness<String, DeclarationMilestone, Revision<Clearance>>
      clock;

  @AfterEach
  void close() throws Exception {
    if (clock != null) {
      clock.close();
    }
  }

  @Test
  void caseIsToldWhenTimeHasComeToItsLimit() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 7 * DAY - 1);
    assertThat(told()).isEmpty();

    watermark(START + 7 * DAY);
    assertThat(told()).containsExactly("IS import-unreleased-7d 100");
    watermark(START + 14 * DAY);
    assertThat(told()).hasSize(2).endsWith("IS import-unreleased-14d 100");
  }

  @Test
  void releaseBeforeTheLimitTellsNothingAndTakesTheTimer() throws Exception {
    start();
    take(arrived(0));
    assertThat(clock.numEventTimeTimers()).isEqualTo(2);

    take(release("D1", RELEASED, START + 6 * DAY));
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
    watermark(START + 30 * DAY);
    assertThat(told()).isEmpty();
  }

  @Test
  void releaseAfterTheLimitTellsTheEnd() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    take(release("D1", RELEASED, START + 9 * DAY));

    assertThat(told()).containsExactly("IS import-unreleased-7d 100", "IS import-unreleased-7d 9");
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void caseThatIsKnownToMoveAfterItsLimitIsToldAtTheLimit() throws Exception {
    start();
    take(arrived(0), release("D1", RELEASED, START + 8 * DAY));
    assertThat(told()).isEmpty();

    watermark(START + 7 * DAY);
    assertThat(told()).containsExactly("IS import-unreleased-7d 8");
  }

  @Test
  void lateReleaseBeforeTheLimitTakesTheCaseBack() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    take(release("D1", RELEASED, START + 3 * DAY));

    assertThat(told()).hasSize(2).endsWith("NEVER_WAS import-unreleased-7d 100");
  }

  @Test
  void lateArrivalMakesAnotherCase() throws Exception {
    start();
    take(arrived(1));
    watermark(START + 9 * DAY);
    take(arrived(0));

    assertThat(told())
        .containsExactly(
            "IS import-unreleased-7d 101",
            "NEVER_WAS import-unreleased-7d 101",
            "IS import-unreleased-7d 100");
    assertThat(clock.getSideOutput(Clock.STUCK))
        .extracting(change -> change.getValue().stuck.startMillis())
        .containsExactly(START + DAY, START + DAY, START);
  }

  @Test
  void lateEventOfACaseLongStuckIsToldAtOnce() throws Exception {
    start();
    take(declaration("D1", DECLARED, START + 9 * DAY));
    watermark(START + 10 * DAY);
    take(arrived(0));

    assertThat(told()).containsExactly("IS import-unreleased-7d 109");
  }

  @Test
  void redeliveriesTellNothing() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    take(arrived(0), arrived(0), arrived(2));

    assertThat(told()).hasSize(1);
  }

  /** The first look at what can go is 7 days after the arrival too. */
  @Test
  void openSubjectHasATimerForItsNextLimitAndNoneAfterTheLast() throws Exception {
    start();
    take(arrived(0));
    for (long day = 0; day < 90; day++) {
      watermark(START + day * DAY);
      assertThat(clock.numEventTimeTimers()).as("day " + day).isEqualTo(2);
    }

    watermark(START + 90 * DAY);
    assertThat(told()).hasSize(3).endsWith("IS import-unreleased-90d 100");
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void finishedSubjectHasNoTimerForLimits() throws Exception {
    start();
    take(arrived(0), declaration("D1", DECLARED, START), release("D1", RELEASED, START + HOUR));
    assertThat(clock.numEventTimeTimers()).isEqualTo(2);

    take(release("D1", COLLECTED, START + DAY));
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void importThatWasOnlyLoadedIsStillWaitedFor() throws Exception {
    start();
    take(
        arrived(0),
        declaration("D1", DECLARED, START),
        release("D1", RELEASED, START),
        release("D1", LOADED, START));
    watermark(START + 15 * DAY);

    assertThat(told()).containsExactly("IS import-uncollected-15d 100");
  }

  @Test
  void forgottenSubjectSaysThatNothingMoreWillCome() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    take(declaration("D1", CANCELLED, START + 9 * DAY));
    watermark(START + 30 * DAY);

    assertThat(told()).hasSize(3).endsWith("IS_LAST import-unreleased-7d 9");
    assertThat(clock.numKeyedStateEntries()).isZero();
    assertThat(clock.numEventTimeTimers()).isZero();
  }

  @Test
  void subjectThatIsNeverStuckHasNoStateButItsMilestones() throws Exception {
    start();
    take(arrived(0));
    assertThat(clock.numKeyedStateEntries()).isEqualTo(1);

    watermark(START + 8 * DAY);
    assertThat(clock.numKeyedStateEntries()).isEqualTo(2);
  }

  /** Just after it, there is no watermark. */
  @Test
  void caseThatWasToldBeforeARestartIsEndedByTheFirstEventAfterIt() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    OperatorSubtaskState state = clock.snapshot(1, 1);
    close();
    start(state);
    take(release("D1", RELEASED, START + 9 * DAY));

    assertThat(told()).containsExactly("IS import-unreleased-7d 9");
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void restartMakesNoDifference() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    OperatorSubtaskState state = clock.snapshot(1, 1);
    close();
    start(state);
    take(declaration("D1", DECLARED, START + DAY));
    assertThat(told()).containsExactly("IS import-unreleased-7d 101");
    assertThat(clock.numEventTimeTimers()).isEqualTo(2);

    watermark(START + 14 * DAY);
    take(release("D1", RELEASED, START + 15 * DAY));
    assertThat(told())
        .containsExactly(
            "IS import-unreleased-7d 101",
            "IS import-unreleased-14d 101",
            "IS import-unreleased-7d 15",
            "IS import-unreleased-14d 15");
  }

  @Test
  void endOfAStreamTellsWhatIsStillToComeToo() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    end();

    assertThat(told()).hasSize(3).endsWith("IS import-unreleased-90d 100");
    assertThat(clock.numKeyedStateEntries()).isZero();
  }

  private void start() throws Exception {
    start(null);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    PortRegistry ports = PortRegistry.builtIn();
    clock =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new DeclarationClock(
                    new DeclarationRules(ports),
                    new DeclarationStuckRules(StuckLimits.builtIn(), ports),
                    Retention.DEFAULT)),
            DeclarationMilestone::declarationId,
            Types.STRING);
    if (state != null) {
      clock.initializeState(state);
    }
    clock.open();
  }

  private void take(SpecificRecordBase... events) throws Exception {
    for (SpecificRecordBase event : events) {
      DeclarationMilestone milestone = DeclarationMilestone.of(event);
      clock.processElement(milestone, milestone.timeMillis);
    }
  }

  /** Everything up to this time, and what is at it, is over. */
  private void watermark(long timeMillis) throws Exception {
    clock.processWatermark(timeMillis + 1);
  }

  private void end() throws Exception {
    clock.processWatermark(Long.MAX_VALUE);
  }

  /** What was told: its kind, the cause, and the day on which the case ends. */
  private List<String> told() {
    Queue<StreamRecord<StuckChange>> side = clock.getSideOutput(Clock.STUCK);
    return side == null ? List.of() : side.stream().map(record -> text(record.getValue())).toList();
  }

  private static String text(StuckChange change) {
    long endDay = (change.stuck.closedMillis() - START) / DAY;
    return change.kind + " " + change.stuck.cause() + " " + endDay;
  }

  private static SpecificRecordBase arrived(long day) {
    return declaration("D1", ARRIVED, START + day * DAY);
  }
}
