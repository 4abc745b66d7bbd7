package io.clearwatch.jobs.clocks;

import static io.clearwatch.events.DeclarationPhase.ARRIVED;
import static io.clearwatch.events.DeclarationPhase.CANCELLED;
import static io.clearwatch.events.DeclarationPhase.DECLARED;
import static io.clearwatch.events.ReleasePhase.COLLECTED;
import static io.clearwatch.events.ReleasePhase.RELEASED;
import static io.clearwatch.jobs.Events.declaration;
import static io.clearwatch.jobs.Events.inspection;
import static io.clearwatch.jobs.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Clearance;
import io.clearwatch.events.DeclarationEvent;
import io.clearwatch.events.InspectionPhase;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.seeds.PortRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock, shown on the one of declarations, which has a side output as well. */
class ClockTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(7).toMillis(), Duration.ofDays(100).toMillis());

  private KeyedOneInputStreamOperatorTestHarness<String, DeclarationMilestone, Revision<Clearance>>
      clock;

  @AfterEach
  void close() throws Exception {
    if (clock != null) {
      clock.close();
    }
  }

  @Test
  void resultIsGivenWithTheEventThatCompletesIt() throws Exception {
    start();
    take(arrived(0), declared(1));
    assertThat(revisions()).isEmpty();

    take(released(9));
    assertThat(revisions()).hasSize(1);
    assertThat(revisions().get(0).before).isNull();
    assertThat(revisions().get(0).after.getCustomsMillis()).isEqualTo(9 * HOUR);
  }

  @Test
  void correctionTakesTheOldResultBack() throws Exception {
    start();
    take(arrived(1), declared(1), released(9), arrived(0));

    assertThat(revisions()).hasSize(2);
    assertThat(revisions().get(1).before).isEqualTo(revisions().get(0).after);
    assertThat(revisions().get(1).after.getCustomsMillis()).isEqualTo(9 * HOUR);
  }

  @Test
  void cancellationBeforeCompletionTakesTheResultBackForGood() throws Exception {
    start();
    take(arrived(0), declared(1), released(9), cancelled(8));

    assertThat(revisions()).hasSize(2);
    assertThat(revisions().get(1).after).isNull();
  }

  @Test
  void redeliveryAndCancellationAfterCompletionGiveNothing() throws Exception {
    start();
    take(arrived(0), declared(1), released(9));
    take(arrived(0), declared(1), released(9), released(12), cancelled(9), cancelled(10));

    assertThat(revisions()).hasSize(1);
  }

  @Property(tries = 40)
  void revisionsAddUpToTheFinalResultInAnyOrder(@ForAll Random random) throws Exception {
    List<SpecificRecordBase> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      events.add(arrived(random.nextInt(4)));
      events.add(declared(random.nextInt(4)));
      events.add(released(random.nextInt(8)));
      events.add(release("D1", COLLECTED, START + random.nextInt(8) * HOUR));
      events.add(ordered("I" + i, random.nextInt(8)));
    }
    if (random.nextBoolean()) {
      events.add(cancelled(random.nextInt(8)));
    }
    Collections.shuffle(events, random);

    DeclarationRules rules = new DeclarationRules(PortRegistry.builtIn());
    DeclarationMilestones all = rules.none();
    events.forEach(event -> rules.merge(all, DeclarationMilestone.of(event)));
    Clearance expected = rules.result(all);

    start();
    Clearance standing = null;
    for (SpecificRecordBase event : events) {
      take(event);
    }
    for (Revision<Clearance> revision : revisions()) {
      assertThat(revision.before).isEqualTo(standing);
      standing = revision.after;
    }
    assertThat(standing).isEqualTo(expected);
    close();
  }

  @Test
  void openSubjectHasOneTimerAndIsKeptLong() throws Exception {
    start();
    take(arrived(0), declared(1));
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);

    watermark(START + 50 * DAY);
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
    take(released(50 * 24));
    assertThat(revisions()).hasSize(1);
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void finishedSubjectIsForgottenAfterItsRetentionWithItsTimer() throws Exception {
    start();
    take(arrived(0), declared(1), released(9), release("D1", COLLECTED, START + 10 * HOUR));
    watermark(START + 7 * DAY);
    assertThat(clock.numKeyedStateEntries()).isEqualTo(1);

    watermark(START + 15 * DAY);
    assertThat(clock.numKeyedStateEntries()).isZero();
    assertThat(clock.numEventTimeTimers()).isZero();
  }

  @Test
  void unfinishedSubjectIsForgottenAtLastAndLeavesTheBacklog() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 110 * DAY);

    assertThat(clock.numKeyedStateEntries()).isZero();
    assertThat(clock.numEventTimeTimers()).isZero();
    List<BacklogChange> changes = backlog();
    assertThat(changes).hasSize(2);
    assertThat(changes.get(1).stay.closedMillis()).isBetween(START + 100 * DAY, START + 107 * DAY);
  }

  @Test
  void eventAfterRetentionIsCountedAndLeftOut() throws Exception {
    InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();
    start(metrics, null);
    watermark(START + 8 * DAY);
    take(arrived(0), declared(0), released(0));

    assertThat(revisions()).isEmpty();
    assertThat(clock.numKeyedStateEntries()).isZero();
    assertThat(((Counter) metrics.get("eventsAfterRetention")).getCount()).isEqualTo(3);
    assertThat(clock.getSideOutput(PipelineCounts.TAG))
        .extracting(counts -> counts.getValue().late)
        .containsExactly(1L, 1L, 1L);

    take(arrived(24), declared(24), released(24));
    assertThat(revisions()).hasSize(1);
  }

  @Test
  void correctionOfAKnownSubjectIsTakenHoweverOldItIs() throws Exception {
    start();
    take(declared(30 * 24), released(30 * 24 + 1));
    watermark(START + 31 * DAY);
    take(arrived(0));

    assertThat(revisions()).hasSize(1);
    assertThat(revisions().get(0).after.getCustomsMillis()).isEqualTo(30 * DAY + HOUR);
  }

  @Test
  void restartMakesNoDifference() throws Exception {
    start();
    take(arrived(0), declared(1), ordered("I1", 2));
    OperatorSubtaskState state = clock.snapshot(1, 1);
    close();
    start(null, state);
    take(arrived(0), released(9));

    assertThat(revisions()).hasSize(1);
    assertThat(revisions().get(0).after.getInspections()).isEqualTo(1);
    assertThat(clock.numEventTimeTimers()).isEqualTo(1);
  }

  /** Until the sources give a watermark again, everything would look as if it were in time. */
  @Test
  void eventAfterRetentionIsLeftOutJustAfterARestartToo() throws Exception {
    start();
    take(arrived(0));
    watermark(START + 8 * DAY);
    take(arrived(0));
    OperatorSubtaskState state = clock.snapshot(1, 1);
    close();
    start(null, state);
    clock.processElement(DeclarationMilestone.of(declaration("D2", ARRIVED, START)), START);

    assertThat(clock.getSideOutput(PipelineCounts.TAG)).hasSize(1);
    assertThat(clock.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void backlogIsToldEveryChangeOfAStay() throws Exception {
    start();
    take(arrived(0), arrived(0), released(9), release("D1", COLLECTED, START + 10 * HOUR));

    List<BacklogChange> changes = backlog();
    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).cell).isEqualTo("dalian|IMPORT");
    assertThat(changes.get(0).stay.closedMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(changes.get(1).stay.closedMillis()).isEqualTo(START + 9 * HOUR);
  }

  @Test
  void declarationThatMovesToAnotherCityIsInTheFirstUntilThen() throws Exception {
    start();
    DeclarationEvent elsewhere = declared(1);
    elsewhere.setPort("qingdao-qianwan");
    take(arrived(0), elsewhere);

    List<BacklogChange> changes = backlog();
    assertThat(changes)
        .extracting(BacklogChange::cell)
        .containsExactly("dalian|IMPORT", "dalian|IMPORT", "qingdao|IMPORT");
    assertThat(changes.get(1).stay.closedMillis()).isEqualTo(START + HOUR);
    assertThat(changes.get(2).stay.fromMillis()).isEqualTo(START + HOUR);
  }

  @Test
  void lateNewsOfAReleaseBeforeTheArrivalTakesItOutOfTheBacklog() throws Exception {
    start();
    take(arrived(5), released(2));

    List<BacklogChange> changes = backlog();
    assertThat(changes).hasSize(2);
    assertThat(changes.get(1).stay).isNull();
  }

  private void start() throws Exception {
    start(null, null);
  }

  private void start(InterceptingOperatorMetricGroup metrics, OperatorSubtaskState state)
      throws Exception {
    TaskMetricGroup taskMetrics =
        new InterceptingTaskMetricGroup() {
          @Override
          public InternalOperatorMetricGroup getOrAddOperator(
              OperatorID id, String name, Map<String, String> variables) {
            return metrics == null ? super.getOrAddOperator(id, name, variables) : metrics;
          }
        };
    MockEnvironment environment = MockEnvironment.builder().setMetricGroup(taskMetrics).build();
    clock =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new DeclarationClock(
                    new DeclarationRules(PortRegistry.builtIn()), StuckRules.none(), RETENTION)),
            DeclarationMilestone::declarationId,
            Types.STRING,
            environment);
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

  private void watermark(long timeMillis) throws Exception {
    clock.processWatermark(timeMillis);
  }

  private void end() throws Exception {
    watermark(Long.MAX_VALUE);
  }

  private List<Revision<Clearance>> revisions() {
    return clock.extractOutputValues();
  }

  private List<BacklogChange> backlog() {
    Queue<StreamRecord<BacklogChange>> side = clock.getSideOutput(DeclarationClock.BACKLOG);
    return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
  }

  private static DeclarationEvent arrived(long hour) {
    return declaration("D1", ARRIVED, START + hour * HOUR);
  }

  private static DeclarationEvent declared(long hour) {
    return declaration("D1", DECLARED, START + hour * HOUR);
  }

  private static DeclarationEvent cancelled(long hour) {
    return declaration("D1", CANCELLED, START + hour * HOUR);
  }

  private static SpecificRecordBase released(long hour) {
    return release("D1", RELEASED, START + hour * HOUR);
  }

  private static SpecificRecordBase ordered(String id, long hour) {
    return inspection(id, "D1", InspectionPhase.ORDERED, START + hour * HOUR);
  }
}
