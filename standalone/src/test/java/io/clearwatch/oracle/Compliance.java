package io.clearwatch.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Every target at every tick. */
final class Compliance {
  private static final double BOUNDARY = 1e-9;

  /**
   * What a window says of a target.
   *
   * @param count completions, or the denominator of a share
   * @param value null without completions
   */
  private record Reading(long count, Double value) {}

  private final Figures figures;
  private final List<Long> ticks;
  private final Table table = new Table(ResultFile.COMPLIANCE);

  private Compliance(Figures figures, List<Long> ticks) {
    this.figures = figures;
    this.ticks = ticks;
  }

  static Table of(Figures figures, List<Long> ticks, Catalogue catalogue) {
    Compliance compliance = new Compliance(figures, ticks);
    catalogue.targets().forEach(compliance::add);
    return compliance.table;
  }

  private void add(Target target) {
    List<Map<String, String>> cells = new ArrayList<>();
    if (target.perDirection()) {
      for (String direction : List.of("IMPORT", "EXPORT")) {
        Map<String, String> cell = new HashMap<>(target.scope());
        cell.put("direction", direction);
        cells.add(cell);
      }
    } else {
      cells.add(target.scope());
    }
    for (Map<String, String> cell : cells) {
      for (Window window : new LinkedHashSet<>(List.of(target.judged(), target.watched()))) {
        LongFunction<Reading> readings =
            target.isShare()
                ? shares(target.metric(), cell, window)
                : durations(target, cell, window);
        for (long tick : ticks) {
          if (target.inForce(tick)) {
            addRow(target, cell, window, tick, readings.apply(tick));
          }
        }
      }
    }
  }

  private LongFunction<Reading> shares(String indicator, Map<String, String> cell, Window window) {
    Tally tally =
        new Tally(
            figures.shares().getOrDefault(indicator, List.of()).stream()
                .filter(counted -> Cells.matches(counted, cell))
                .toList());
    return tick -> {
      long denominator = tally.denominator(tick - window.millis(), tick);
      double numerator = tally.numerator(tick - window.millis(), tick);
      return new Reading(denominator, denominator == 0 ? null : (Double) (numerator / denominator));
    };
  }

  private LongFunction<Reading> durations(Target target, Map<String, String> cell, Window window) {
    RollingWindow rolling =
        new RollingWindow(
            new RankedDurations(
                figures.durations().getOrDefault(target.metric(), List.of()).stream()
                    .filter(completion -> Cells.matches(completion, cell))
                    .toList()),
            window.millis());
    double unit = Metrics.unit(target.metric());
    return tick -> {
      rolling.moveTo(tick);
      if (rolling.count() == 0) {
        return new Reading(0, null);
      }
      double value =
          target.statistic().equals("MEAN")
              ? (double) rolling.sum() / rolling.count()
              : rolling.percentile(Integer.parseInt(target.statistic().substring(1)));
      return new Reading(rolling.count(), value / unit);
    };
  }

  private void addRow(
      Target target, Map<String, String> cell, Window window, long tick, Reading reading) {
    Double value = reading.value();
    double limit = target.limitAt(tick);
    Double ratio = value == null || limit == 0 ? null : (Double) (value / limit);
    boolean approximate = target.statistic().startsWith("P");
    table.add(
        List.of(
            target.id(),
            window.name(),
            Times.iso(tick),
            cell.getOrDefault("city", Cells.ALL),
            cell.getOrDefault("direction", Cells.ALL)),
        cell(value, approximate),
        Cell.decimal(limit),
        cell(ratio, approximate),
        state(target, limit, reading, approximate));
  }

  private static Cell cell(Double value, boolean approximate) {
    return approximate && value != null ? new Cell.Percentile(value) : Cell.decimal(value);
  }

  private static Cell state(Target target, double limit, Reading reading, boolean approximate) {
    if (reading.value() == null || reading.count() < target.minimumCount()) {
      return new Cell.State("NO_DATA", false);
    }
    double value = reading.value();
    String state =
        !target.holds(value, limit) ? "BREACHED" : target.atRisk(value, limit) ? "AT_RISK" : "OK";
    double slack = approximate ? Cell.Percentile.RELATIVE * value : BOUNDARY;
    boolean undecided =
        Math.abs(value - limit) <= slack || Math.abs(value - target.riskLimit(limit)) <= slack;
    return new Cell.State(state, undecided);
  }
}
