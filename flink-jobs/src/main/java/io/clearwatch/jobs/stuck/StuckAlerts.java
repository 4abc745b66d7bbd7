package io.clearwatch.jobs.stuck;

import io.clearwatch.events.Alert;
import io.clearwatch.jobs.clocks.StuckChange;
import io.clearwatch.jobs.stuck.StuckQueue.Waiting;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Alerts on stuck cases, in the order of time and at most so many a minute of event time. What
 * finds no room waits for the next minute; a case that moves meanwhile is never told.
 *
 * <p>Input key: one for all, since the bound is that of the job. State: an alert per case, for as
 * long as the case can still change. One timer, at the next full minute with something to tell. The
 * {@link StuckQueue} that says what comes next is derived from the state and made anew after a
 * restart.
 *
 * <p>At the end of the input there is no later minute: everything is told.
 */
public final class StuckAlerts extends KeyedProcessFunction<String, StuckChange, Alert> {
  private static final long serialVersionUID = 1L;

  private static final long MINUTE = 60_000L;

  private final int perMinute;
  private final long untilMillis;

  private transient MapState<String, StuckAlert> alerts;
  private transient ValueState<Position> position;
  private transient StuckQueue queue;

  /** How far it has come. Public fields, for Flink's POJO serializer. */
  public static final class Position {
    /** Last full minute at which something was told; {@link Long#MIN_VALUE} before the first. */
    public long lastTickMillis = Long.MIN_VALUE;

    /** For which a timer is registered; {@link Long#MAX_VALUE} if none. */
    public long timerMillis = Long.MAX_VALUE;

    public Position() {}
  }

  /**
   * @param perMinute at least 1
   * @param untilMillis transitions are told up to before this time, at which the input has its end;
   *     {@link Long#MAX_VALUE} if it has none
   */
  public StuckAlerts(int perMinute, long untilMillis) {
    this.perMinute = perMinute;
    this.untilMillis = untilMillis;
  }

  @Override
  public void open(OpenContext context) {
    alerts =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("alerts", Types.STRING, Types.POJO(StuckAlert.class)));
    position =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("position", Types.POJO(Position.class)));
    queue = null;
  }

  @Override
  public void processElement(StuckChange change, Context context, Collector<Alert> out)
      throws Exception {
    Position at = position.value();
    if (at == null) {
      at = new Position();
    }
    String id = change.stuck.alertId();
    StuckAlert alert = alerts.get(id);
    if (alert == null) {
      if (change.kind != StuckChange.Kind.IS) {
        return;
      }
      alert = new StuckAlert(at.lastTickMillis);
    }
    alert.take(change);
    keep(id, alert);
    schedule(at, Math.max(at.lastTickMillis, context.timerService().currentWatermark()), context);
    position.update(at);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    Position at = position.value();
    at.timerMillis = Long.MAX_VALUE;
    if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      tellBefore(timestamp, perMinute, at, out);
      schedule(at, timestamp, context);
    } else if (untilMillis != Long.MAX_VALUE) {
      tellBefore(untilMillis, Integer.MAX_VALUE, at, out);
    }
    position.update(at);
  }

  private void tellBefore(long tick, int room, Position at, Collector<Alert> out) throws Exception {
    int left = room;
    for (Waiting first = queue().first();
        first != null && first.timeMillis() < tick;
        first = queue().first()) {
      StuckAlert alert = alerts.get(first.alertId());
      if (alert.cameTooLate(at.lastTickMillis, tick)) {
        alert.leaveOut();
      } else if (left > 0) {
        StuckTransition transition = alert.next();
        out.collect(transition.alert());
        alert.tell(transition);
        left--;
      } else {
        break;
      }
      keep(first.alertId(), alert);
    }
    at.lastTickMillis = tick;
  }

  private void keep(String id, StuckAlert alert) throws Exception {
    if (alert.isOver()) {
      alerts.remove(id);
    } else {
      alerts.put(id, alert);
    }
    enqueue(queue(), id, alert);
  }

  private static void enqueue(StuckQueue queue, String id, StuckAlert alert) {
    StuckTransition next = alert.next();
    if (next == null) {
      queue.remove(id);
    } else {
      queue.put(id, next.timeMillis());
    }
  }

  private StuckQueue queue() throws Exception {
    if (queue == null) {
      queue = new StuckQueue();
      for (Map.Entry<String, StuckAlert> entry : alerts.entries()) {
        enqueue(queue, entry.getKey(), entry.getValue());
      }
    }
    return queue;
  }

  /**
   * Sets the timer to the next full minute that has something to tell.
   *
   * @param afterMillis minutes up to this time have had their turn
   */
  private void schedule(Position at, long afterMillis, Context context) throws Exception {
    Waiting first = queue().first();
    long timer =
        first == null
            ? Long.MAX_VALUE
            : (Math.floorDiv(Math.max(first.timeMillis(), afterMillis), MINUTE) + 1) * MINUTE;
    if (timer == at.timerMillis) {
      return;
    }
    if (at.timerMillis != Long.MAX_VALUE) {
      context.timerService().deleteEventTimeTimer(at.timerMillis);
    }
    if (timer != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(timer);
    }
    at.timerMillis = timer;
  }
}
