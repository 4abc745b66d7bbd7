package io.clearwatch.jobs.rolling;

import io.clearwatch.events.Channel;
import io.clearwatch.events.Clearance;
import io.clearwatch.events.Commodity;
import io.clearwatch.events.Direction;
import io.clearwatch.events.Filing;
import io.clearwatch.events.Handling;
import io.clearwatch.events.TraderClass;
import io.clearwatch.events.Transport;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import io.clearwatch.measurements.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

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
  private transient Map<Kind, ClearanceCells> cache;

  @Override
  public Set<Metric> metrics() {
    return METRICS;
  }

  @Override
  public Set<Indicator> indicators() {
    return INDICATORS;
  }

  @Override
  public void times(Clearance clearance, LongConsumer times) {
    if (clearance.getCustomsMillis() != null) {
      times.accept(completed(clearance, clearance.getReleased()));
    }
    if (clearance.getLogisticsMillis() != null) {
      times.accept(completed(clearance, clearance.getHandedOver()));
    }
  }

  /** What is released or handed over before it has arrived counts from its arrival on. */
  private static long completed(Clearance clearance, Instant end) {
    return Math.max(clearance.getArrived().toEpochMilli(), end.toEpochMilli());
  }

  @Override
  public void contribute(Clearance clearance, Tally tally) {
    if (cache == null) {
      cache = new HashMap<>();
    }
    ClearanceCells cells =
        cache.computeIfAbsent(Kind.of(clearance), kind -> cells(kind.dimensions()));
    if (clearance.getCustomsMillis() != null) {
      long completed = completed(clearance, clearance.getReleased());
      tally.duration(cells.customs, completed, clearance.getCustomsMillis());
      tally.duration(cells.preparation, completed, clearance.getPreparationMillis());
      tally.duration(cells.inspectionWait, completed, clearance.getInspectionWaitMillis());
      tally.duration(cells.inspection, completed, clearance.getInspectionMillis());
      tally.duration(cells.customsStage, completed, clearance.getCustomsStageMillis());
      for (ShareCells share : cells.shares) {
        tally.share(share.cells, completed, holds(share.indicator, clearance) ? 1 : 0, 1);
      }
    }
    if (clearance.getLogisticsMillis() != null) {
      long completed = completed(clearance, clearance.getHandedOver());
      tally.duration(cells.logistics, completed, clearance.getLogisticsMillis());
      if (clearance.getHandoverMillis() != null) {
        tally.duration(cells.handover, completed, clearance.getHandoverMillis());
      }
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

  /** What decides into which cells a clearance falls. */
  private record Kind(
      String city,
      String port,
      Direction direction,
      Transport transport,
      Filing filing,
      Commodity commodity,
      TraderClass traderClass,
      boolean isInspected) {
    static Kind of(Clearance clearance) {
      return new Kind(
          clearance.getCity(),
          clearance.getPort(),
          clearance.getDirection(),
          clearance.getTransport(),
          clearance.getFiling(),
          clearance.getCommodity(),
          clearance.getTraderClass(),
          clearance.getInspections() > 0);
    }

    Map<Dimension, String> dimensions() {
      Map<Dimension, String> values = new EnumMap<>(Dimension.class);
      values.put(Dimension.CITY, city);
      values.put(Dimension.PORT, port);
      values.put(Dimension.DIRECTION, Cells.value(direction));
      values.put(Dimension.TRANSPORT, Cells.value(transport));
      values.put(Dimension.FILING, Cells.value(filing));
      values.put(Dimension.COMMODITY, Cells.value(commodity));
      values.put(Dimension.TRADER_CLASS, Cells.value(traderClass));
      values.put(Dimension.INSPECTED, Boolean.toString(isInspected));
      return values;
    }
  }

  private static ClearanceCells cells(Map<Dimension, String> values) {
    List<ShareCells> shares = new ArrayList<>();
    for (Indicator indicator : INDICATORS) {
      shares.add(new ShareCells(indicator, Cells.of(indicator, values)));
    }
    return new ClearanceCells(
        Cells.of(Metric.CLEARANCE_CUSTOMS, values),
        Cells.of(Metric.CLEARANCE_LOGISTICS, values),
        Cells.of(Stage.PREPARATION, values),
        Cells.of(Stage.INSPECTION_WAIT, values),
        Cells.of(Stage.INSPECTION, values),
        Cells.of(Stage.CUSTOMS, values),
        Cells.of(Stage.HANDOVER, values),
        shares);
  }

  private record ShareCells(Indicator indicator, CellSet cells) {}

  private record ClearanceCells(
      CellSet customs,
      CellSet logistics,
      CellSet preparation,
      CellSet inspectionWait,
      CellSet inspection,
      CellSet customsStage,
      CellSet handover,
      List<ShareCells> shares) {}
}
