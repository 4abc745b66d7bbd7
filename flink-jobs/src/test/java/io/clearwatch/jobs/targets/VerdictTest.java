package io.clearwatch.jobs.targets;

import static io.clearwatch.jobs.targets.Figures.target;
import static io.clearwatch.jobs.targets.Judgement.State.AT_RISK;
import static io.clearwatch.jobs.targets.Judgement.State.BREACHED;
import static io.clearwatch.jobs.targets.Judgement.State.NO_DATA;
import static io.clearwatch.jobs.targets.Judgement.State.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.LimitChange;
import io.clearwatch.events.PublishedTarget;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.measurements.Unit;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Target.Comparator;
import io.clearwatch.seeds.Target.Statistic;
import io.clearwatch.seeds.TargetMessages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final long TICK = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Target BELOW_40 = hours(Comparator.BELOW, 40);

  @Test
  void upperLimitIsAtRiskAboveNineTenthsOfIt() {
    assertThat(state(BELOW_40, 36)).isEqualTo(OK);
    assertThat(state(BELOW_40, 36.001)).isEqualTo(AT_RISK);
    assertThat(state(BELOW_40, 39.999)).isEqualTo(AT_RISK);
  }

  @Test
  void comparatorSaysWhetherTheLimitItselfKeepsThePromise() {
    assertThat(state(BELOW_40, 40)).isEqualTo(BREACHED);
    assertThat(state(hours(Comparator.AT_MOST, 40), 40)).isEqualTo(AT_RISK);
    assertThat(state(hours(Comparator.AT_MOST, 40), 40.001)).isEqualTo(BREACHED);
    assertThat(state(share(Comparator.AT_LEAST, 0.5), 0.5)).isEqualTo(AT_RISK);
    assertThat(state(share(Comparator.ABOVE, 0.5), 0.5)).isEqualTo(BREACHED);
  }

  @Test
  void lowerLimitIsAtRiskBelowElevenTenthsOfIt() {
    assertThat(state(share(Comparator.AT_LEAST, 0.5), 0.549)).isEqualTo(AT_RISK);
    assertThat(state(share(Comparator.AT_LEAST, 0.5), 0.551)).isEqualTo(OK);
  }

  @Test
  void bestPossibleLimitIsNeverAtRisk() {
    assertThat(state(share(Comparator.AT_LEAST, 1), 1)).isEqualTo(OK);
    assertThat(state(share(Comparator.AT_LEAST, 1), 0.999)).isEqualTo(BREACHED);
    assertThat(state(share(Comparator.ABOVE, 0), 0.001)).isEqualTo(OK);
    assertThat(state(hours(Comparator.AT_MOST, 0), 0)).isEqualTo(OK);
  }

  @Test
  void fewerCompletionsThanTheMinimumGiveNoVerdict() {
    assertThat(Verdict.state(BELOW_40, 40, 99.0, 19)).isEqualTo(NO_DATA);
    assertThat(Verdict.state(BELOW_40, 40, 99.0, 20)).isEqualTo(BREACHED);
    assertThat(Verdict.state(BELOW_40, 40, null, 0)).isEqualTo(NO_DATA);
  }

  @Test
  void noDataHasTheValueIfThereIsOne() {
    Judgement few = Verdict.of(BELOW_40, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, 7, 3, 5));
    assertThat(few.state).isEqualTo(NO_DATA);
    assertThat(few.value).isEqualTo(5);

    Judgement none =
        Verdict.of(BELOW_40, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, 7, 0, 0));
    assertThat(none.value).isNull();
    assertThat(none.ratio()).isNull();
  }

  @Test
  void judgementSaysWhatWhereAndWhen() {
    Judgement judgement =
        Verdict.of(BELOW_40, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, 7, 30, 20));

    assertThat(judgement.subject()).isEqualTo("target|dalian|all|IMPORT");
    assertThat(judgement.window).isEqualTo(Window.H24);
    assertThat(judgement.tickMillis).isEqualTo(7);
    assertThat(judgement.limit).isEqualTo(40);
    assertThat(judgement.ratio()).isEqualTo(0.5);
    assertThat(judgement.count).isEqualTo(30);
  }

  @Test
  void limitIsTheOneInForceAtTheTick() {
    PublishedTarget message =
        TargetMessages.of(Catalogue.builtIn().target("dalian-import-clearance"));
    message.setChanges(List.of(new LimitChange(Instant.ofEpochMilli(TICK), 18.0)));
    Target changing = TargetMessages.target(message);

    Judgement before =
        Verdict.of(changing, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, TICK - 1, 30, 20));
    Judgement from =
        Verdict.of(changing, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, TICK, 30, 20));

    assertThat(before.limit).isEqualTo(40);
    assertThat(before.state).isEqualTo(OK);
    assertThat(from.limit).isEqualTo(18);
    assertThat(from.state).isEqualTo(BREACHED);
  }

  @Test
  void limitOfZeroHasNoRatio() {
    Target zero = hours(Comparator.AT_MOST, 0);
    Judgement judgement =
        Verdict.of(zero, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, 7, 30, 20));

    assertThat(judgement.ratio()).isNull();
  }

  @Test
  void percentilesAreInTheUnitOfTheTarget() {
    Rolled rolled = Figures.hours(Window.H24, 7, 30, 20);
    rolled.p50 = 3_600_000;
    rolled.p90 = 2 * 3_600_000;
    rolled.p95 = 3 * 3_600_000;
    rolled.p99 = 4 * 3_600_000;

    assertThat(value(Statistic.P50, rolled)).isEqualTo(1);
    assertThat(value(Statistic.P90, rolled)).isEqualTo(2);
    assertThat(value(Statistic.P95, rolled)).isEqualTo(3);
    assertThat(value(Statistic.P99, rolled)).isEqualTo(4);
    assertThat(value(Statistic.MEAN, rolled)).isEqualTo(20);
  }

  @Test
  void shareIsNumeratorByDenominator() {
    Rolled rolled = new Rolled();
    rolled.window = Window.H24;
    rolled.count = 40;
    rolled.sum = 30;
    Judgement judgement =
        Verdict.of(share(Comparator.AT_LEAST, 0.5), Cell.of(Cell.Kind.SHARE, "paperless"), rolled);

    assertThat(judgement.value).isEqualTo(0.75);
  }

  private static double value(Statistic statistic, Rolled rolled) {
    Target target = target(statistic, Comparator.BELOW, 40, Unit.HOURS);
    return Verdict.of(target, Figures.DALIAN_IMPORT, rolled).value;
  }

  private static Judgement.State state(Target target, double value) {
    return Verdict.state(target, target.limit(), value, 20);
  }

  private static Target hours(Comparator comparator, double limit) {
    return target(Statistic.MEAN, comparator, limit, Unit.HOURS);
  }

  private static Target share(Comparator comparator, double limit) {
    return target(Statistic.SHARE, comparator, limit, Unit.SHARE);
  }
}
