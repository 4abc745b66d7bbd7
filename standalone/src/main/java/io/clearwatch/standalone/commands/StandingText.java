package io.clearwatch.standalone.commands;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Target.Statistic;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.series.ComplianceHistory;
import io.clearwatch.standalone.series.ComplianceHistory.Completions;
import io.clearwatch.standalone.series.ComplianceHistory.Verdict;
import io.clearwatch.standalone.series.RestOfMonth;
import io.clearwatch.standalone.series.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How targets stand now and in the calendar month so far, in lines. */
final class StandingText {
  /** Says nothing, where no store was given. */
  static final StandingText NONE = new StandingText(null, null);

  private final ComplianceHistory history;
  private final Instant now;

  StandingText(ComplianceHistory history, Instant now) {
    this.history = history;
    this.now = now;
  }

  List<String> of(Target target) {
    List<String> lines = new ArrayList<>();
    if (history == null) {
      return lines;
    }
    OffsetDateTime monthStart =
        now.atOffset(WorkingDays.SHANGHAI).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    Instant from = monthStart.toInstant();
    Map<String, List<Verdict>> verdicts = history.verdicts(target, from, now);
    if (verdicts.isEmpty()) {
      lines.add("NOW nothing is stored of this month");
    }
    for (Map.Entry<String, List<Verdict>> direction : verdicts.entrySet()) {
      addStanding(target, direction.getKey(), direction.getValue(), lines);
      if (target.statistic() == Statistic.MEAN) {
        Instant end = monthStart.plusMonths(1).toInstant();
        addRest(target, direction.getKey(), from, end, lines);
      }
    }
    return lines;
  }

  private void addStanding(
      Target target, String direction, List<Verdict> verdicts, List<String> lines) {
    Verdict current = verdicts.get(verdicts.size() - 1);
    String value =
        current.state() == TargetState.NO_DATA
            ? "no verdict"
            : rounded(current.value(), target.unit());
    lines.add(
        "NOW%s: %s against %s, %s since %s (%s at %s)"
            .formatted(
                named(target, direction),
                value,
                TargetText.amount(current.limit(), target.unit()),
                current.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                history.since(target, direction, current),
                target.judged().key(),
                current.tick()));
    long withData = verdicts.stream().filter(v -> v.state() != TargetState.NO_DATA).count();
    long within =
        verdicts.stream()
            .filter(v -> v.state() == TargetState.OK || v.state() == TargetState.AT_RISK)
            .count();
    lines.add(
        withData == 0
            ? "This month%s: no tick had enough cases".formatted(named(target, direction))
            : "This month%s: within the limit at %s %% of the ticks with data (%,d of %,d)"
                .formatted(
                    named(target, direction),
                    TargetText.plain(Math.floor(1000.0 * within / withData) / 10),
                    within,
                    withData));
  }

  private void addRest(
      Target target, String direction, Instant from, Instant end, List<String> lines) {
    Completions soFar = history.completions(target, direction, from, now);
    double limit = target.limitAt(now);
    double hoursLeft = Duration.between(now, end).toMillis() / 3_600_000.0;
    RestOfMonth rest =
        RestOfMonth.of(
            target.comparator(), limit, soFar.count(), soFar.mean(), soFar.hours(), hoursLeft);
    String amount = TargetText.amount(limit, target.unit());
    String verdict =
        switch (rest.kind()) {
          case UNKNOWN -> "nothing completed in the hours that are stored";
          case NEEDS ->
              "the rest of the month has to be %s %s for the whole month to meet %s"
                  .formatted(
                      TargetText.lower(target.comparator()).replace('_', ' '),
                      rounded(rest.mean(), target.unit()),
                      amount);
          case CERTAIN -> "the month meets %s whatever comes".formatted(amount);
          case IMPOSSIBLE -> "the month cannot meet %s any more".formatted(amount);
        };
    String basis =
        soFar.count() == 0
            ? ""
            : " (mean so far %s of %,d cases in %,d of %,d hours, the rest taken at the same pace)"
                .formatted(
                    rounded(soFar.mean(), target.unit()),
                    soFar.count(),
                    soFar.hours(),
                    Duration.between(from, now).toHours());
    lines.add("This month%s: %s%s".formatted(named(target, direction), verdict, basis));
  }

  private static String named(Target target, String direction) {
    boolean isOneOfTwo =
        !direction.equals(Dimension.ALL) && !target.scope().containsKey(Dimension.DIRECTION);
    return isOneOfTwo ? " " + direction : "";
  }

  private static String rounded(double value, Unit unit) {
    double scale = unit == Unit.SHARE ? 10_000.0 : 100.0;
    return TargetText.amount(Math.round(value * scale) / scale, unit);
  }
}
