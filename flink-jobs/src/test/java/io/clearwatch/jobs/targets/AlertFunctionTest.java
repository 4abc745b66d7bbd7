package io.clearwatch.jobs.targets;

import static io.clearwatch.events.AlertState.FIRING;
import static io.clearwatch.events.AlertState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import io.clearwatch.jobs.rolling.Cell;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Window;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Dalian's promise of imports below 40 hours, watched over a day in ticks of five minutes. */
class AlertFunctionTest {
  private static final long STEP = 5 * 60_000L;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final Catalogue CATALOGUE = Catalogue.builtIn();
  private static final Target TARGET = CATALOGUE.target("dalian-import-clearance");

  private KeyedOneInputStreamOperatorTestHarness<String, Judgement, Alert> alerts;

  @BeforeEach
  void start() throws Exception {
    start(null);
  }

  @AfterEach
  void close() throws Exception {
    alerts.close();
  }

  @Test
  void breachFiresAfterTenMinutesAndIsResolvedTenMinutesBelowTheMargin() throws Exception {
    run(50, 50, 50, 50, 39, 39, 39, 37, 37, 37);

    assertThat(states(AlertKind.TARGET)).containsExactly(FIRING, RESOLVED);
    Alert firing = given(AlertKind.TARGET).get(0);
    assertThat(firing.getEventTime()).isEqualTo(tick(2));
    assertThat(firing.getValue()).isEqualTo(50);
    assertThat(firing.getLimit()).isEqualTo(40);
    assertThat(firing.getTarget()).isEqualTo("dalian-import-clearance");
    assertThat(given(AlertKind.TARGET).get(1).getEventTime()).isEqualTo(tick(9));
  }

  @Test
  void alertIdNamesTargetPlaceAndBeginAndStaysTheSame() throws Exception {
    run(30, 50, 50, 50, 30, 30, 30);

    assertThat(given(AlertKind.TARGET))
        .extracting(Alert::getAlertId)
        .containsExactly(
            "TARGET:dalian-import-clearance:dalian:all:IMPORT:2026-03-02T00:05:00Z",
            "TARGET:dalian-import-clearance:dalian:all:IMPORT:2026-03-02T00:05:00Z");
  }

  @Test
  void limitReachedButNotPassedByTheMarginDoesNotResolve() throws Exception {
    run(50, 50, 50, 38.1, 38.1, 38.1, 38.1);
    assertThat(states(AlertKind.TARGET)).containsExactly(FIRING);

    take(7, 38.0);
    take(8, 38.0);
    take(9, 38.0);
    watermark(9);
    assertThat(states(AlertKind.TARGET)).containsExactly(FIRING, RESOLVED);
  }

  @Test
  void noDataNeitherHoldsNorClears() throws Exception {
    run(50, 50, 50);
    for (int i = 3; i < 10; i++) {
      Judgement nothing = judgement(i, 10);
      nothing.state = Judgement.State.NO_DATA;
      take(nothing);
    }
    watermark(10);

    assertThat(states(AlertKind.TARGET)).containsExactly(FIRING);
    assertThat(alerts.numEventTimeTimers()).isZero();
  }

  @Test
  void judgedWindowRaisesNoAlert() throws Exception {
    for (int i = 0; i < 5; i++) {
      Judgement judged = judgement(i, 50);
      judged.window = Window.D30;
      take(judged);
    }
    watermark(9);

    assertThat(alerts.extractOutputValues()).isEmpty();
  }

  @Test
  void earlyWarningNeedsTheDayAtRiskAndTheHourPastTheLimit() throws Exception {
    double[] lastHours = {45, 45, 45, 30, 30, 30};
    for (int i = 0; i < lastHours.length; i++) {
      Judgement judgement = judgement(i, 38);
      judgement.lastHourValue = lastHours[i];
      take(judgement);
    }
    watermark(9);

    assertThat(states(AlertKind.EARLY)).containsExactly(FIRING, RESOLVED);
    assertThat(states(AlertKind.TARGET)).isEmpty();
  }

  @Test
  void hourPastTheLimitIsNoWarningWhileTheDayIsWell() throws Exception {
    for (int i = 0; i < 6; i++) {
      Judgement judgement = judgement(i, 20);
      judgement.lastHourValue = 45.0;
      take(judgement);
    }
    watermark(9);

    assertThat(alerts.extractOutputValues()).isEmpty();
  }

