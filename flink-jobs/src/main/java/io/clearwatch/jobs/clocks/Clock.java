package io.clearwatch.jobs.clocks;

import io.clearwatch.jobs.pipeline.PipelineCounts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Runs the {@link ClockRules} of one kind of subject, keyed by its id: every event that changes the
 * result gives a {@link Revision}, at once. So whatever the order of the events, what the revisions
 * add up to is the result of them all.
 *
 * <p>A side output tells the cases in which a subject is stuck, see {@link StuckWatch}.
 *
 * <p>State: the milestones, and one event-time timer per id that looks whether they can go. A
 * finished subject is kept for {@link Retention#finishedMillis} after its last event, for
 * corrections; an unfinished one for {@link Retention#openMillis}. An event that comes later than
 * that cannot be told from a first one; it is left out and counted.
 */
public class Clock<E, M, R> extends KeyedProcessFunction<String, E, Revision<R>>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** Side output of what is stuck. */
  public static final OutputTag<StuckChange> STUCK =
      new OutputTag<>("stuck", TypeInformation.of(StuckChange.class));

  private final ClockRules<E, M, R> rules;
  private final StuckWatch<M> stuck;
  private final TypeInformation<M> milestonesType;
  private final Retention retention;

  private transient ValueState<M> state;
  private transient Counter unchanged;
  private transient Counter forgotten;
  private transient LastingWatermark watermark;

  public Clock(
      ClockRules<E, M, R> rules,
      StuckRules<M> stuckRules,
      TypeInformation<M> milestonesType,
      Retention retention) {
    this.rules = rules;
    this.stuck = new StuckWatch<>(stuckRules, retention);
    this.milestonesType = milestonesType;
    this.retention = retention;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    watermark = new LastingWatermark(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    watermark.snapshot();
  }

  @Override
  public void open(OpenContext context) throws Exception {
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("milestones", milestonesType));
    stuck.open(getRuntimeContext());
    unchanged = getRuntimeContext().getMetricGroup().counter("eventsWithoutEffect");
    forgotten = getRuntimeContext().getMetricGroup().counter("eventsAfterRetention");
  }

  @Override
  public void processElement(E event, Context context, Collector<Revision<R>> out)
      throws Exception {
    long now = watermark.millis(context.timerService());
    M milestones = state.value();
    if (milestones == null) {
      long time = rules.timeMillis(event);
      if (retention.isOver(time, now)) {
        forgotten.inc();
        context.output(PipelineCounts.TAG, PipelineCounts.oneLate());
        return;
      }
      milestones = rules.none();
      context.timerService().registerEventTimeTimer(retention.firstLook(time));
    }
    R before = rules.result(milestones);
    List<StuckCase> stuckBefore = stuckCases(milestones);
    if (!merge(milestones, event, context)) {
      unchanged.inc();
      return;
    }
    R after = rules.result(milestones);
    state.update(milestones);
    stuck.changed(
        stuckBefore, stuckCases(milestones), now, context.timerService(), stuckOutput(context));
    if (!Objects.equals(before, after)) {
      out.collect(new Revision<>(before, after));
    }
  }

  private List<StuckCase> stuckCases(M milestones) {
    return stuck.cases(milestones, rules.lastMillis(milestones));
  }

  private Consumer<StuckChange> stuckOutput(Context context) {
    return change -> context.output(STUCK, change);
  }

  /** Merges the event; a subclass may watch what else changes. */
  protected boolean merge(M milestones, E event, Context context) {
    return rules.merge(milestones, event);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Revision<R>> out)
      throws Exception {
    M milestones = state.value();
    if (milestones == null) {
      return;
    }
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      stuck.end(stuckCases(milestones), stuckOutput(context));
      state.clear();
    } else if (StuckWatch.isLimit(timestamp)) {
      watermark.millis(context.timerService());
      stuck.passed(stuckCases(milestones), context.timerService(), stuckOutput(context));
    } else if (isOver(milestones, timestamp)) {
      forget(milestones, context);
      stuck.forget(stuckOutput(context));
      state.clear();
    } else {
      context.timerService().registerEventTimeTimer(retention.nextLook(timestamp));
    }
  }

  private boolean isOver(M milestones, long nowMillis) {
    return retention.isOver(rules.isFinished(milestones), rules.lastMillis(milestones), nowMillis);
  }

  /** Called when the milestones go for their age; a subclass may clean up after them. */
  protected void forget(M milestones, OnTimerContext context) {}
}
