package io.clearwatch.standalone.commands;

import static java.util.stream.Collectors.joining;

import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Target.Change;
import io.clearwatch.seeds.TargetSuccession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Targets and their amounts in words. */
final class TargetText {
  private TargetText() {}

  /** Limits in the order of time: {@code below 40 h, from 2026-04-01T00:00:00Z below 38 h}. */
  static String limits(Target target) {
    String comparator = lower(target.comparator()).replace('_', ' ') + ' ';
    return comparator
        + amount(target.limit(), target.unit())
        + target.changes().stream()
            .map(
                (Change change) ->
                    ", from %s %s%s"
                        .formatted(
                            change.from(), comparator, amount(change.limit(), target.unit())))
            .collect(joining());
  }

  /** What is to change, in a line. */
  static String change(TargetSuccession succession) {
    Target next = succession.next();
    if (succession.standing() == null) {
      return "%s: new, from %s %s".formatted(next.id(), succession.from(), limits(next));
    }
    if (succession.from() == null) {
      return "%s: its text only; still %s".formatted(next.id(), limits(next));
    }
    return "%s: changes from %s: %s (was %s)"
        .formatted(next.id(), succession.from(), limits(next), limits(succession.standing()));
  }

  static String amount(double value, Unit unit) {
    return unit == Unit.SHARE ? plain(100 * value) + " %" : plain(value) + ' ' + unit(unit);
  }

  static String unit(Unit unit) {
    return unit == Unit.HOURS ? "h" : lower(unit).replace('_', ' ');
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(4, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
