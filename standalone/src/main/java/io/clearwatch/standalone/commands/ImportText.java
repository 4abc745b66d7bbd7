package io.clearwatch.standalone.commands;

import static io.clearwatch.standalone.commands.EventCount.words;

import io.clearwatch.standalone.imports.ImportSummary;
import io.clearwatch.standalone.imports.Rejection;
import io.clearwatch.standalone.imports.TypeSummary;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells what an import has made of its rows. */
final class ImportText {
  private final ImportSummary summary;
  private final PrintWriter out;

  ImportText(ImportSummary summary, PrintWriter out) {
    this.summary = summary;
    this.out = out;
  }

  /**
   * @param where the events are, in words
   */
  void printEvents(String where) {
    out.printf(Locale.ROOT, "%s from %,d rows%s%n", words(summary.events()), summary.rows(), where);
    for (TypeSummary type : summary.types()) {
      out.printf(Locale.ROOT, "  %-12s %,9d", type.type().stem(), type.events());
      if (type.events() > 0) {
        out.printf("  %s to %s", type.earliest(), type.latest());
      }
      out.println();
    }
    if (summary.rowsWithoutEvent() > 0) {
      out.printf(
          Locale.ROOT,
          "Rows that tell of nothing that has happened: %,d%n",
          summary.rowsWithoutEvent());
    }
  }

  void printFirstEvents() {
    for (TypeSummary type : summary.types()) {
      if (type.events() > 0) {
        out.printf("The first %s:%n", type.type().stem());
        type.first().forEach(event -> out.println("  " + event));
      }
    }
  }

  /**
   * @param where all rejections are, in words
   */
  void printRejections(String where) {
    if (summary.rejectedRows() > 0) {
      out.printf(
          Locale.ROOT,
          "Rows that cannot be used: %,d%s. The first:%n",
          summary.rejectedRows(),
          where);
      for (Rejection rejection : summary.firstRejections()) {
        out.println("  " + rejection.words());
      }
    }
  }
}
