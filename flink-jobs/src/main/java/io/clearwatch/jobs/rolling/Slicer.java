package io.clearwatch.jobs.rolling;

import io.clearwatch.jobs.clocks.Revision;
import io.clearwatch.jobs.pipeline.PipelineCounts;
import io.clearwatch.measurements.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds results up in slices before they are shuffled, so that a busy cell costs one record per
 * slice and subtask instead of one per result.
 *
 * <p>It holds no state: whatever is buffered goes out before a watermark passes, before a
 * checkpoint's barrier, and at the end of the input. A revision takes the old result out of its
 * slices and puts the new one in; where both fall into the same slice only the difference leaves.
 *
 * <p>It also counts the revisions that change ticks already given, and those that change some that
 * are too old to be given again.
 */
public final class Slicer<R> extends AbstractStreamOperator<Partial>
    implements OneInputStreamOperator<Revision<R>, Partial>, BoundedOneInput, Tally {
  private static final long serialVersionUID = 1L;

  /** Buffered slices before they go out early; about 10 MB. */
  private static final int MAX_BUFFERED_SLICES = 50_000;

  private final Contributor<R> contributor;
  private final Ticks ticks;
  private final long horizonMillis;

  private transient Map<String, CellSlices> slicesOfCells;
  private transient List<CellSlices> buffered;
  private transient int bufferedSlices;
  private transient int sign;
  private transient long lastTimeMillis;
  private transient long lastStartMillis;
  private transient long watermark;
  private transient EarliestChange change;
  private transient PipelineCounts counts;

  /**
   * @param horizonMillis how far back ticks are corrected; {@link Long#MAX_VALUE} corrects all
   */
  public Slicer(Contributor<R> contributor, Ticks ticks, long horizonMillis) {
    this.contributor = contributor;
    this.ticks = ticks;
    this.horizonMillis = horizonMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    slicesOfCells = new HashMap<>();
    buffered = new ArrayList<>();
    lastTimeMillis = Long.MIN_VALUE;
    watermark = Long.MIN_VALUE;
    change = new EarliestChange();
    counts = new PipelineCounts();
  }

  @Override
  public void processElement(StreamRecord<Revision<R>> element) {
    Revision<R> revision = element.getValue();
    change.clear();
    if (revision.before != null) {
      sign = -1;
      contributor.contribute(revision.before, this);
    }
    if (revision.after != null) {
      sign = 1;
      contributor.contribute(revision.after, this);
    }
    countIfLate();
    if (bufferedSlices >= MAX_BUFFERED_SLICES) {
      flush();
    }
  }

  @Override
  public void duration(CellSet cells, long completedMillis, long duration) {
    long start = startOf(completedMillis);
    int bin = Bins.of(duration);
    for (CellSlices cell : slices(cells)) {
      slice(cell, start).addDuration(duration, bin, sign);
    }
    change.add(completedMillis, cells, duration, sign);
  }

  @Override
  public void share(CellSet cells, long atMillis, int numerator, int denominator) {
    long start = startOf(atMillis);
    for (CellSlices cell : slices(cells)) {
      slice(cell, start).addShare(sign * numerator, sign * denominator);
    }
    change.add(atMillis, cells, 2L * denominator + numerator, sign);
  }

  private void countIfLate() {
    long changed = change.timeMillis();
    if (changed == Long.MAX_VALUE || ticks.next(Window.H1, changed) > watermark) {
      return;
    }
    if (horizonMillis != Long.MAX_VALUE && changed < watermark - horizonMillis) {
      counts.late++;
    } else {
      counts.corrected++;
    }
  }

  private CellSlices[] slices(CellSet cells) {
    CellSlices[] slices = (CellSlices[]) cells.kept();
    if (slices == null) {
      slices =
          cells.keys().stream()
              .map(key -> slicesOfCells.computeIfAbsent(key, CellSlices::new))
              .toArray(CellSlices[]::new);
      cells.keep(slices);
    }
    return slices;
  }

  private Slice slice(CellSlices cell, long startMillis) {
    if (cell.isEmpty()) {
      buffered.add(cell);
    }
    Slice slice = cell.get(startMillis);
    if (slice == null) {
      slice = cell.add(startMillis);
      bufferedSlices++;
    }
    return slice;
  }

  /** A result's contributions have mostly the same time, and come one after the other. */
  private long startOf(long timeMillis) {
    if (timeMillis != lastTimeMillis) {
      lastTimeMillis = timeMillis;
      lastStartMillis = ticks.sliceStart(timeMillis);
    }
    return lastStartMillis;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    watermark = mark.getTimestamp();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }

  private void flush() {
    if (!counts.isEmpty()) {
      output.collect(PipelineCounts.TAG, new StreamRecord<>(counts));
      counts = new PipelineCounts();
    }
    if (bufferedSlices == 0) {
      return;
    }
    for (CellSlices cell : buffered) {
      cell.drain(
          (start, slice) -> {
            if (!slice.isEmpty()) {
              output.collect(new StreamRecord<>(new Partial(cell.key(), start, slice)));
            }
          });
    }
    buffered.clear();
    bufferedSlices = 0;
  }
}
