package io.clearwatch.benchmarks.live;

import io.clearwatch.benchmarks.Goods;
import io.clearwatch.events.DeclarationPhase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;

/** A declaration whose release is looked for in the store. */
final class Probe {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long NEVER = Long.MIN_VALUE;

  private final Goods goods;
  private final long releasedMillis;
  private final long arrivedMillis;
  private volatile long appendedNanos = NEVER;
  private long visibleNanos = NEVER;

  /**
   * @param releasedMillis event time of the release
   */
  Probe(Goods goods, long releasedMillis) {
    this.goods = goods;
    this.releasedMillis = releasedMillis;
    this.arrivedMillis = releasedMillis - TimeUnit.SECONDS.toMillis(2);
  }

  /** Its events; the last one is the release. */
  List<SpecificRecordBase> events() {
    return List.of(
        goods.declaration(DeclarationPhase.ARRIVED, arrivedMillis),
        goods.declaration(DeclarationPhase.DECLARED, arrivedMillis),
        goods.released(releasedMillis));
  }

  /** The broker has acknowledged the release; called by the producer's thread. */
  void appended(long nanos) {
    appendedNanos = nanos;
  }

  /** A query has shown it. */
  void visible(long nanos) {
    visibleNanos = nanos;
  }

  boolean isVisible() {
    return visibleNanos != NEVER && appendedNanos != NEVER;
  }

  /** From the acknowledgement to the first query that showed it. */
  double secondsToVisible() {
    return (visibleNanos - appendedNanos) / NANOS_PER_SECOND;
  }
}
