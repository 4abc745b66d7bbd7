package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Outcome;
import io.clearwatch.jobs.clocks.InspectionResult;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.seeds.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What an inspection adds: its four durations and the shares over inspections. */
public final class InspectionContributor implements Contributor<InspectionResult> {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<Metric> metrics() {
    return EnumSet.of(
        Metric.APPOINTMENT,
        Metric.INSPECTION_WAIT,
        Metric.INSPECTION_DURATION,
        Metric.INSPECTION_TOTAL);
  }

  @Override
  public Set<Indicator> indicators() {
    return EnumSet.of(
        Indicator.INSPECTION_CLEAR,
        Indicator.WEEKEND_SERVICE,
        Indicator.FEE_WAIVED,
        Indicator.APPOINTMENT_CONFIRMED);
  }

  @Override
  public void contribute(InspectionResult result, Tally tally) {
    Long confirmed = result.confirmedMillis();
    Long started = result.startedMillis();
    Long finished = result.finishedMillis();
    Map<Dimension, String> values = dimensions(result);
    add(Metric.APPOINTMENT, values, confirmed, result.appointmentMillis(), tally);
    add(Metric.INSPECTION_WAIT, values, started, result.waitMillis(), tally);
    add(Metric.INSPECTION_DURATION, values, finished, result.durationMillis(), tally);
    add(Metric.INSPECTION_TOTAL, values, finished, result.totalMillis(), tally);
    addDemand(result, values, tally);
    if (finished == null || result.cancelled()) {
      return;
    }
    boolean isClear = result.outcome() == Outcome.CLEAR;
    boolean atWeekend = started != null && isWeekend(started);
    add(Indicator.INSPECTION_CLEAR, values, finished, isClear ? 1 : 0, 1, tally);
    add(Indicator.WEEKEND_SERVICE, values, finished, atWeekend ? 1 : 0, 1, tally);
    if (isClear) {
      add(Indicator.FEE_WAIVED, values, finished, 0, 1, tally);
    }
    if (result.feeWaivedMillis() != null) {
      add(Indicator.FEE_WAIVED, values, result.feeWaivedMillis(), 1, 0, tally);
    }
  }

  /** What is asked for counts as asked for, also where it is cancelled later. */
  private static void addDemand(
      InspectionResult result, Map<Dimension, String> values, Tally tally) {
    if (result.requestedMillis() != null) {
      add(Indicator.APPOINTMENT_CONFIRMED, values, result.requestedMillis(), 0, 1, tally);
    }
    if (result.appointmentMillis() != null) {
      add(Indicator.APPOINTMENT_CONFIRMED, values, result.confirmedMillis(), 1, 0, tally);
    }
  }

  private static void add(
      Metric metric, Map<Dimension, String> values, Long completed, Long millis, Tally tally) {
    if (millis != null) {
      Cells.of(metric, values).forEach(key -> tally.duration(key, completed, millis));
    }
  }

  private static void add(
      Indicator indicator,
      Map<Dimension, String> values,
      long atMillis,
      int numerator,
      int denominator,
      Tally tally) {
    Cells.of(indicator, values).forEach(key -> tally.share(key, atMillis, numerator, denominator));
  }

  private static Map<Dimension, String> dimensions(InspectionResult result) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.CITY, result.city());
    values.put(Dimension.PORT, result.port());
    values.put(Dimension.KIND, Cells.value(result.kind()));
    values.put(Dimension.COMMODITY, Cells.value(result.commodity()));
    return values;
  }

  private static boolean isWeekend(long timeMillis) {
    DayOfWeek day = Instant.ofEpochMilli(timeMillis).atOffset(WorkingDays.SHANGHAI).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }
}
