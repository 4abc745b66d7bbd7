package io.clearwatch.standalone.compare;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.compare.Finding.Effect;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The main findings in lines for a terminal: wide cells over the whole runs, and what else changed.
 */
public final class ComparisonText {
  private static final Set<Dimension> WIDE = Set.of(Dimension.CITY, Dimension.DIRECTION);
  private static final int MOST_NARROW = 10;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(WorkingDays.SHANGHAI);
  private static final String ROW = "%-20s %-24s %9s %9s %9s  %-19s %9s %9s";

  private ComparisonText() {}

  public static List<String> of(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("A  " + words(comparison.first()));
    lines.add("B  " + words(comparison.second()));
    lines.add("");
    lines.add(
        ROW.formatted("cell", "mean of", "A", "B", "B - A", "95 % interval", "mix", "within")
            .stripTrailing());
    for (Finding finding : comparison.findings()) {
      if (isMain(finding)) {
        lines.add(row(finding));
      }
    }
    lines.add("");
    lines.add(
        "* beyond noise: of all that are marked, 5 % at most are expected to be there by chance.");
    lines.add(
        "mix: what another mix of goods, filings, ports and traders explains; within: the rest.");
    List<Finding> narrow = narrow(comparison);
    lines.add("");
    lines.add(
        narrow.isEmpty()
            ? "No narrower cell changed beyond noise."
            : narrow.size() + " narrower cells changed beyond noise; those that changed most:");
    narrow.stream().limit(MOST_NARROW).map(ComparisonText::row).forEach(lines::add);
    return lines;
  }

  private static String words(Span span) {
    return String.format(
        Locale.ROOT,
        "%s to %s, %,d clearances",
        DAY.format(span.first()),
        DAY.format(span.last()),
        span.clearances());
  }

  private static boolean isMain(Finding finding) {
    return finding.period().equals(Period.WHOLE.key())
        && WIDE.containsAll(finding.cell().keySet())
        && finding.cell().containsKey(Dimension.CITY)
        && finding.first() != null
        && finding.second() != null;
  }

  private static List<Finding> narrow(Comparison comparison) {
    return comparison.findings().stream()
        .filter(finding -> finding.period().equals(Period.WHOLE.key()))
        .filter(finding -> !WIDE.containsAll(finding.cell().keySet()))
        .filter(finding -> finding.difference() != null && finding.difference().isBeyondNoise())
        .sorted(Comparator.comparingDouble(ComparisonText::relative).reversed())
        .toList();
  }

  private static double relative(Finding finding) {
    return Math.abs(finding.difference().value())
        / Math.max(1e-9, Math.max(finding.first().mean(), finding.second().mean()));
  }

  private static String row(Finding finding) {
    Effect difference = finding.difference();
    String unit = finding.measure().unit() == Unit.HOURS ? " h" : " d";
    return ROW.formatted(
            finding.where(),
            finding.measure().key() + unit,
            number(finding.first().mean()),
            number(finding.second().mean()),
            difference == null ? "" : signed(difference) + mark(difference),
            difference == null
                ? "too few days"
                : signed(difference.low()) + " to " + signed(difference.high()),
            effect(finding.mix()),
            effect(finding.within()))
        .stripTrailing();
  }

  private static String effect(Effect effect) {
    return effect == null ? "" : signed(effect) + mark(effect);
  }

  private static String mark(Effect effect) {
    return effect.isBeyondNoise() ? "*" : " ";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }

  private static String signed(Effect effect) {
    return signed(effect.value());
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.2f", value);
  }

  /** A day of Shanghai. */
  static String day(Instant time) {
    return DAY.format(time);
  }
}
