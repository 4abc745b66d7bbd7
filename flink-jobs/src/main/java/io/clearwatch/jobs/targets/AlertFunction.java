package io.clearwatch.jobs.targets;

import io.clearwatch.events.Alert;
import io.clearwatch.events.AlertKind;
import io.clearwatch.events.AlertState;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Alerts on targets: TARGET while the watched window is breached; EARLY from when it is at risk and
 * the last hour is past the limit until it is no longer at risk, so that hours that come and go
 * make one warning.
 *
 * <p>Input key: {@link Judgement#subject()}. A judgement waits for the timer of its tick, so that
 * ticks are taken in their order however they arrive. State: the judgements that wait, and one
 * {@link AlertLifecycle} per kind. NO_DATA neither holds nor clears.
 */
public final class AlertFunction extends KeyedProcessFunction<String, Judgement, Alert> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<State> state;
  private transient MapState<Long, Judgement> waiting;

  /** Of one subject. Public fields, for Flink's POJO serializer. */
  public static final class State {
    public AlertLifecycle target = new AlertLifecycle();
    public AlertLifecycle early = new AlertLifecycle();

    public State() {}

    /**
     * Takes the judgement of the next tick; {@link #isLookedAt} has to hold.
     *
     * @param out gets the transitions
     */
    public void take(Judgement judgement, Collector<Alert> out) {
      boolean breached = judgement.state == Judgement.State.BREACHED;
      tell(AlertKind.TARGET, target, judgement, breached, judgement.clear, out);
      boolean atRisk = judgement.state == Judgement.State.AT_RISK;
      boolean isEarly = atRisk && judgement.lastHourFails;
      tell(AlertKind.EARLY, early, judgement, isEarly, !atRisk, out);
    }
  }

  /** False for judgements that no alert depends on. */
  public static boolean isLookedAt(Judgement judgement) {
    return judgement.watched && judgement.state != Judgement.State.NO_DATA;
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext().getState(new ValueStateDescriptor<>("alerts", Types.POJO(State.class)));
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("waiting", Types.LONG, Types.POJO(Judgement.class)));
  }

  @Override
  public void processElement(Judgement judgement, Context context, Collector<Alert> out)
      throws Exception {
    if (isLookedAt(judgement)) {
      waiting.put(judgement.tickMillis, judgement);
      context.timerService().registerEventTimeTimer(judgement.tickMillis);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    Judgement judgement = waiting.get(timestamp);
    waiting.remove(timestamp);
    State current = state.value();
    if (current == null) {
      current = new State();
    }
    current.take(judgement, out);
    state.update(current);
  }

  private static void tell(
      AlertKind kind,
      AlertLifecycle lifecycle,
      Judgement judgement,
      boolean holds,
      boolean well,
      Collector<Alert> out) {
    AlertState entered = lifecycle.next(judgement.tickMillis, holds, well);
    if (entered == null) {
      return;
    }
    Alert alert = new Alert();
    alert.setAlertId(
        String.join(
            ":",
            kind.name(),
            judgement.target,
            judgement.city,
            judgement.port,
            judgement.direction,
            Instant.ofEpochMilli(lifecycle.sinceMillis).toString()));
    alert.setKind(kind);
    alert.setTarget(judgement.target);
    alert.setSubject(judgement.target);
    alert.setCity(judgement.city);
    alert.setPort(judgement.port);
    alert.setDirection(judgement.direction);
    alert.setState(entered);
    alert.setEventTime(Instant.ofEpochMilli(judgement.tickMillis));
    alert.setValue(judgement.value);
    alert.setLimit(judgement.limit);
    out.collect(alert);
    if (entered == AlertState.RESOLVED) {
      lifecycle.reset();
    }
  }
}
