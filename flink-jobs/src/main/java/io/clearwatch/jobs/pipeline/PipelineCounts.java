package io.clearwatch.jobs.pipeline;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * What an operator has seen since it last told. Mutable public fields, so that Flink serializes it
 * as a POJO.
 */
public final class PipelineCounts {
  /** Side output on which operators tell their counts. */
  public static final OutputTag<PipelineCounts> TAG =
      new OutputTag<>("pipeline", TypeInformation.of(PipelineCounts.class));

  /** Records read, rejected ones among them. */
  public long events;

  /** Records that could not be used. */
  public long rejected;

  /** Results that changed past ticks within the correction horizon. */
  public long corrected;

  /**
   * Results that changed ticks beyond the correction horizon, which stay as they are, and events
   * that came after their subject may have been forgotten.
   */
  public long late;

  /** For Flink. */
  public PipelineCounts() {}

  /** One event that came too late to be used. */
  public static PipelineCounts oneLate() {
    PipelineCounts counts = new PipelineCounts();
    counts.late = 1;
    return counts;
  }

  /** True if there is nothing to tell. */
  public boolean isEmpty() {
    return events == 0 && rejected == 0 && corrected == 0 && late == 0;
  }

  /** Adds the other's. */
  public void add(PipelineCounts other) {
    events += other.events;
    rejected += other.rejected;
    corrected += other.corrected;
    late += other.late;
  }

  @Override
  public String toString() {
    return events
        + " events, "
        + rejected
        + " rejected, "
        + corrected
        + " corrected, "
        + late
        + " late";
  }
}
