package io.clearwatch.oracle;

import java.util.List;
import java.util.stream.Stream;

/** The result files that the oracle computes: the columns that identify a row, and the others. */
enum ResultFile {
  CLEARANCES(
      "clearances.csv",
      "declaration_id",
      "city,port,direction,transport,filing,handling,commodity,trader_class,inspected,"
          + "arrived,declared,released,handed_over,customs_hours,signed_hours,logistics_hours,"
          + "preparation_hours,inspection_wait_hours,inspection_hours,customs_stage_hours,"
          + "handover_hours"),
  INSPECTIONS(
      "inspections.csv",
      "inspection_id",
      "declaration_id,city,port,direction,kind,commodity,ordered,requested,confirmed,started,"
          + "finished,outcome,appointment_hours,inspection_wait_hours,inspection_duration_hours,"
          + "inspection_total_hours"),
  REFUNDS(
      "refunds.csv",
      "refund_id",
      "city,exporter_class,accepted,approved,paid,normal,approval_working_days,"
          + "payment_working_days"),
  ROLLING(
      "rolling.csv",
      "metric,window,time,city,port,direction,transport,filing,commodity,trader_class,inspected,"
          + "kind,exporter_class",
      "count,mean,p50,p90,p95,p99"),
  SHARE("share.csv", "indicator,window,time,city,port,direction", "numerator,denominator,share"),
  BACKLOG(
      "backlog.csv",
      "time,city,port,direction",
      "open,overdue,oldest_hours,band_0,band_1,band_2,band_3"),
  COMPLIANCE("compliance.csv", "target,window,time,city,direction", "value,limit,ratio,state");

  private final String fileName;
  private final List<String> keyColumns;
  private final List<String> valueColumns;

  ResultFile(String fileName, String keyColumns, String valueColumns) {
    this.fileName = fileName;
    this.keyColumns = List.of(keyColumns.split(","));
    this.valueColumns = List.of(valueColumns.split(","));
  }

  String fileName() {
    return fileName;
  }

  List<String> keyColumns() {
    return keyColumns;
  }

  List<String> valueColumns() {
    return valueColumns;
  }

  /** All columns, in the order of the file. */
  List<String> columns() {
    return Stream.concat(keyColumns.stream(), valueColumns.stream()).toList();
  }
}
