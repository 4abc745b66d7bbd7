package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.TraderClass;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a clearance adds: its two durations, its stages, and the shares over clearances. */
public final class ClearanceContributor implements Contributor<Clearance> {
  private static final long serialVersionUID = 1L;

  private static final Set<Metric> METRICS =
      EnumSet.of(Metric.CLEARANCE_CUSTOMS, Metric.CLEARANCE_LOGISTICS);

  private static final Set<Indicator> INDICATORS =
      EnumSet.of(
          Indicator.ADVANCE_FILING,
          Indicator.TWO_STEP_FILING,
          Indicator.SHIPSIDE_PICKUP,
          Indicator.DIRECT_LOADING,
          Indicator.PAPERLESS,
          Indicator.SINGLE_WINDOW,
          Indicator.AEO,
          Indicator.INSPECTED,
          Indicator.SINGLE_INSPECTION);

  /** Built once per combination of dimension values, of which a few thousand occur. */
  private transient Map<Map<Dimension, String>, ClearanceCells> cache;

  @Override
  public Set<Metric> metrics() {
    return METRICS;
  }

  @Override
  public Set<Indicator> indicators() {
    return INDICATORS;
  }

  @Override
  public void contribute(Clearance clearance, Tally tally) {
    if (cache == null) {
      cache = new HashMap<>();
    }
    ClearanceCells cells =
        cache.computeIfAbsent(dimensions(clearance), ClearanceContributor::cells);
    long arrived = clearance.getArrived().toEpochMilli();
    if (clearance.getCustomsMillis() != null) {
      long completed = Math.max(arrived, clearance.getReleased().toEpochMilli());
      add(cells.customs, completed, clearance.getCustomsMillis(), tally);
      add(cells.stage(Stage.PREPARATION), completed, clearance.getPreparationMillis(), tally);
      add(
          cells.stage(Stage.INSPECTION_WAIT),
          completed,
          clearance.getInspectionWaitMillis(),
          tally);
      add(cells.stage(Stage.INSPECTION), completed, clearance.getInspectionMillis(), tally);
      add(cells.stage(Stage.CUSTOMS), completed, clearance.getCustomsStageMillis(), tally);
      cells.shares.forEach(
          (indicator, keys) -> {
            int numerator = holds(indicator, clearance) ? 1 : 0;
            keys.forEach(key -> tally.share(key, completed, numerator, 1));
          });
    }
    if (clearance.getLogisticsMillis() != null) {
      long completed = Math.max(arrived, clearance.getHandedOver().toEpochMilli());
      add(cells.logistics, completed, clearance.getLogisticsMillis(), tally);
      if (clearance.getHandoverMillis() != null) {
        add(cells.stage(Stage.HANDOVER), completed, clearance.getHandoverMillis(), tally);
      }
    }
  }

  private static void add(List<String> keys, long completed, long millis, Tally tally) {
    for (String key : keys) {
      tally.duration(key, completed, millis);
    }
  }

  private static boolean holds(Indicator indicator, Clearance clearance) {
    return switch (indicator) {
      case ADVANCE_FILING -> clearance.getFiling() == Filing.ADVANCE;
      case TWO_STEP_FILING -> clearance.getFiling() == Filing.TWO_STEP;
      case SHIPSIDE_PICKUP -> clearance.getHandling() == Handling.SHIPSIDE_PICKUP;
      case DIRECT_LOADING -> clearance.getHandling() == Handling.DIRECT_LOADING;
      case PAPERLESS -> Boolean.TRUE.equals(clearance.getPaperless());
      case SINGLE_WINDOW -> clearance.getChannel() == Channel.SINGLE_WINDOW;
      case AEO -> clearance.getTraderClass() == TraderClass.AEO;
      case INSPECTED -> clearance.getInspections() > 0;
      case SINGLE_INSPECTION -> clearance.getInspections() <= 1;
      default -> throw new IllegalArgumentException(indicator + " is not over clearances");
    };
  }

  private static Map<Dimension, String> dimensions(Clearance clearance) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.CITY, clearance.getCity());
    values.put(Dimension.PORT, clearance.getPort());
    values.put(Dimension.DIRECTION, Cells.value(clearance.getDirection()));
    values.put(Dimension.TRANSPORT, Cells.value(clearance.getTransport()));
    values.put(Dimension.FILING, Cells.value(clearance.getFiling()));
    values.put(Dimension.COMMODITY, Cells.value(clearance.getCommodity()));
    values.put(Dimension.TRADER_CLASS, Cells.value(clearance.getTraderClass()));
    values.put(Dimension.INSPECTED, Boolean.toString(clearance.getInspections() > 0));
    return values;
  }

  private static ClearanceCells cells(Map<Dimension, String> values) {
    Map<Stage, List<String>> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, Cells.of(stage, values));
    }
    Map<Indicator, List<String>> shares = new EnumMap<>(Indicator.class);
    for (Indicator indicator : INDICATORS) {
      shares.put(indicator, Cells.of(indicator, values));
    }
    return new ClearanceCells(
        Cells.of(Metric.CLEARANCE_CUSTOMS, values),
        Cells.of(Metric.CLEARANCE_LOGISTICS, values),
        stages,
        shares);
  }

  private record ClearanceCells(
      List<String> customs,
      List<String> logistics,
      Map<Stage, List<String>> stages,
      Map<Indicator, List<String>> shares) {
    List<String> stage(Stage stage) {
      return stages.get(stage);
    }
  }
}
