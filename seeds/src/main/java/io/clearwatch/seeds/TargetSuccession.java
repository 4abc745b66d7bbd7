package io.clearwatch.seeds;

import io.clearwatch.seeds.Target.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * How a target of a document follows the one of the same id that stands. The past is kept: figures
 * that were given by the old limit are not judged again.
 *
 * <p>A document that names a later {@code effectiveFrom} and a plain limit means the old limit up
 * to then and the new one from then on; one that names the same {@code effectiveFrom} has the whole
 * history itself, in its {@code changes}.
 *
 * @param standing the target that stands, or null if there is none
 * @param next what is to stand: history included, with the next version; the same object as {@code
 *     standing} if nothing differs
 * @param from the first time that is judged otherwise; null if only what a person reads has changed
 */
public record TargetSuccession(Target standing, Target next, Instant from) {

  /**
   * What a document makes of the target that stands.
   *
   * @param now changes before it are refused
   * @throws IllegalArgumentException if it would change what was judged before; the message is one
   *     line
   */
  public static TargetSuccession of(Target standing, Target wanted, Instant now) {
    if (standing == null) {
      TargetSuccession first =
          new TargetSuccession(
              null, wanted.withVersion(Target.OF_DOCUMENT), wanted.effectiveFrom());
      first.requireNotBefore(now);
      return first;
    }
    Target next = next(standing, wanted);
    if (next.equals(standing)) {
      return new TargetSuccession(standing, standing, null);
    }
    TargetSuccession succession =
        new TargetSuccession(
            standing, next.withVersion(standing.version() + 1), firstDifference(standing, next));
    succession.requireNotBefore(now);
    return succession;
  }

  /** False if the target stays as it stands. */
  public boolean isChange() {
    return next != standing;
  }

  private static Target next(Target standing, Target wanted) {
    boolean follows = wanted.effectiveFrom().isAfter(standing.effectiveFrom());
    return new Target(
        wanted.id(),
        wanted.document(),
        wanted.measure(),
        wanted.name(),
        wanted.metric(),
        wanted.scope(),
        wanted.statistic(),
        wanted.comparator(),
        follows ? standing.limit() : wanted.limit(),
        follows ? history(standing, wanted) : wanted.changes(),
        wanted.unit(),
        follows ? standing.baseline() : wanted.baseline(),
        wanted.judged(),
        wanted.watched(),
        follows ? standing.effectiveFrom() : wanted.effectiveFrom(),
        wanted.deadline(),
        wanted.minimumCount(),
        wanted.note(),
        standing.version());
  }

  private static List<Change> history(Target standing, Target wanted) {
    List<Change> history = new ArrayList<>();
    double limit = standing.limit();
    for (Change change : standing.changes()) {
      if (change.from().isBefore(wanted.effectiveFrom())) {
        history.add(change);
        limit = change.limit();
      }
    }
    if (limit != wanted.limit()) {
      history.add(new Change(wanted.effectiveFrom(), wanted.limit()));
    }
    history.addAll(wanted.changes());
    return history;
  }

  /** Null if every tick is judged alike. */
  private static Instant firstDifference(Target one, Target other) {
    Instant begin =
        one.effectiveFrom().isBefore(other.effectiveFrom())
            ? one.effectiveFrom()
            : other.effectiveFrom();
    if (!one.effectiveFrom().equals(other.effectiveFrom()) || !isJudgedAlike(one, other)) {
      return begin;
    }
    TreeSet<Instant> times = new TreeSet<>();
    times.add(begin);
    one.changes().forEach(change -> times.add(change.from()));
    other.changes().forEach(change -> times.add(change.from()));
    for (Instant time : times) {
      if (one.limitAt(time) != other.limitAt(time)) {
        return time;
      }
    }
    return null;
  }

  /** Whether all but the limits is the same of what a verdict depends on. */
  private static boolean isJudgedAlike(Target one, Target other) {
    return one.metric().equals(other.metric())
        && one.scope().equals(other.scope())
        && one.statistic() == other.statistic()
        && one.comparator() == other.comparator()
        && one.unit() == other.unit()
        && one.judged() == other.judged()
        && one.watched() == other.watched()
        && one.minimumCount() == other.minimumCount();
  }

  private void requireNotBefore(Instant now) {
    if (from == null || !from.isBefore(now)) {
      return;
    }
    if (standing != null && !isJudgedAlike(standing, next)) {
      throw refusal(
          "would be judged otherwise than it has been since "
              + from
              + " (only its limit can change: give the new promise an id of its own)");
    }
    throw refusal(
        "would change from "
            + from
            + " on, which is past; figures already given are not judged again (write "
            + (standing != null && Objects.equals(standing.effectiveFrom(), next.effectiveFrom())
                ? "effectiveFrom: TIME beside the new limit, or changes: [{from: TIME, limit: N}]"
                : "effectiveFrom: TIME")
            + ", with a TIME after "
            + now
            + ")");
  }

  private IllegalArgumentException refusal(String why) {
    return new IllegalArgumentException(next.id() + ' ' + why);
  }
}
