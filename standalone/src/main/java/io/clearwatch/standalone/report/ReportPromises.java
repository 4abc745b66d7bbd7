package io.clearwatch.standalone.report;

import static io.clearwatch.standalone.report.ReportFigures.hours;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.seeds.Catalogue;
import io.clearwatch.seeds.PolicyDocument;
import io.clearwatch.seeds.Target;
import io.clearwatch.standalone.runs.RunDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The promises of a report, each with how it stood. */
final class ReportPromises {
  private final RunDatabase database;
  private final ReportWords words;
  private final ReportFigures figures;
  private final Catalogue catalogue;

  ReportPromises(
      RunDatabase database, ReportWords words, ReportFigures figures, Catalogue catalogue) {
    this.database = database;
    this.words = words;
    this.figures = figures;
    this.catalogue = catalogue;
  }

  /** A promise with how it stood at the end of the month. */
  public record Promise(
      String where,
      String name,
      String document,
      String window,
      String value,
      String limit,
      String state,
      String kept,
      boolean isBroken,
      boolean isKept) {}

  List<Promise> all() {
    List<Promise> promises = new ArrayList<>();
    for (List<Object> row :
        database.rows(
            "SELECT target, city, direction, \"window\", value, \"limit\", state, verdicts, kept FROM promises")) {
      Target target = catalogue.target((String) row.get(0));
      String window = (String) row.get(3);
      if (target != null && !target.judged().key().equals(window)) {
        continue;
      }
      long verdicts = ((Number) row.get(7)).longValue();
      long kept = ((Number) row.get(8)).longValue();
      String state = (String) row.get(6);
      promises.add(
          new Promise(
              where((String) row.get(1), (String) row.get(2)),
              target == null ? (String) row.get(0) : words.of(target.name()),
              target == null ? "" : source(target),
              window,
              row.get(4) == null ? "–" : amount(row.get(4), target),
              sign(target) + amount(row.get(5), target),
              words.of("state." + state),
              verdicts == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * kept / verdicts),
              state.equals("BREACHED"),
              state.equals("OK")));
    }
    return promises;
  }

  private String where(String city, String direction) {
    String where = figures.value("city", city);
    return direction.equals(Dimension.ALL) ? where : where + ' ' + words.of(direction);
  }

  private String source(Target target) {
    String title =
        catalogue.documents().stream()
            .filter(document -> document.id().equals(target.document()))
            .map(PolicyDocument::title)
            .map(words::of)
            .findFirst()
            .orElse(target.document());
    return title + words.of("listComma") + words.of(target.measure());
  }

  /** How the value has to stand to the limit. */
  private static String sign(Target target) {
    if (target == null) {
      return "";
    }
    return switch (target.comparator()) {
      case BELOW -> "< ";
      case AT_MOST -> "≤ ";
      case AT_LEAST -> "≥ ";
      case ABOVE -> "> ";
    };
  }

  private String amount(Object value, Target target) {
    double number = ((Number) value).doubleValue();
    if (target == null) {
      return hours(value);
    }
    return switch (target.unit()) {
      case SHARE -> String.format(Locale.ROOT, "%.2f %%", 100 * number);
      case HOURS -> hours(value) + ' ' + words.of("hours");
      case WORKING_DAYS -> hours(value) + ' ' + words.of("workingDays");
    };
  }
}
