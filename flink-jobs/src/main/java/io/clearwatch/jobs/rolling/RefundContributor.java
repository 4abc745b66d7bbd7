package io.clearwatch.jobs.rolling;

import io.clearwatch.events.ExporterClass;
import io.clearwatch.jobs.clocks.RefundResult;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * What a refund adds: its working days and the shares over refunds. A working day is counted as one
 * where an hour is counted as milliseconds, so up to 49 of them fall into bins of their own and
 * their percentiles are exact.
 */
public final class RefundContributor implements Contributor<RefundResult> {
  private static final long serialVersionUID = 1L;

  private transient Map<Kind, ResultCells> cache;

  @Override
  public Set<Metric> metrics() {
    return EnumSet.of(Metric.REFUND_APPROVAL, Metric.REFUND_PAYMENT);
  }

  @Override
  public Set<Indicator> indicators() {
    return EnumSet.of(Indicator.REFUND_PAPERLESS, Indicator.REFUND_SUSPENDED);
  }

  @Override
  public void times(RefundResult refund, LongConsumer times) {
    if (refund.approvedMillis() != null) {
      times.accept(refund.approvedMillis());
    }
    if (refund.paidMillis() != null) {
      times.accept(refund.paidMillis());
    }
  }

  @Override
  public void contribute(RefundResult refund, Tally tally) {
    if (cache == null) {
      cache = new HashMap<>();
    }
    ResultCells cells =
        cache.computeIfAbsent(new Kind(refund.city(), refund.exporterClass()), this::cells);
    Long approved = refund.approvedMillis();
    cells.add(Metric.REFUND_APPROVAL, approved, refund.approvalWorkingDays(), tally);
    cells.add(Metric.REFUND_PAYMENT, refund.paidMillis(), refund.paymentWorkingDays(), tally);
    if (approved != null && !refund.refused()) {
      cells.add(Indicator.REFUND_PAPERLESS, approved, refund.paperless() ? 1 : 0, 1, tally);
      cells.add(Indicator.REFUND_SUSPENDED, approved, refund.suspended() ? 1 : 0, 1, tally);
    }
  }

  private ResultCells cells(Kind kind) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.CITY, kind.city());
    values.put(Dimension.EXPORTER_CLASS, Cells.value(kind.exporterClass()));
    return ResultCells.of(this, values);
  }

  /** What decides into which cells a refund falls. */
  private record Kind(String city, ExporterClass exporterClass) {}
}
