package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.RefundResult;
import io.clearwatch.measurements.Dimension;
import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a refund adds: its working days and the shares over refunds. A working day is counted as one
 * where an hour is counted as milliseconds, so up to 49 of them fall into bins of their own and
 * their percentiles are exact.
 */
public final class RefundContributor implements Contributor<RefundResult> {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<Metric> metrics() {
    return EnumSet.of(Metric.REFUND_APPROVAL, Metric.REFUND_PAYMENT);
  }

  @Override
  public Set<Indicator> indicators() {
    return EnumSet.of(Indicator.REFUND_PAPERLESS, Indicator.REFUND_SUSPENDED);
  }

  @Override
  public void contribute(RefundResult refund, Tally tally) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.CITY, refund.city());
    values.put(Dimension.EXPORTER_CLASS, Cells.value(refund.exporterClass()));
    Long approved = refund.approvedMillis();
    add(Metric.REFUND_APPROVAL, values, approved, refund.approvalWorkingDays(), tally);
    add(Metric.REFUND_PAYMENT, values, refund.paidMillis(), refund.paymentWorkingDays(), tally);
    if (approved != null && !refund.refused()) {
      add(Indicator.REFUND_PAPERLESS, values, approved, refund.paperless(), tally);
      add(Indicator.REFUND_SUSPENDED, values, approved, refund.suspended(), tally);
    }
  }

  private static void add(
      Metric metric,
      Map<Dimension, String> values,
      Long completed,
      Integer workingDays,
      Tally tally) {
    if (workingDays != null) {
      Cells.of(metric, values).forEach(key -> tally.duration(key, completed, workingDays));
    }
  }

  private static void add(
      Indicator indicator,
      Map<Dimension, String> values,
      long approved,
      boolean holds,
      Tally tally) {
    Cells.of(indicator, values).forEach(key -> tally.share(key, approved, holds ? 1 : 0, 1));
  }
}
