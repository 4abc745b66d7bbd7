package io.clearwatch.standalone.compare;

import io.clearwatch.measurements.Unit;
import io.clearwatch.standalone.compare.Finding.Effect;
import io.clearwatch.standalone.runs.HtmlPage;
import io.clearwatch.standalone.runs.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings as a page: for each measure its cells, with their intervals drawn to one scale. */
public final class ComparisonPage {
  private ComparisonPage() {}

  /**
   * A cell.
   *
   * @param change the difference in words
   * @param interval its ends, or why there are none
   * @param bar null where there is no interval
   * @param isChange whether it is beyond noise
   */
  public record Row(
      String cell,
      String countA,
      String countB,
      String meanA,
      String meanB,
      String change,
      String percent,
      String interval,
      Bar bar,
      boolean isChange,
      String mix,
      boolean isMix,
      String within,
      boolean isWithin) {}

  /** An interval on a scale from 0 to 200, with its zero. */
  public record Bar(double low, double value, double high, double zero) {}

  /** A measure in a period. */
  public record Section(String title, String unit, List<Row> rows) {}

  public static void write(Path file, Comparison comparison) throws IOException {
    HtmlPage.write(
        file,
        "comparison.ftlh",
        Map.of(
            "first", comparison.first(),
            "second", comparison.second(),
            "firstDays", days(comparison.first()),
            "secondDays", days(comparison.second()),
            "changes", changes(comparison),
            "sections", sections(comparison)));
  }

  private static String days(Span span) {
    return ComparisonText.day(span.first()) + " – " + ComparisonText.day(span.last());
  }

  private static long changes(Comparison comparison) {
    return comparison.findings().stream()
        .filter(finding -> finding.difference() != null && finding.difference().isBeyondNoise())
        .count();
  }

  private static List<Section> sections(Comparison comparison) {
    Map<String, List<Finding>> byTitle = new LinkedHashMap<>();
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (Finding finding : comparison.findings()) {
      String title = finding.measure().key() + ", " + finding.period();
      byTitle.computeIfAbsent(title, unused -> new ArrayList<>()).add(finding);
      measures.put(title, finding.measure());
    }
    List<Section> sections = new ArrayList<>();
    byTitle.forEach(
        (title, findings) ->
            sections.add(
                new Section(
                    title,
                    measures.get(title).unit() == Unit.HOURS ? "hours" : "working days",
                    rows(findings))));
    return sections;
  }

  private static List<Row> rows(List<Finding> findings) {
    double most =
        findings.stream()
            .filter(finding -> finding.difference() != null)
            .mapToDouble(
                finding ->
                    Math.max(
                        Math.abs(finding.difference().low()),
                        Math.abs(finding.difference().high())))
            .max()
            .orElse(1);
    return findings.stream()
        .sorted(
            Comparator.comparing((Finding finding) -> finding.cell().size())
                .thenComparing(finding -> finding.cell().keySet().toString()))
        .map(finding -> row(finding, most))
        .toList();
  }

  private static Row row(Finding finding, double most) {
    Effect difference = finding.difference();
    return new Row(
        finding.where(),
        count(finding.first()),
        count(finding.second()),
        mean(finding.first()),
        mean(finding.second()),
        difference == null ? "" : signed(difference.value()),
        difference == null || finding.first().mean() == 0
            ? ""
            : String.format(
                Locale.ROOT, "%+.1f %%", 100 * difference.value() / finding.first().mean()),
        difference == null
            ? "too few days"
            : signed(difference.low()) + " to " + signed(difference.high()),
        difference == null ? null : bar(difference, most),
        difference != null && difference.isBeyondNoise(),
        finding.mix() == null ? "" : signed(finding.mix().value()),
        finding.mix() != null && finding.mix().isBeyondNoise(),
        finding.within() == null ? "" : signed(finding.within().value()),
        finding.within() != null && finding.within().isBeyondNoise());
  }

  private static Bar bar(Effect effect, double most) {
    return new Bar(at(effect.low(), most), at(effect.value(), most), at(effect.high(), most), 100);
  }

  private static double at(double value, double most) {
    return Math.round((100 + 100 * value / Math.max(most, 1e-9)) * 10) / 10.0;
  }

  private static String count(Sample sample) {
    return sample == null ? "0" : String.format(Locale.ROOT, "%,d", sample.count());
  }

  private static String mean(Sample sample) {
    return sample == null ? "–" : String.format(Locale.ROOT, "%.2f", sample.mean());
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.2f", value);
  }
}
