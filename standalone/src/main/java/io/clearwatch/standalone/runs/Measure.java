package io.clearwatch.standalone.runs;

import static io.clearwatch.measurements.Dimension.CITY;
import static io.clearwatch.measurements.Dimension.COMMODITY;
import static io.clearwatch.measurements.Dimension.DIRECTION;
import static io.clearwatch.measurements.Dimension.EXPORTER_CLASS;
import static io.clearwatch.measurements.Dimension.FILING;
import static io.clearwatch.measurements.Dimension.INSPECTED;
import static io.clearwatch.measurements.Dimension.KIND;
import static io.clearwatch.measurements.Dimension.PORT;
import static io.clearwatch.measurements.Dimension.TRADER_CLASS;
import static io.clearwatch.measurements.Dimension.TRANSPORT;

import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import io.clearwatch.measurements.Unit;
import io.clearwatch.seeds.Grouping;
import java.util.List;
import java.util.Set;

/**
 * A duration that the files with one row per subject hold: where it stands, when it was complete,
 * and what it is told apart by. Completion is as in docs/semantics.md.
 */
public enum Measure {
  CLEARANCE_CUSTOMS(Metric.CLEARANCE_CUSTOMS, Subject.CLEARANCES, "customs_hours", "released"),
  CLEARANCE_LOGISTICS(
      Metric.CLEARANCE_LOGISTICS, Subject.CLEARANCES, "logistics_hours", "handed_over"),
  PREPARATION(Stage.PREPARATION, "preparation_hours", "released"),
  STAGE_INSPECTION_WAIT(Stage.INSPECTION_WAIT, "inspection_wait_hours", "released"),
  INSPECTION(Stage.INSPECTION, "inspection_hours", "released"),
  CUSTOMS(Stage.CUSTOMS, "customs_stage_hours", "released"),
  HANDOVER(Stage.HANDOVER, "handover_hours", "handed_over"),
  APPOINTMENT(Metric.APPOINTMENT, Subject.INSPECTIONS, "appointment_hours", "confirmed"),
  INSPECTION_WAIT(Metric.INSPECTION_WAIT, Subject.INSPECTIONS, "inspection_wait_hours", "started"),
  INSPECTION_DURATION(
      Metric.INSPECTION_DURATION, Subject.INSPECTIONS, "inspection_duration_hours", "finished"),
  INSPECTION_TOTAL(
      Metric.INSPECTION_TOTAL, Subject.INSPECTIONS, "inspection_total_hours", "finished"),
  REFUND_APPROVAL(Metric.REFUND_APPROVAL, Subject.REFUNDS, "approval_working_days", "approved"),
  REFUND_PAYMENT(Metric.REFUND_PAYMENT, Subject.REFUNDS, "payment_working_days", "paid");

  /** What a row of a file is about. */
  public enum Subject {
    CLEARANCES(
        "clearances",
        "arrived",
        "port",
        List.of(CITY, PORT, DIRECTION, TRANSPORT, FILING, COMMODITY, TRADER_CLASS, INSPECTED)),
    INSPECTIONS(
        "inspections",
        "coalesce(ordered, requested, started)",
        "port",
        List.of(CITY, PORT, KIND, COMMODITY)),
    REFUNDS("refunds", "accepted", "city", List.of(CITY, EXPORTER_CLASS));

    private final String table;
    private final String begin;
    private final String site;
    private final List<Dimension> dimensions;

    Subject(String table, String begin, String site, List<Dimension> dimensions) {
      this.table = table;
      this.begin = begin;
      this.site = site;
      this.dimensions = dimensions;
    }

    /** Name of the table, which is that of the file. */
    public String table() {
      return table;
    }

    /** SQL of the time at which its clock starts. */
    public String begin() {
      return begin;
    }

    /** Column of the place whose queues it stands in. */
    public String site() {
      return site;
    }

    /** What its rows can be told apart by. */
    public List<Dimension> dimensions() {
      return dimensions;
    }
  }

  private final String key;
  private final Unit unit;
  private final Subject subject;
  private final String column;
  private final String end;
  private final List<Set<Dimension>> groupings;

  Measure(Metric metric, Subject subject, String column, String end) {
    this(metric.key(), metric.unit(), subject, column, end, Grouping.of(metric));
  }

  Measure(Stage stage, String column, String end) {
    this(
        "stage " + stage.key(),
        Unit.HOURS,
        Subject.CLEARANCES,
        column,
        end,
        Grouping.of(Indicator.INSPECTED));
  }

  Measure(
      String key,
      Unit unit,
      Subject subject,
      String column,
      String end,
      List<Set<Dimension>> groupings) {
    this.key = key;
    this.unit = unit;
    this.subject = subject;
    this.column = column;
    this.end = end;
    this.groupings = groupings;
  }

  /** Name for people and files: that of the metric, or {@code stage} and that of the stage. */
  public String key() {
    return key;
  }

  public Unit unit() {
    return unit;
  }

  public Subject subject() {
    return subject;
  }

  /** Column of its value: hours or working days. */
  public String column() {
    return column;
  }

  /** SQL of the time at which it is complete. */
  public String completed() {
    return subject == Subject.CLEARANCES ? "greatest(arrived, " + end + ")" : end;
  }

  /** The combinations of dimensions by which it is kept. */
  public List<Set<Dimension>> groupings() {
    return groupings;
  }
}
