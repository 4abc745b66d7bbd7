package io.clearwatch.jobs.targets;

import static io.clearwatch.jobs.targets.Judgement.State.AT_RISK;
import static io.clearwatch.jobs.targets.Judgement.State.BREACHED;
import static io.clearwatch.jobs.targets.Judgement.State.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Dalian's promise of imports below 40 hours, judged over 30 days and watched over one. */
class JudgeTest {
  private static final long TICK = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  private final Judge judge = new Judge(Catalogue.builtIn());
  private final List<Judgement> judgements = new ArrayList<>();

  @BeforeEach
  void open() {
    judge.open(null);
  }

  @Test
  void judgesOnTheJudgedAndTheWatchedWindowOnly() {
    for (Window window : Window.values()) {
      take(Figures.hours(window, TICK, 30, 50));
    }

    assertThat(judgements)
        .extracting(judgement -> judgement.window)
        .containsExactly(Window.H24, Window.D30);
    assertThat(judgements).allMatch(judgement -> judgement.state == BREACHED);
  }

  @Test
  void judgesAlsoBeforeAnythingCompleted() {
    take(Figures.hours(Window.H24, TICK, 0, 0));

    assertThat(judgements).extracting(judgement -> judgement.state).containsExactly(NO_DATA);
  }

  @Test
  void doesNotJudgeBeforeThePromiseWasMade() {
    take(Figures.hours(Window.H24, Instant.parse("2021-01-01T00:00:00Z").toEpochMilli(), 30, 50));

    assertThat(judgements).isEmpty();
  }

  @Test
  void doesNotJudgeCellsWithoutATarget() {
    Rolled rolled = Figures.hours(Window.H24, TICK, 30, 50);
    rolled.cell = rolled.cell.replace("dalian", "xiamen");
    take(rolled);

    assertThat(judgements).isEmpty();
  }

  @Test
  void lastHourOfTheSameCellAndTickGoesAlong() {
    take(Figures.hours(Window.H1, TICK, 20, 45));
    take(Figures.hours(Window.H24, TICK, 30, 38));

    assertThat(judgements).hasSize(1);
    assertThat(judgements.get(0).state).isEqualTo(AT_RISK);
    assertThat(judgements.get(0).lastHourFails).isTrue();
  }

  @Test
  void lastHourOfAnotherTickOrCellDoesNot() {
    take(Figures.hours(Window.H1, TICK - 60_000, 20, 45));
    take(Figures.hours(Window.H24, TICK, 30, 38));
    Rolled elsewhere = Figures.hours(Window.H1, TICK, 20, 45);
    elsewhere.cell = elsewhere.cell.replace("dalian", "xiamen");
    take(elsewhere);
    take(Figures.hours(Window.H24, TICK, 30, 38));

    assertThat(judgements).extracting(judgement -> judgement.lastHourFails).containsOnly(false);
  }

  @Test
  void provisionalFiguresAreNotJudged() {
    Rolled open = Figures.hours(Window.H24, TICK, 30, 45);
    open.provisional = true;
    take(open);

    assertThat(judgements).isEmpty();
  }

  @Test
  void lastHourWithFewCompletionsFailsNothing() {
    take(Figures.hours(Window.H1, TICK, 19, 45));
    take(Figures.hours(Window.H24, TICK, 30, 38));

    assertThat(judgements.get(0).lastHourFails).isFalse();
  }

  private void take(Rolled rolled) {
    judge.flatMap(rolled, new ListCollector<>(judgements));
  }
}
