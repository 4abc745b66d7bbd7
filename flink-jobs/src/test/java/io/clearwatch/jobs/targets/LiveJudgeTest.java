package io.clearwatch.jobs.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.rolling.CurrentTargets;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.TargetMessages;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Dalian's promise of imports below 40 hours, which is changed while the job runs. */
class LiveJudgeTest {
  private static final long TICK = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long CHANGE = TICK + 600_000;

  private BroadcastOperatorTestHarness<Rolled, PublishedTarget, Judgement> judge;

  @BeforeEach
  void start() throws Exception {
    judge = harness();
    judge.open();
  }

  @AfterEach
  void close() throws Exception {
    judge.close();
  }

  @Test
  void aPublishedChangeHoldsFromItsTimeWheneverItCame() throws Exception {
    take(CHANGE - 60_000);
    publish(version(2, 18));
    take(CHANGE - 60_000);
    take(CHANGE);

    assertThat(limits()).containsExactly(40.0, 40.0, 18.0);
  }

  @Test
  void anOlderVersionThatComesAgainChangesNothing() throws Exception {
    publish(version(3, 18));
    publish(version(2, 30));
    take(CHANGE);

    assertThat(limits()).containsExactly(18.0);
  }

  @Test
  void aNewTargetIsJudgedFromItsBeginning() throws Exception {
    PublishedTarget added = version(1, 18);
    added.setId("dalian-import-new");
    added.setEffectiveFrom(Instant.ofEpochMilli(TICK));
    publish(added);
    judge.processElement(Figures.hours(Window.H24, TICK - 60_000, 0, 0), 0);
    judge.processElement(Figures.hours(Window.H24, TICK, 0, 0), 0);

    assertThat(judge.extractOutputValues())
        .filteredOn(judgement -> judgement.target.equals("dalian-import-new"))
        .singleElement()
        .satisfies(
            judgement -> {
              assertThat(judgement.tickMillis).isEqualTo(TICK);
              assertThat(judgement.state).isEqualTo(Judgement.State.NO_DATA);
            });
  }

  @Test
  void whatWasPublishedOutlivesARestart() throws Exception {
    publish(version(2, 18));
    OperatorSubtaskState saved = judge.snapshot(1, 1);
    judge.close();

    judge = harness();
    judge.initializeState(saved);
    judge.open();
    take(CHANGE);

    assertThat(limits()).containsExactly(18.0);
  }

  private static BroadcastOperatorTestHarness<Rolled, PublishedTarget, Judgement> harness()
      throws Exception {
    BroadcastOperatorTestHarness<Rolled, PublishedTarget, Judgement> harness =
        new BroadcastOperatorTestHarness<>(
            new CoBroadcastWithNonKeyedOperator<>(
                new LiveJudge(Catalogue.builtIn()), List.of(CurrentTargets.STATE)),
            1,
            1,
            0);
    harness.setup();
    return harness;
  }

  private static PublishedTarget version(int version, double limit) {
    PublishedTarget target =
        TargetMessages.of(Catalogue.builtIn().target("dalian-import-clearance"));
    target.setVersion(version);
    target.setChanges(List.of(new LimitChange(Instant.ofEpochMilli(CHANGE), limit)));
    return target;
  }

  private void publish(PublishedTarget target) throws Exception {
    judge.processBroadcastElement(target, 0);
  }

  private void take(long tick) throws Exception {
    judge.processElement(Figures.hours(Window.H24, tick, 30, 20), 0);
  }

  private List<Double> limits() {
    return judge.extractOutputValues().stream().map(judgement -> judgement.limit).toList();
  }
}
