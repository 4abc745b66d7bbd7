package io.clearwatch.jobs.sinks.csv;

import io.clearwatch.events.Alert;
import io.clearwatch.events.Clearance;
import io.clearwatch.jobs.clocks.InspectionResult;
import io.clearwatch.jobs.clocks.RefundResult;
import io.clearwatch.jobs.targets.Judgement;
import io.clearwatch.measurements.Measurement;
import io.clearwatch.measurements.Measurement.Field;
import io.clearwatch.measurements.Measurement.FieldType;
import io.clearwatch.measurements.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The result files of a replay. */
public final class CsvTables {
  /** One row per declaration that was released or handed over. */
  public static final CsvTable<Clearance> CLEARANCES =
      new CsvTable<>(
          "clearances.csv",
          List.of(
              "declaration_id",
              "city",
              "port",
              "direction",
              "transport",
              "filing",
              "handling",
              "commodity",
              "trader_class",
              "inspected",
              "arrived",
              "declared",
              "released",
              "handed_over",
              "customs_hours",
              "signed_hours",
              "logistics_hours",
              "preparation_hours",
              "inspection_wait_hours",
              "inspection_hours",
              "customs_stage_hours",
              "handover_hours"),
          CsvTables::row);

  /** One row per inspection with at least one duration. */
  public static final CsvTable<InspectionResult> INSPECTIONS =
      new CsvTable<>(
          "inspections.csv",
          List.of(
              "inspection_id",
              "declaration_id",
              "city",
              "port",
              "direction",
              "kind",
              "commodity",
              "ordered",
              "requested",
              "confirmed",
              "started",
              "finished",
              "outcome",
              "appointment_hours",
              "inspection_wait_hours",
              "inspection_duration_hours",
              "inspection_total_hours"),
          CsvTables::row);

  /** One row per refund that was accepted, and approved or paid. */
  public static final CsvTable<RefundResult> REFUNDS =
      new CsvTable<>(
          "refunds.csv",
          List.of(
              "refund_id",
              "city",
              "exporter_class",
              "accepted",
              "approved",
              "paid",
              "normal",
              "approval_working_days",
              "payment_working_days"),
          CsvTables::row);

  /** The figures of all cells, where something completed. */
  public static final CsvTable<Point> ROLLING =
      ofMeasurement(Measurement.ROLLING, 2, "count", List.of("provisional"));

  /** The shares, where the denominator is not 0. */
  public static final CsvTable<Point> SHARE =
      ofMeasurement(Measurement.SHARE, 2, "denominator", List.of());

  /** The backlog, where something is open. */
  public static final CsvTable<Point> BACKLOG =
      ofMeasurement(Measurement.BACKLOG, 0, "open", List.of());

  /** Every target at every tick. */
  public static final CsvTable<Judgement> COMPLIANCE =
      new CsvTable<>(
          "compliance.csv",
          List.of(
              "target", "window", "time", "city", "direction", "value", "limit", "ratio", "state"),
          CsvTables::row);

  /** Transitions of alerts. */
  public static final CsvTable<Alert> ALERTS =
      new CsvTable<>(
          "alerts.csv",
          List.of(
              "alert_id",
              "kind",
              "target",
              "subject",
              "city",
              "port",
              "direction",
              "state",
              "time",
              "value",
              "limit"),
          CsvTables::row);

  /** The files whose rows are points. */
  public static final List<CsvTable<Point>> OF_POINTS = List.of(ROLLING, SHARE, BACKLOG);

  /** All of them; each exists after a replay, if only with its header. */
  public static final List<CsvTable<?>> ALL =
      List.of(CLEARANCES, INSPECTIONS, REFUNDS, ROLLING, SHARE, BACKLOG, COMPLIANCE, ALERTS);

  private CsvTables() {}

  /**
   * The file of a measurement: its tags, with the time after the first of them, and its fields.
   *
   * @param timeAt how many tags come before the time
   * @param nonZero field without which there is no row
   */
  private static CsvTable<Point> ofMeasurement(
      Measurement measurement, int timeAt, String nonZero, List<String> withoutFields) {
    List<String> columns = new ArrayList<>(measurement.tags());
    columns.add(timeAt, "time");
    List<Integer> fields = new ArrayList<>();
    int nonZeroField = -1;
    for (int i = 0; i < measurement.fields().size(); i++) {
      Field field = measurement.fields().get(i);
      if (field.name().equals(nonZero)) {
        nonZeroField = i;
      }
      if (!withoutFields.contains(field.name())) {
        columns.add(field.name());
        fields.add(i);
      }
    }
    int required = nonZeroField;
    return new CsvTable<>(
        measurement.key() + ".csv",
        List.copyOf(columns),
        point ->
            point.measurement == measurement && point.numbers[required] != 0
                ? row(point, timeAt, fields)
                : null);
  }

