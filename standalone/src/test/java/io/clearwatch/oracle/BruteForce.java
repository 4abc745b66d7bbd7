package io.clearwatch.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result files of an event folder, computed in the most obvious way: all events in memory, no
 * stream, nothing shared with the jobs. What it follows is docs/semantics.md.
 */
final class BruteForce {
  private final Catalogue catalogue;
  private final List<Long> ticks;
  private final Collection<History> declarations;
  private final List<Clearance> clearances;
  private final List<Inspection> inspections;
  private final List<Refund> refunds;
  private final Figures figures;

  private BruteForce(EventFolder events, Catalogue catalogue, Duration every) {
    this.catalogue = catalogue;
    ticks = events.ticks(every.toMillis());
    declarations = events.declarations();
    inspections =
        events.inspections().stream()
            .map(history -> Inspection.of(history, catalogue.cityOfPort()))
            .toList();
    refunds = events.refunds().stream().map(Refund::new).toList();
    clearances = clearances();
    figures = new Figures(clearances, inspections, refunds);
  }

  /** The expected rows of every file, for JSON lines in a folder. */
  static Map<ResultFile, Table> compute(Path events, Catalogue catalogue, Duration every)
      throws IOException {
    return new BruteForce(EventFolder.read(events, catalogue.cityOfPort()), catalogue, every)
        .tables();
  }