  @Test
  void tickThatIsGivenAgainLaterIsNotLookedAt() throws Exception {
    run(50, 50, 50, 50);
    take(0, 20);
    take(1, 20);
    watermark(4);

    assertThat(states(AlertKind.TARGET)).containsExactly(FIRING);
  }

  @Test
  void bestPossibleLimitIsClearWhenItIsReached() throws Exception {
    Target paperless = CATALOGUE.target("dalian-paperless");
    Cell cell = TargetCells.of(paperless).get(0);
    double[] shares = {0.9, 0.9, 0.9, 1, 1, 1};
    for (int i = 0; i < shares.length; i++) {
      Judgement judgement = new Judgement();
      judgement.target = paperless.id();
      judgement.window = paperless.watched();
      judgement.tickMillis = START + i * STEP;
      judgement.city = cell.get(Dimension.CITY);
      judgement.port = cell.get(Dimension.PORT);
      judgement.direction = cell.get(Dimension.DIRECTION);
      judgement.limit = paperless.limit();
      judgement.value = shares[i];
      judgement.state = Verdict.state(paperless, paperless.limit(), shares[i], 100);
      take(judgement);
    }
    watermark(9);

    assertThat(states(AlertKind.TARGET)).containsExactly(FIRING, RESOLVED);
  }

  @Property(tries = 20)
  void orderOfArrivalAndRestartMakeNoDifference(@ForAll Random random) throws Exception {
    List<Judgement> course = new ArrayList<>();
    double value = 38;
    for (int i = 0; i < 60; i++) {
      value += random.nextDouble() < 0.2 ? random.nextInt(9) - 4 : 0;
      Judgement judgement = judgement(i, value);
      judgement.lastHourValue = value + random.nextInt(5);
      course.add(judgement);
    }
    start(null);
    for (Judgement judgement : course) {
      take(judgement);
      alerts.processWatermark(judgement.tickMillis);
    }
    List<Alert> expected = alerts.extractOutputValues();
    close();

    List<Judgement> firstHalf = new ArrayList<>(course.subList(0, 30));
    List<Judgement> secondHalf = new ArrayList<>(course.subList(30, 60));
    Collections.shuffle(firstHalf, random);
    Collections.shuffle(secondHalf, random);
    start(null);
    takeAll(firstHalf);
    watermark(random.nextInt(30));
    List<Alert> given = new ArrayList<>(alerts.extractOutputValues());
    OperatorSubtaskState state = alerts.snapshot(1, 1);
    close();
    start(state);
    takeAll(secondHalf);
    watermark(60);
    given.addAll(alerts.extractOutputValues());
    close();

    assertThat(given).isEqualTo(expected);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    alerts =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AlertFunction(CATALOGUE)),
            Judgement::subject,
            Types.STRING);
    if (state != null) {
      alerts.initializeState(state);
    }
    alerts.open();
  }

  /** One value at each tick, each given as its time comes. */
  private void run(double... values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      take(i, values[i]);
      watermark(i);
    }
  }

  private void takeAll(List<Judgement> judgements) throws Exception {
    for (Judgement judgement : judgements) {
      take(judgement);
    }
  }

  private void take(int tick, double value) throws Exception {
    take(judgement(tick, value));
  }

  private void take(Judgement judgement) throws Exception {
    alerts.processElement(judgement, judgement.tickMillis);
  }

  private void watermark(int tick) throws Exception {
    alerts.processWatermark(START + tick * STEP);
  }

  private static Instant tick(int tick) {
    return Instant.ofEpochMilli(START + tick * STEP);
  }

  private static Judgement judgement(int tick, double value) {
    return Verdict.of(
        TARGET, Figures.DALIAN_IMPORT, Figures.hours(Window.H24, START + tick * STEP, 100, value));
  }

  private List<Alert> given(AlertKind kind) {
    return alerts.extractOutputValues().stream().filter(alert -> alert.getKind() == kind).toList();
  }

  private List<AlertState> states(AlertKind kind) {
    return given(kind).stream().map(Alert::getState).toList();
  }
}