  private static String[] row(Point point, int timeAt, List<Integer> fields) {
    List<String> row = new ArrayList<>(List.of(point.tags));
    row.add(timeAt, Text.time(point.timeMillis));
    for (int field : fields) {
      boolean isText = point.measurement.fields().get(field).type() == FieldType.TEXT;
      row.add(isText ? Text.of(point.texts[field]) : Text.number(point.numbers[field]));
    }
    return row.toArray(new String[0]);
  }

  private static String[] row(Clearance clearance) {
    return new String[] {
      clearance.getDeclarationId(),
      clearance.getCity(),
      clearance.getPort(),
      Text.of(clearance.getDirection()),
      Text.of(clearance.getTransport()),
      Text.of(clearance.getFiling()),
      Text.of(clearance.getHandling()),
      Text.of(clearance.getCommodity()),
      Text.of(clearance.getTraderClass()),
      Boolean.toString(clearance.getInspections() > 0),
      time(clearance.getArrived()),
      time(clearance.getDeclared()),
      time(clearance.getReleased()),
      time(clearance.getHandedOver()),
      Text.hours(clearance.getCustomsMillis()),
      Text.hours(clearance.getSignedMillis()),
      Text.hours(clearance.getLogisticsMillis()),
      Text.hours(clearance.getPreparationMillis()),
      Text.hours(clearance.getInspectionWaitMillis()),
      Text.hours(clearance.getInspectionMillis()),
      Text.hours(clearance.getCustomsStageMillis()),
      Text.hours(clearance.getHandoverMillis())
    };
  }

  private static String time(Instant time) {
    return time == null ? "" : Text.time(time.toEpochMilli());
  }

  private static String[] row(InspectionResult inspection) {
    if (!inspection.hasDuration()) {
      return null;
    }
    return new String[] {
      inspection.inspectionId(),
      inspection.declarationId(),
      inspection.city(),
      inspection.port(),
      Text.of(inspection.direction()),
      Text.of(inspection.kind()),
      Text.of(inspection.commodity()),
      Text.time(inspection.orderedMillis()),
      Text.time(inspection.requestedMillis()),
      Text.time(inspection.confirmedMillis()),
      Text.time(inspection.startedMillis()),
      Text.time(inspection.finishedMillis()),
      Text.of(inspection.outcome()),
      Text.hours(inspection.appointmentMillis()),
      Text.hours(inspection.waitMillis()),
      Text.hours(inspection.durationMillis()),
      Text.hours(inspection.totalMillis())
    };
  }

  private static String[] row(RefundResult refund) {
    if (refund.acceptedMillis() == null) {
      return null;
    }
    return new String[] {
      refund.refundId(),
      refund.city(),
      Text.of(refund.exporterClass()),
      Text.time(refund.acceptedMillis()),
      Text.time(refund.approvedMillis()),
      Text.time(refund.paidMillis()),
      Boolean.toString(refund.isNormal()),
      Text.of(refund.approvalWorkingDays()),
      Text.of(refund.paymentWorkingDays())
    };
  }

  private static String[] row(Judgement judgement) {
    return new String[] {
      judgement.target,
      judgement.window.key(),
      Text.time(judgement.tickMillis),
      judgement.city,
      judgement.direction,
      Text.number(judgement.value),
      Text.number(judgement.limit),
      Text.number(judgement.ratio()),
      judgement.state.name()
    };
  }

  private static String[] row(Alert alert) {
    return new String[] {
      alert.getAlertId(),
      alert.getKind().name(),
      alert.getTarget(),
      alert.getSubject(),
      alert.getCity(),
      alert.getPort(),
      alert.getDirection(),
      alert.getState().name(),
      time(alert.getEventTime()),
      Text.number(alert.getValue()),
      Text.number(alert.getLimit())
    };
  }
}
