package io.clearwatch.jobs.rolling;

import io.clearwatch.measurements.Indicator;
import io.clearwatch.measurements.Metric;
import java.io.Serializable;
import java.util.Set;
import java.util.function.LongConsumer;

/** Says what one result adds to which cells; the same result always adds the same. */
public interface Contributor<R> extends Serializable {
  void contribute(R result, Tally tally);

  /** Gives every time at which the result adds something, if need be more than once. */
  void times(R result, LongConsumer times);

  /** The metrics that it adds to. */
  Set<Metric> metrics();

  /** The indicators that it adds to. */
  Set<Indicator> indicators();
}
