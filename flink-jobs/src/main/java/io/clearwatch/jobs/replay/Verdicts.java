package io.clearwatch.jobs.replay;

import io.clearwatch.events.Alert;
import io.clearwatch.jobs.rolling.Rolled;
import io.clearwatch.jobs.sinks.csv.CsvTables;
import io.clearwatch.jobs.targets.AlertFunction;
import io.clearwatch.jobs.targets.AlertPoints;
import io.clearwatch.jobs.targets.CompliancePoints;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.jobs.targets.Judging;
import io.clearwatch.measurements.Point;
import io.clearwatch.seeds.Catalogue;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.Collector;

/** What figures come to by the targets, and the alerts of that; for one thread. */
final class Verdicts {
  private final Judging judging = new Judging();
  private final Map<String, AlertFunction.State> alerts = new HashMap<>();
  private final SortedLines.Adder compliance;
  private final SortedLines.Adder transitions;
  private final Collector<Point> points;
  private final CompliancePoints compliancePoints = new CompliancePoints();
  private final AlertPoints alertPoints = new AlertPoints();
  private final Collector<Judgement> judged = new To<>(this::take);
  private final Collector<Alert> told = new To<>(this::take);

  /**
   * @param points gets all points; null for none
   */
  Verdicts(
      Catalogue catalogue,
      SortedLines.Adder compliance,
      SortedLines.Adder transitions,
      Collector<Point> points) {
    judging.by(catalogue.targets());
    this.compliance = compliance;
    this.transitions = transitions;
    this.points = points;
  }

  /** True if a cell has a target. */
  boolean concern(String cell) {
    return judging.concerns(cell);
  }

  /** Judges figures: of a cell, the ticks in their order and the last hour first. */
  void judge(Rolled rolled) {
    judging.judge(rolled, judged);
  }

  private void take(Judgement judgement) {
    compliance.add(CsvTables.COMPLIANCE.line(judgement));
    if (points != null) {
      points.collect(compliancePoints.map(judgement));
    }
    if (AlertFunction.isLookedAt(judgement)) {
      alerts
          .computeIfAbsent(judgement.subject(), unused -> new AlertFunction.State())
          .take(judgement, told);
    }
  }

  private void take(Alert alert) {
    transitions.add(CsvTables.ALERTS.line(alert));
    if (points != null) {
      points.collect(alertPoints.map(alert));
    }
  }

  void close() {
    compliance.close();
    transitions.close();
  }
}
