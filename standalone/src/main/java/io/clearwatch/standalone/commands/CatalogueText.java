package io.clearwatch.standalone.commands;

import static java.util.stream.Collectors.joining;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.PromiseIndicator;
import io.clearwatch.seeds.Reference;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import io.clearwatch.standalone.cli.Paragraph;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The catalogue for reading: document by document. */
final class CatalogueText {
  private final Catalogue catalogue;

  CatalogueText(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  void print(PrintWriter out) {
    catalogue.documents().forEach(document -> print(document, out));
    out.println("PUBLISHED FIGURES, to compare with; nobody's promise");
    out.println();
    catalogue.references().forEach(reference -> print(reference, out));
    out.flush();
  }

  private static void print(PolicyDocument document, PrintWriter out) {
    out.print(Paragraph.of(0, document.title().en()));
    out.print(Paragraph.of(0, document.title().zh()));
    out.print(Paragraph.of(0, source(document)));
    out.println();
    document.targets().forEach(target -> print(target, out));
    if (!document.indicators().isEmpty()) {
      out.println("  Promised without a number, and the figures to see it by:");
      document.indicators().forEach(indicator -> print(indicator, out));
      out.println();
    }
  }

  private static String source(PolicyDocument document) {
    return Stream.of(
            document.issuer().en(),
            document.number() == null ? null : document.number().en(),
            document.date() == null ? "undated" : document.date(),
            document.url())
        .filter(Objects::nonNull)
        .collect(joining(", "));
  }

  private static void print(Target target, PrintWriter out) {
    out.print(Paragraph.of(2, target.id() + ": " + both(target.name())));
    out.print(Paragraph.of(4, promise(target)));
    out.print(Paragraph.of(4, rules(target)));
    if (target.baseline() != null) {
      out.print(
          Paragraph.of(
              4,
              "%s times %s %s: %s"
                  .formatted(
                      plain(target.baseline().factor()),
                      plain(target.baseline().value()),
                      unit(target.unit()),
                      target.baseline().source().en())));
    }
    out.print(Paragraph.of(4, target.note().en()));
    out.println();
  }

  private static String promise(Target target) {
    return "%s of %s%s %s %s%s"
        .formatted(
            lower(target.statistic()),
            target.metric(),
            scope(target.scope()),
            lower(target.comparator()).replace('_', ' '),
            amount(target.limit(), target.unit()),
            target.deadline() == null ? "" : " by " + target.deadline());
  }

  private static String rules(Target target) {
    return "%s; judged on %s, watched on %s, from %d cases on"
        .formatted(
            target.measure().en(),
            target.judged().key(),
            target.watched().key(),
            target.minimumCount());
  }

  private static void print(PromiseIndicator indicator, PrintWriter out) {
    out.print(
        Paragraph.of(
            4,
            2,
            "%s: %s (%s%s)"
                .formatted(
                    indicator.measure().en(),
                    indicator.promise().en(),
                    String.join(", ", indicator.metrics()),
                    scope(indicator.scope()))));
  }

  private static void print(Reference reference, PrintWriter out) {
    String part = reference.part() == null ? "" : ", " + reference.part().en();
    out.print(
        Paragraph.of(
            2,
            "%s: mean of %s%s%s %s in %s"
                .formatted(
                    reference.id(),
                    reference.metric(),
                    part,
                    scope(reference.scope()),
                    amount(reference.value(), reference.unit()),
                    reference.period())));
    String marks =
        (reference.weak() ? " (weak source)" : "")
            + (reference.backlog() ? " (limit of the backlog where no target applies)" : "");
    out.print(Paragraph.of(4, reference.source().en() + marks));
  }

  private static String both(Text text) {
    return text.en() + " " + text.zh();
  }

  private static String scope(Map<Dimension, String> scope) {
    return scope.entrySet().stream()
        .map(entry -> ", " + entry.getKey().key() + ' ' + entry.getValue())
        .collect(joining());
  }

  private static String amount(double value, Unit unit) {
    return unit == Unit.SHARE ? plain(100 * value) + " %" : plain(value) + ' ' + unit(unit);
  }

  private static String unit(Unit unit) {
    return unit == Unit.HOURS ? "h" : lower(unit).replace('_', ' ');
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(4, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
