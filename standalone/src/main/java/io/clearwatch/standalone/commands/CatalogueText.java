package io.clearwatch.standalone.commands;

import static io.clearwatch.standalone.commands.TargetText.amount;
import static io.clearwatch.standalone.commands.TargetText.limits;
import static io.clearwatch.standalone.commands.TargetText.lower;
import static io.clearwatch.standalone.commands.TargetText.plain;
import static io.clearwatch.standalone.commands.TargetText.unit;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.PromiseIndicator;
import io.clearwatch.seeds.Reference;
import io.clearwatch.seeds.Target;
import io.clearwatch.seeds.Text;
import io.clearwatch.seeds.WorkingDays;
import io.clearwatch.standalone.cli.Paragraph;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The catalogue for reading: document by document. */
final class CatalogueText {
  private final Catalogue catalogue;

  private final StandingText standing;

  /**
   * @param standing tells how each target is kept
   */
  CatalogueText(Catalogue catalogue, StandingText standing) {
    this.catalogue = catalogue;
    this.standing = standing;
  }

  void print(PrintWriter out) {
    for (PolicyDocument document : catalogue.documents()) {
      print(document, out);
    }
    Set<String> documents = catalogue.documents().stream().map(PolicyDocument::id).collect(toSet());
    List<Target> others =
        catalogue.targets().stream()
            .filter(target -> !documents.contains(target.document()))
            .toList();
    if (!others.isEmpty()) {
      out.println("PROMISES OF OTHER DOCUMENTS, as they were published");
      out.println();
      for (Target target : others) {
        print(target, out);
      }
    }
    out.println("PUBLISHED FIGURES, to compare with; nobody's promise");
    out.println();
    catalogue.references().forEach(reference -> print(reference, out));
    out.flush();
  }

  private void print(PolicyDocument document, PrintWriter out) {
    out.print(Paragraph.of(0, document.title().en()));
    out.print(Paragraph.of(0, document.title().zh()));
    out.print(Paragraph.of(0, source(document)));
    out.println();
    for (Target target : catalogue.targets()) {
      if (target.document().equals(document.id())) {
        print(target, out);
      }
    }
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

  private void print(Target target, PrintWriter out) {
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
    for (String line : standing.of(target)) {
      out.print(Paragraph.of(4, 2, line));
    }
    out.println();
  }

  private static String promise(Target target) {
    return "%s of %s%s %s%s"
        .formatted(
            lower(target.statistic()),
            target.metric(),
            scope(target.scope()),
            limits(target),
            target.deadline() == null ? "" : " by " + target.deadline());
  }

  private static String rules(Target target) {
    return "%s; since %s, judged on %s, watched on %s, from %d cases on"
        .formatted(
            target.measure().en(),
            target.effectiveFrom().atOffset(WorkingDays.SHANGHAI).toLocalDate(),
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
}
