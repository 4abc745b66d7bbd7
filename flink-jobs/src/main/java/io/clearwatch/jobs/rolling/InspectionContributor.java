package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Commodity;
import io.clearwatch.events.InspectionKind;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** What an inspection adds: its four durations and the shares over inspections. */
public final class InspectionContributor implements Contributor<InspectionResult> {
  private static final long serialVersionUID = 1L;

  private transient Map<Kind, ResultCells> cache;

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
  public void times(InspectionResult result, LongConsumer times) {
    accept(result.requestedMillis(), times);
    accept(result.confirmedMillis(), times);
    accept(result.startedMillis(), times);
    accept(result.finishedMillis(), times);
    accept(result.feeWaivedMillis(), times);
  }

  private static void accept(Long time, LongConsumer times) {
    if (time != null) {
      times.accept(time);
    }
  }

  @Override
  public void contribute(InspectionResult result, Tally tally) {
    Long confirmed = result.confirmedMillis();
    Long started = result.startedMillis();
    Long finished = result.finishedMillis();
    ResultCells cells = cells(result);
    cells.add(Metric.APPOINTMENT, confirmed, result.appointmentMillis(), tally);
    cells.add(Metric.INSPECTION_WAIT, started, result.waitMillis(), tally);
    cells.add(Metric.INSPECTION_DURATION, finished, result.durationMillis(), tally);
    cells.add(Metric.INSPECTION_TOTAL, finished, result.totalMillis(), tally);
    addDemand(result, cells, tally);
    if (finished == null || result.cancelled()) {
      return;
    }
    boolean isClear = result.outcome() == Outcome.CLEAR;
    boolean atWeekend = started != null && isWeekend(started);
    cells.add(Indicator.INSPECTION_CLEAR, finished, isClear ? 1 : 0, 1, tally);
    cells.add(Indicator.WEEKEND_SERVICE, finished, atWeekend ? 1 : 0, 1, tally);
    if (isClear) {
      cells.add(Indicator.FEE_WAIVED, finished, 0, 1, tally);
    }
    if (result.feeWaivedMillis() != null) {
      cells.add(Indicator.FEE_WAIVED, result.feeWaivedMillis(), 1, 0, tally);
    }
  }

  /** What is asked for counts as asked for, also where it is cancelled later. */
  private static void addDemand(InspectionResult result, ResultCells cells, Tally tally) {
    if (result.requestedMillis() != null) {
      cells.add(Indicator.APPOINTMENT_CONFIRMED, result.requestedMillis(), 0, 1, tally);
    }
    if (result.appointmentMillis() != null) {
      cells.add(Indicator.APPOINTMENT_CONFIRMED, result.confirmedMillis(), 1, 0, tally);
    }
  }

  private ResultCells cells(InspectionResult result) {
    if (cache == null) {
      cache = new HashMap<>();
    }
    Kind kind = new Kind(result.city(), result.port(), result.kind(), result.commodity());
    return cache.computeIfAbsent(kind, this::cells);
  }

  private ResultCells cells(Kind kind) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.CITY, kind.city());
    values.put(Dimension.PORT, kind.port());
    values.put(Dimension.KIND, Cells.value(kind.kind()));
    values.put(Dimension.COMMODITY, Cells.value(kind.commodity()));
    return ResultCells.of(this, values);
  }

  /** What decides into which cells an inspection falls. */
  private record Kind(String city, String port, InspectionKind kind, Commodity commodity) {}

  private static boolean isWeekend(long timeMillis) {
    DayOfWeek day = Instant.ofEpochMilli(timeMillis).atOffset(WorkingDays.SHANGHAI).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }
}
