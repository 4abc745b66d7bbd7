package io.clearwatch.jobs.clocks;

import io.clearwatch.jobs.clocks.StuckChange.Kind;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;

/**
 * Tells which stuck cases there are in the subjects of a {@link Clock}: each once time has passed
 * its limit, and again whenever an event changes it.
 *
 * <p>State, only of a subject that has been stuck: the cases that were told. One event-time timer
 * per open subject, at its next limit; none after the last one. Those fall on odd milliseconds and
 * the clock's own timers on even ones ({@link Retention}), so that a timer says by itself what it
 * is for.
 *
 * @param <M> milestones of one id
 */
final class StuckWatch<M> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final StuckRules<M> rules;
  private final Retention retention;

  private transient ValueState<Told> told;

  /** The cases of one subject that were told. Public field, for Flink's POJO serializer. */
  public static final class Told {
    public List<StuckCase> cases = new ArrayList<>();

    public Told() {}
  }

  StuckWatch(StuckRules<M> rules, Retention retention) {
    this.rules = rules;
    this.retention = retention;
  }

  void open(RuntimeContext context) {
    told = context.getState(new ValueStateDescriptor<>("stuck", TypeInformation.of(Told.class)));
  }

  /** True if a timer is at a limit. */
  static boolean isLimit(long timerMillis) {
    return (timerMillis & 1) == 1;
  }

  /** A case is told once time has passed its limit: on an odd millisecond. */
  private static long dueMillis(StuckCase stuck) {
    return stuck.fromMillis() | 1;
  }

  /** All cases as the milestones stand, told or not. */
  List<StuckCase> cases(M milestones, long lastMillis) {
    return rules.cases(milestones, retention.lostMillis(lastMillis));
  }

  /**
   * The milestones have changed.
   *
   * @param latestMillis the {@link LastingWatermark}: no case that is due later has been told
   */
  void changed(
      List<StuckCase> before,
      List<StuckCase> now,
      long latestMillis,
      TimerService timers,
      Consumer<StuckChange> out)
      throws IOException {
    if (before.equals(now)) {
      return;
    }
    List<StuckCase> known = List.of();
    for (StuckCase stuck : before) {
      if (dueMillis(stuck) <= latestMillis) {
        known = told();
        break;
      }
    }
    long asOf = asOf(known, timers);
    long timer = next(before, asOf);
    long timerNow = next(now, asOf);
    if (timer != timerNow) {
      if (timer != Long.MAX_VALUE) {
        timers.deleteEventTimeTimer(timer);
      }
      register(timerNow, timers);
    }
    tell(known, now, asOf, out);
  }

  /** Time has come to a limit. */
  void passed(List<StuckCase> now, TimerService timers, Consumer<StuckChange> out)
      throws IOException {
    List<StuckCase> known = told();
    long asOf = asOf(known, timers);
    register(next(now, asOf), timers);
    tell(known, now, asOf, out);
  }

  /** No event comes any more: tells all cases, those of the future too. */
  void end(List<StuckCase> now, Consumer<StuckChange> out) throws IOException {
    tell(told(), now, Long.MAX_VALUE, out);
    told.clear();
  }

  /** The subject is forgotten. */
  void forget(Consumer<StuckChange> out) throws IOException {
    for (StuckCase stuck : told()) {
      out.accept(new StuckChange(Kind.IS_LAST, stuck));
    }
    told.clear();
  }

  /** What was told stays told after a restart, when there is no watermark yet. */
  private static long asOf(List<StuckCase> known, TimerService timers) {
    long asOf = timers.currentWatermark();
    for (StuckCase stuck : known) {
      asOf = Math.max(asOf, dueMillis(stuck));
    }
    return asOf;
  }

  private static long next(List<StuckCase> cases, long asOf) {
    long next = Long.MAX_VALUE;
    for (StuckCase stuck : cases) {
      long due = dueMillis(stuck);
      if (due > asOf) {
        next = Math.min(next, due);
      }
    }
    return next;
  }

  private static void register(long timer, TimerService timers) {
    if (timer != Long.MAX_VALUE) {
      timers.registerEventTimeTimer(timer);
    }
  }

  private void tell(
      List<StuckCase> known, List<StuckCase> now, long asOf, Consumer<StuckChange> out)
      throws IOException {
    List<StuckCase> due = new ArrayList<>(0);
    for (StuckCase stuck : now) {
      if (dueMillis(stuck) <= asOf) {
        due.add(stuck);
      }
    }
    if (due.equals(known)) {
      return;
    }
    for (StuckCase stuck : known) {
      if (!isAmong(due, stuck)) {
        out.accept(new StuckChange(Kind.NEVER_WAS, stuck));
      }
    }
    for (StuckCase stuck : due) {
      if (!known.contains(stuck)) {
        out.accept(new StuckChange(Kind.IS, stuck));
      }
    }
    if (due.isEmpty()) {
      told.clear();
    } else {
      Told state = new Told();
      state.cases = due;
      told.update(state);
    }
  }

  private static boolean isAmong(List<StuckCase> cases, StuckCase stuck) {
    for (StuckCase other : cases) {
      if (other.key().equals(stuck.key()) && other.cell().equals(stuck.cell())) {
        return true;
      }
    }
    return false;
  }

  private List<StuckCase> told() throws IOException {
    Told state = told.value();
    return state == null ? List.of() : state.cases;
  }
}