  private List<Clearance> clearances() {
    Map<String, List<History>> inspectionsOf = new HashMap<>();
    for (Inspection inspection : inspections) {
      inspectionsOf
          .computeIfAbsent(inspection.attribute("declarationId"), id -> new ArrayList<>())
          .add(inspection.history());
    }
    return declarations.stream()
        .map(
            declaration ->
                Clearance.of(
                    declaration,
                    inspectionsOf.getOrDefault(declaration.subject(), List.of()),
                    catalogue.cityOfPort()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Map<ResultFile, Table> tables() {
    Map<ResultFile, Table> tables = new EnumMap<>(ResultFile.class);
    for (Table table :
        List.of(
            clearanceRows(),
            inspectionRows(),
            refundRows(),
            rollingRows(),
            shareRows(),
            Backlog.of(declarations, ticks, catalogue),
            Compliance.of(figures, ticks, catalogue))) {
      tables.put(table.file(), table);
    }
    return tables;
  }

  private Table clearanceRows() {
    Table table = new Table(ResultFile.CLEARANCES);
    for (Clearance clearance : clearances) {
      table.add(
          List.of(clearance.id()),
          Cell.text(clearance.city()),
          Cell.text(clearance.attribute("port")),
          Cell.text(clearance.attribute("direction")),
          Cell.text(clearance.attribute("transport")),
          Cell.text(clearance.attribute("filing")),
          Cell.text(clearance.attribute("handling")),
          Cell.text(clearance.attribute("commodity")),
          Cell.text(clearance.attribute("traderClass")),
          Cell.text(clearance.inspected()),
          Cell.time(clearance.arrived()),
          Cell.time(clearance.declared()),
          Cell.time(clearance.released()),
          Cell.time(clearance.handedOver()),
          Cell.hours(clearance.customs()),
          Cell.hours(clearance.signed()),
          Cell.hours(clearance.logistics()),
          Cell.hours(clearance.preparation()),
          Cell.hours(clearance.inspectionWait()),
          Cell.hours(clearance.inspection()),
          Cell.hours(clearance.customsStage()),
          Cell.hours(clearance.handover()));
    }
    return table;
  }

  private Table inspectionRows() {
    Table table = new Table(ResultFile.INSPECTIONS);
    for (Inspection inspection : inspections) {
      if (inspection.appointment() != null
          || inspection.waiting() != null
          || inspection.examination() != null
          || inspection.total() != null) {
        table.add(
            List.of(inspection.history().subject()),
            Cell.text(inspection.attribute("declarationId")),
            Cell.text(inspection.city()),
            Cell.text(inspection.attribute("port")),
            Cell.text(inspection.attribute("direction")),
            Cell.text(inspection.attribute("kind")),
            Cell.text(inspection.commodity()),
            Cell.time(inspection.time("ORDERED")),
            Cell.time(inspection.time("REQUESTED")),
            Cell.time(inspection.time("CONFIRMED")),
            Cell.time(inspection.time("STARTED")),
            Cell.time(inspection.time("FINISHED")),
            Cell.text(inspection.outcome()),
            Cell.hours(inspection.appointment()),
            Cell.hours(inspection.waiting()),
            Cell.hours(inspection.examination()),
            Cell.hours(inspection.total()));
      }
    }
    return table;
  }

  private Table refundRows() {
    Table table = new Table(ResultFile.REFUNDS);
    for (Refund refund : refunds) {
      Long accepted = refund.time("ACCEPTED");
      Long approved = refund.time("APPROVED");
      Long paid = refund.time("PAID");
      if (accepted != null && (approved != null || paid != null)) {
        table.add(
            List.of(refund.history().subject()),
            Cell.text(refund.attribute("city")),
            Cell.text(refund.attribute("exporterClass")),
            Cell.time(accepted),
            Cell.time(approved),
            Cell.time(paid),
            Cell.text(refund.normal()),
            Cell.whole(refund.approvalDays()),
            Cell.whole(refund.paymentDays()));
      }
    }
    return table;
  }

  private Table rollingRows() {
    Table table = new Table(ResultFile.ROLLING);
    figures
        .durations()
        .forEach(
            (metric, completions) ->
                Cells.group(completions, Metrics.durationCells(metric), Cells.DIMENSIONS)
                    .forEach((cell, members) -> rollingRows(table, metric, cell, members)));
    return table;
  }

  private void rollingRows(
      Table table, String metric, List<String> cell, List<Figures.Completion> members) {
    double unit = Metrics.unit(metric);
    RankedDurations durations = new RankedDurations(members);
    for (Window window : Window.ALL) {
      RollingWindow rolling = new RollingWindow(durations, window.millis());
      for (long tick : ticks) {
        rolling.moveTo(tick);
        if (rolling.count() > 0) {
          table.add(
              key(metric, window, tick, cell),
              Cell.whole(rolling.count()),
              Cell.decimal((double) rolling.sum() / rolling.count() / unit),
              new Cell.Percentile(rolling.percentile(50) / unit),
              new Cell.Percentile(rolling.percentile(90) / unit),
              new Cell.Percentile(rolling.percentile(95) / unit),
              new Cell.Percentile(rolling.percentile(99) / unit));
        }
      }
    }
  }

  private Table shareRows() {
    Table table = new Table(ResultFile.SHARE);
    figures
        .shares()
        .forEach(
            (indicator, counted) ->
                Cells.group(
                        counted,
                        Metrics.shareCells(indicator),
                        List.of("city", "port", "direction"))
                    .forEach((cell, members) -> shareRows(table, indicator, cell, members)));
    return table;
  }

  private void shareRows(
      Table table, String indicator, List<String> cell, List<Figures.Counted> members) {
    Tally tally = new Tally(members);
    for (Window window : Window.ALL) {
      for (long tick : ticks) {
        long numerator = tally.numerator(tick - window.millis(), tick);
        long denominator = tally.denominator(tick - window.millis(), tick);
        if (denominator > 0) {
          table.add(
              key(indicator, window, tick, cell),
              Cell.whole(numerator),
              Cell.whole(denominator),
              Cell.decimal((double) numerator / denominator));
        }
      }
    }
  }

  private static List<String> key(String figure, Window window, long tick, List<String> cell) {
    List<String> key = new ArrayList<>(List.of(figure, window.name(), Times.iso(tick)));
    key.addAll(cell);
    return key;
  }
}
