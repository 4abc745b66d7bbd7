package io.clearwatch.jobs.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.Direction;
import io.clearwatch.jobs.clocks.StuckCase;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.jobs.clocks.StuckChange.Kind;
import io.clearwatch.jobs.rolling.KeyedEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times are minutes since the limit of the first case. */
class StuckAlertsTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long LIMIT = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long LATER = 100_000;

  private KeyedOneInputStreamOperatorTestHarness<String, StuckChange, Alert> alerts;

  @AfterEach
  void close() throws Exception {
    if (alerts != null) {
      alerts.close();
    }
  }

  @Test
  void caseFiresAtItsLimitAndIsResolvedWhenItMoves() throws Exception {
    start(10);
    is(stuck("I1", 0, LATER));
    watermark(1);
    is(stuck("I1", 0, 90));
    watermark(90);
    assertThat(told()).containsExactly("I1 FIRING 0");

    watermark(91);
    assertThat(told()).containsExactly("I1 FIRING 0", "I1 RESOLVED 90");
    Alert resolved = alerts.extractOutputValues().get(1);
    assertThat(resolved.getAlertId())
        .isEqualTo("STUCK:inspection-unstarted-24h:I1:2026-03-01T00:00:00Z");
    assertThat(resolved.getKind()).isEqualTo(AlertKind.STUCK);
    assertThat(resolved.getTarget()).isEqualTo("inspection-unstarted-24h");
    assertThat(resolved.getSubject()).isEqualTo("I1");
    assertThat(resolved.getCity()).isEqualTo("dalian");
    assertThat(resolved.getPort()).isEqualTo("dalian-dayaowan");
    assertThat(resolved.getDirection()).isEqualTo("IMPORT");
    assertThat(resolved.getValue()).isEqualTo(25.5);
    assertThat(resolved.getLimit()).isEqualTo(24);
  }

  @Test
  void caseThatIsStuckForSecondsOnlyIsToldWithBothTransitions() throws Exception {
    start(10);
    alerts.processElement(
        new StuckChange(
            Kind.IS,
            new StuckCase(
                "c", LIMIT, "I1", "a", "b", Direction.IMPORT, START - LIMIT, START + 5_000)),
        START);
    watermark(1);

    assertThat(told()).containsExactly("I1 FIRING 0", "I1 RESOLVED 0");
  }

  @Test
  void transitionsComeInTheOrderOfTimeAndOfIds() throws Exception {
    start(10);
    is(stuck("I3", 2, LATER), stuck("I2", 0, LATER), stuck("I4", 1, LATER), stuck("I1", 2, LATER));
    watermark(10);

    assertThat(told()).containsExactly("I2 FIRING 0", "I4 FIRING 1", "I1 FIRING 2", "I3 FIRING 2");
  }

  @Test
  void whatFindsNoRoomFollowsInTheNextMinutes() throws Exception {
    start(2);
    for (int i = 1; i <= 5; i++) {
      is(stuck("I" + i, 0, LATER));
    }
    watermark(1);
    assertThat(told()).hasSize(2);
    assertThat(alerts.numEventTimeTimers()).isEqualTo(1);
    watermark(2);
    assertThat(told()).hasSize(4);
    watermark(60);
    assertThat(told()).hasSize(5).endsWith("I5 FIRING 0");
  }

  @Test
  void whatMovesBeforeItsTurnIsNeverTold() throws Exception {
    start(1);
    is(stuck("I1", 0, LATER), stuck("I2", 0, LATER), stuck("I3", 0, LATER));
    watermark(1);
    is(stuck("I2", 0, 1));
    watermark(10);
    is(stuck("I2", 0, 1));
    watermark(20);

    assertThat(told()).containsExactly("I1 FIRING 0", "I3 FIRING 0");
    change(Kind.IS_LAST, stuck("I2", 0, 1));
    assertThat(alertsKept()).isEqualTo(2);
  }

  @Test
  void caseThatIsFoundLateIsToldWhole() throws Exception {
    start(1);
    is(stuck("I1", 0, LATER));
    watermark(30);
    is(stuck("I2", 2, 4));
    watermark(40);

    assertThat(told()).containsExactly("I1 FIRING 0", "I2 FIRING 2", "I2 RESOLVED 4");
  }

  @Test
  void lateCasesHaveNoMoreRoomInAMinuteThanOthers() throws Exception {
    start(1);
    is(stuck("I1", 0, LATER));
    watermark(30);
    is(stuck("I2", 2, LATER), stuck("I3", 3, LATER));
    alerts.processWatermark(START + 30 * MINUTE + 1);
    assertThat(told()).hasSize(1);
    watermark(31);
    assertThat(told()).hasSize(2);
    watermark(32);
    assertThat(told()).hasSize(3);
  }

  @Test
  void caseThatNeverWasIsResolvedAtItsLimit() throws Exception {
    start(10);
    is(stuck("I1", 5, LATER));
    watermark(10);
    change(Kind.NEVER_WAS, stuck("I1", 5, LATER));
    watermark(20);

    assertThat(told()).containsExactly("I1 FIRING 5", "I1 RESOLVED 5");
    assertThat(alertsKept()).isZero();
    assertThat(alerts.numEventTimeTimers()).isZero();
  }

  @Test
  void caseThatNeverWasAndWasNotToldYetIsNotToldAtAll() throws Exception {
    start(10);
    is(stuck("I1", 5, LATER));
    change(Kind.NEVER_WAS, stuck("I1", 5, LATER));
    watermark(20);

    assertThat(told()).isEmpty();
    assertThat(alertsKept()).isZero();
  }

  @Test
  void resolvedCaseThatNeverWasGetsTheTimeOfItsLimit() throws Exception {
    start(10);
    is(stuck("I1", 0, 3));
    watermark(10);
    change(Kind.NEVER_WAS, stuck("I1", 0, 3));
    watermark(20);

    assertThat(told()).containsExactly("I1 FIRING 0", "I1 RESOLVED 3", "I1 RESOLVED 0");
  }

  @Test
  void correctedEndIsResolvedAgain() throws Exception {
    start(10);
    is(stuck("I1", 0, 5));
    watermark(10);
    is(stuck("I1", 0, 3));
    watermark(20);
    is(stuck("I1", 0, 15));
    watermark(30);

    assertThat(told())
        .containsExactly(
            "I1 FIRING 0", "I1 RESOLVED 5", "I1 RESOLVED 3", "I1 FIRING 0", "I1 RESOLVED 15");
  }

  /** Who follows alerts by their place has to see the former one end. */
  @Test
  void caseThatIsFoundElsewhereIsResolvedThereFirst() throws Exception {
    start(10);
    StuckCase here = stuck("I1", 0, LATER);
    StuckCase there =
        new StuckCase(
            here.cause(),
            LIMIT,
            "I1",
            "qingdao",
            "qingdao-qianwan",
            Direction.IMPORT,
            here.startMillis(),
            here.closedMillis());
    is(here);
    watermark(10);
    change(Kind.NEVER_WAS, here);
    is(there);
    watermark(20);

    assertThat(told()).containsExactly("I1 FIRING 0", "I1 RESOLVED 0", "I1 FIRING 0");
    assertThat(alerts.extractOutputValues())
        .extracting(Alert::getCity)
        .containsExactly("dalian", "dalian", "qingdao");
  }

  @Test
  void nothingIsKeptOfACaseOfWhichAllIsTold() throws Exception {
    start(10);
    is(stuck("I1", 0, 5));
    change(Kind.IS_LAST, stuck("I1", 0, 5));
    assertThat(alertsKept()).isEqualTo(1);
    watermark(10);

    assertThat(told()).hasSize(2);
    assertThat(alertsKept()).isZero();
    assertThat(alerts.numEventTimeTimers()).isZero();
  }

  @Test
  void restartMakesNoDifference() throws Exception {
    start(2);
    for (int i = 1; i <= 5; i++) {
      is(stuck("I" + i, 0, LATER));
    }
    watermark(1);
    List<String> told = new ArrayList<>(told());
    OperatorSubtaskState state = alerts.snapshot(1, 1);
    close();
    start(2, Long.MAX_VALUE, state);
    is(stuck("I1", 0, 2));
    watermark(10);
    told.addAll(told());

    assertThat(told)
        .containsExactly(
            "I1 FIRING 0",
            "I2 FIRING 0",
            "I3 FIRING 0",
            "I4 FIRING 0",
            "I5 FIRING 0",
            "I1 RESOLVED 2");
  }

  @Test
  void endOfTheInputTellsAllThatWasBeforeIt() throws Exception {
    start(2, START + 60 * MINUTE, null);
    for (int i = 1; i <= 5; i++) {
      is(stuck("I" + i, 0, i < 5 ? LATER : 60));
    }
    is(stuck("I6", 59, LATER), stuck("I7", 60, LATER));
    watermark(1);
    alerts.processWatermark(Long.MAX_VALUE);

    assertThat(told()).hasSize(6).endsWith("I5 FIRING 0", "I6 FIRING 59");
    assertThat(alerts.numEventTimeTimers()).isZero();
  }

  @Test
  void endOfAnInputWithoutAnEndTellsNothingOfTheFuture() throws Exception {
    start(10);
    is(stuck("I1", 0, LATER));
    watermark(1);
    alerts.processWatermark(Long.MAX_VALUE);

    assertThat(told()).containsExactly("I1 FIRING 0");
  }

  @Test
  void fiftyThousandCasesAtOnceAreToldMinuteByMinute() throws Exception {
    int cases = 50_000;
    int perMinute = 300;
    start(perMinute);
    watermark(0);
    for (int i = 0; i < cases; i++) {
      alerts.processElement(new StuckChange(Kind.IS, stuck("I" + i, -i / 1_000, LATER)), START);
    }
    assertThat(alerts.numEventTimeTimers()).isEqualTo(1);

    int minutes = 0;
    int before = 0;
    int told = 0;
    while (told < cases) {
      minutes++;
      watermark(minutes);
      // Without the watermarks, which come out too.
      told = alerts.getOutput().size() - minutes - 1;
      assertThat(told - before).isLessThanOrEqualTo(perMinute);
      before = told;
    }
    Set<String> ids = new HashSet<>();
    alerts.extractOutputValues().forEach(alert -> ids.add(alert.getAlertId()));
    assertThat(ids).hasSize(cases);
    assertThat(minutes).isLessThanOrEqualTo(cases / perMinute + 1);
  }

  private void start(int perMinute) throws Exception {
    start(perMinute, Long.MAX_VALUE, null);
  }

  private void start(int perMinute, long untilMillis, OperatorSubtaskState state) throws Exception {
    alerts =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new StuckAlerts(perMinute, untilMillis)),
            change -> "all",
            Types.STRING);
    if (state != null) {
      alerts.initializeState(state);
    }
    alerts.open();
  }

  private static StuckCase stuck(String id, long fromMinute, long closedMinute) {
    return new StuckCase(
        "inspection-unstarted-24h",
        LIMIT,
        id,
        "dalian",
        "dalian-dayaowan",
        Direction.IMPORT,
        START + fromMinute * MINUTE - LIMIT,
        START + closedMinute * MINUTE);
  }

  private void is(StuckCase... cases) throws Exception {
    for (StuckCase stuck : cases) {
      change(Kind.IS, stuck);
    }
  }

  private void change(Kind kind, StuckCase stuck) throws Exception {
    alerts.processElement(new StuckChange(kind, stuck), START);
  }

  private void watermark(long minute) throws Exception {
    alerts.processWatermark(START + minute * MINUTE);
  }

  private int alertsKept() throws Exception {
    return KeyedEntries.keys(alerts.getOperator(), "all", "alerts", Types.STRING, StuckAlert.class)
        .size();
  }

  private List<String> told() {
    return alerts.extractOutputValues().stream()
        .map(
            alert ->
                alert.getSubject()
                    + ' '
                    + alert.getState()
                    + ' '
                    + (alert.getEventTime().toEpochMilli() - START) / MINUTE)
        .toList();
  }
}
